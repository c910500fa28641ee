/** What the benchmarks share: which Node runs, medians, and a registry that holds given tarballs. */
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { delimiter, dirname, resolve } from 'node:path'

/**
 * The environment for a chosen Node; npm starts with it as well.
 *
 * @param {string | undefined} node path of a program; left out, the one on PATH
 */
export function environmentWith(node, env = process.env) {
  return node === undefined ? env : { ...env, PATH: `${dirname(resolve(node))}${delimiter}${env.PATH}` }
}

export const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]

/** @param {readonly { name: string, version: string, tarball: Buffer }[]} releases the only ones of their packages */
export async function serve(releases) {
  const byName = new Map(releases.map((each) => [each.name, each]))
  const server = createServer(({ url }, response) => {
    const release = byName.get(decodeURIComponent(url.replace(/^\/|\/-\/.*$/g, '')))
    if (!release) return response.writeHead(404).end('{}')
    const { name, version, tarball } = release
    if (url.endsWith('.tgz')) return response.end(tarball)
    const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`
    const dist = { integrity, tarball: `http://127.0.0.1:${server.address().port}/${name}/-/${version}.tgz` }
    const document = { name, 'dist-tags': { latest: version }, versions: { [version]: { name, version, dist } } }
    return response.setHeader('content-type', 'application/json').end(JSON.stringify(document))
  })
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
  return { url: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() }
}
