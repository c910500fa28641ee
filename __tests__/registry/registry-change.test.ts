import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { trustedFiles } from '../../src/registry/config-files.js'
import { readSettings } from '../../src/registry/read-settings.js'
import { changedSettings, type ChangedSettings } from '../../src/registry/registry-change.js'
import { writePackage, type PackageFiles } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
const manifest = { name: 'acme', version: '1.0.0' }
const registry = 'https://registry.example.com/'

/** What a pull request's files change, where the base branch has none of them. */
async function changed(head: PackageFiles, tool: 'npm' | 'pnpm' | 'yarn' = 'npm'): Promise<ChangedSettings> {
  const root = writePackage(sandbox.folder('head'), { 'package.json': manifest, ...head })
  const base = { read: () => Promise.resolve(null) }
  return changedSettings({ folder: root, tool, env: {}, root, base, trusted: { registry } })
}
const npmrc = async (text: string): Promise<ChangedSettings> => changed({ '.npmrc': text })

describe('a registry in .npmrc that the base branch does not name', () => {
  it.each([
    ['plain', 'registry=https://evil.example/'],
    ['in capitals', 'registry=HTTPS://EVIL.EXAMPLE/'],
    ['with its key in quotes', '"registry"="https://evil.example/"'],
    ['after a lone carriage return', 'fund=false\rregistry=https://evil.example/'],
    ['with a variable in its key', '${NOTHING?}registry=https://evil.example/'],
    ['with a variable in its scheme', 'registry=https:${NOTHING?}//evil.example/'],
    ['with backslashes', 'registry=https:\\\\\\\\evil.example/'],
    ['without slashes', 'registry=https:evil.example'],
    ['with a tab in it', 'registry=https:/\t/evil.example/'],
    ['behind a login that looks like the known host', 'registry=https://registry.example.com@evil.example/'],
    ['after the known one', `registry=${registry}\nregistry=https://evil.example/`],
    ['as a scope of its own', '@acme:registry=https://evil.example/'],
    ['as the place of a token', '//evil.example/:_authToken=${NODE_AUTH_TOKEN}'],
    ['as a proxy', 'https-proxy=http://evil.example/'],
    ['with its own port', 'registry=https://evil.example:443/'],
  ])('is known %s', async (_how, text) => {
    const { files, hosts } = await npmrc(text)
    expect(files.map(({ path }) => path)).toEqual(['.npmrc'])
    expect(hosts).toEqual(['evil.example'])
  })

  it.each([
    ['a dot at its end', 'registry=https://registry.example.com./', 'registry.example.com.'],
    ['another port', 'registry=https://registry.example.com:8443/', 'registry.example.com:8443'],
    ['a letter of another script', 'registry=https://r\u0435gistry.example.com/', 'xn--rgistry-7gg.example.com'],
  ])('is another one with %s', async (_how, text, host) => {
    expect((await npmrc(text)).hosts).toEqual([host])
  })

  it('is none where it is the known one, however it is written', async () => {
    for (const text of [`registry=${registry}`, 'registry=https://REGISTRY.example.com:443/', 'registry=${OWN}'])
      expect(await npmrc(text)).toMatchObject({ files: [{ keys: ['registry'] }], hosts: [] })
  })

  it('is known in publishConfig, also behind a byte order mark, which npm skips', async () => {
    const text = JSON.stringify({ ...manifest, publishConfig: { registry: 'https://evil.example/' } })
    for (const mark of ['', '\uFEFF'])
      expect(await changed({ 'package.json': mark + text })).toMatchObject({
        files: [{ path: 'package.json', keys: ['publishConfig.registry'] }],
        hosts: ['evil.example'],
      })
  })

  it('is known with a key in single quotes', async () => {
    expect(await npmrc("'registry'='https://evil.example/'")).toMatchObject({ files: [{ keys: ['registry'] }] })
    expect(await npmrc('offline\n"cache" = x')).toMatchObject({ files: [{ keys: ['cache', 'offline'] }] })
  })

  it('is none in what says nothing of registries', async () => {
    expect(await npmrc('# registry=https://evil.example/\nfund=false\nsave-exact=true')).toMatchObject({ files: [] })
  })
})

describe('a registry that comes by an anchor in YAML', () => {
  it('is known', async () => {
    const text = 'x: &there { registry: https://evil.example/ }\n<<: *there\n'
    const { files, hosts } = await changed({ 'pnpm-workspace.yaml': text, 'pnpm-lock.yaml': '' }, 'pnpm')
    expect(files).toEqual([{ path: 'pnpm-workspace.yaml', keys: ['registry'] }])
    expect(hosts).toEqual(['evil.example'])
  })
})

/** What a pull request changes in a repository whose base branch has other files. */
async function between(base: PackageFiles, head: PackageFiles, env: Record<string, string> = {}): Promise<unknown> {
  const [before, root] = [writePackage(sandbox.folder('base'), base), writePackage(sandbox.folder('head'), head)]
  const files = trustedFiles(root, {
    read: (path) => {
      const file = join(before, path)
      return Promise.resolve(existsSync(file) ? readFileSync(file) : null)
    },
  })
  const folder = join(root, 'packages/a')
  const here = Object.fromEntries(Object.entries(env).map(([name, path]) => [name, join(root, path)]))
  const request = { folder, tool: 'npm' as const, env: { HOME: root, ...here }, root }
  const { files: changed } = await changedSettings({ ...request, base: files, trusted: { registry } })
  const settings = await readSettings({ ...request, configs: new Map(), base: { root, files } })
  return [settings.registry, changed]
}

describe('a package that a pull request takes out of its workspace', () => {
  const workspace = {
    'package.json': { name: 'root', private: true, workspaces: ['packages/*'] },
    '.npmrc': 'registry=https://own.example/\n',
    'packages/a/package.json': manifest,
  }
  const alone = { ...workspace, 'package.json': { name: 'root', private: true } }

  it('is looked for where the base branch does, and that is a change', async () => {
    expect(await between(workspace, workspace)).toEqual(['https://own.example/', []])
    expect(await between(workspace, alone)).toEqual(['https://own.example/', [{ path: '.npmrc', keys: ['registry'] }]])
  })
})

describe('certificates of the repository that the environment names', () => {
  const files = { 'package.json': manifest, 'packages/a/package.json': manifest, 'ci/ca.pem': 'one' }
  const env = { NODE_EXTRA_CA_CERTS: 'ci/ca.pem' }

  it('are a change where the pull request has others', async () => {
    const changed = [{ path: 'ci/ca.pem', keys: ['NODE_EXTRA_CA_CERTS'] }]
    expect(await between(files, files, env)).toEqual([expect.anything(), []])
    expect(await between(files, { ...files, 'ci/ca.pem': 'two' }, env)).toEqual([expect.anything(), changed])
    expect(await between({ ...files, 'ci/ca.pem': '' }, files, env)).toEqual([expect.anything(), changed])
  })
})
