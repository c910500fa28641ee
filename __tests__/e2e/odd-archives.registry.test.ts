import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { checkJson, makeUser, npm, type JsonRun, type User } from '../helpers/cli.js'
import { oddArchives, type OddArchive } from '../helpers/odd-archives.js'
import { useSandbox } from '../helpers/sandbox.js'

/**
 * What is judged is what npm installs, whatever an archive looks like: the same files and bytes, or a refusal.
 * A real npm installs each archive from a server on loopback.
 */
const sandbox = useSandbox()
const archives = oddArchives.map((odd, index) => ({ ...odd, name: `odd-${index}`, data: odd.bytes(`odd-${index}`) }))
type Archive = (typeof archives)[number]
let user: User
let server: Server
let project: string

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const url = ({ name }: Archive): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/${name}.tgz`

/** All at once: a start of npm takes a second. What is refused or blocked need not be installed. */
async function install(): Promise<void> {
  writeFileSync(join(project, 'package.json'), '{"private":true}\n')
  const flags = ['--ignore-scripts', '--no-package-lock', '--allow-remote=all']
  const passing = archives.filter(({ gate }) => gate === 'passes')
  const { code, stderr } = await npm(['install', ...flags, ...passing.map(url)], { user, cwd: project })
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' })
}

/** Files of an installed package by path, with their hash. */
function installed(folder: string, below = ''): readonly (readonly [path: string, sha256: string])[] {
  return readdirSync(join(folder, below)).flatMap((name) => {
    const path = below === '' ? name : `${below}/${name}`
    if (lstatSync(join(folder, path)).isDirectory()) return installed(folder, path)
    return [[path, sha256(readFileSync(join(folder, path)))] as const]
  })
}

async function judge({ name, data }: Archive): Promise<JsonRun> {
  const path = join(sandbox.folder('tarball'), `${name}.tgz`)
  writeFileSync(path, data)
  return checkJson([path, '--baseline', 'none', '--no-config'], { user })
}

function outcome({ code, report }: JsonRun): OddArchive['gate'] {
  if (report.conclusion === 'error') return 'refuses'
  return code === 0 ? 'passes' : 'blocks'
}

/** Npm gives a .gitignore the name .npmignore, and its bytes stay. */
const npmName = (path: string): string => path.replace(/(^|\/)\.gitignore$/, '$1.npmignore')

beforeAll(async () => {
  user = makeUser(sandbox, { npm: 'host' })
  const byPath = new Map(archives.map(({ name, data }) => [`/${name}.tgz`, data]))
  server = createServer((request, response) => {
    response.end(byPath.get(request.url ?? ''))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  project = sandbox.folder('project')
  await install()
}, 300_000)

afterAll(() => {
  server.close()
})

describe('an archive with', () => {
  it.each(archives.map((archive) => [archive.what, archive] as const))('%s', async (_what, archive) => {
    const run = await judge(archive)
    expect([outcome(run), run.code === 2 && archive.gate !== 'refuses' ? run.stdout : '']).toEqual([archive.gate, ''])
    if (run.report.conclusion === 'success') {
      const judged = run.report.files.map(({ path, sha256: hash }) => [npmName(path), hash])
      expect(installed(join(project, 'node_modules', archive.name)).toSorted()).toEqual(judged.toSorted())
    }
  })
})
