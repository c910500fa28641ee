import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import npm from '@npmcli/config/lib/definitions/index.js'
import { describe, expect, it } from '@jest/globals'
import { RegistryClient } from '../../src/registry/client.js'
import type { Tool } from '../../src/registry/config-files.js'
import { writePackage, type PackageFiles } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
const own = 'https://npm.example.com/'
const other = 'https://other.example.com/npm/'

interface Asking {
  readonly files?: PackageFiles
  readonly tool?: Tool
  readonly name?: string
  readonly publishConfig?: Readonly<Record<string, unknown>>
  readonly env?: Readonly<Record<string, string>>
  /** The package's folder in the repository. */
  readonly at?: string
}

function clientFor(env: Readonly<Record<string, string>> = {}): RegistryClient {
  const home = writePackage(sandbox.folder('home'), { '.npmrc': `registry=${own}\n` })
  return new RegistryClient({ env: { HOME: home, PATH: process.env.PATH, ...env }, userAgent: 'test' })
}

async function askedFor({
  files = {},
  tool = 'npm',
  name = 'a',
  publishConfig = {},
  env,
  at = '.',
}: Asking): Promise<string> {
  const root = writePackage(sandbox.folder(), { 'package.json': { name: 'root' }, ...files })
  return (await clientFor(env).source({ name, folder: join(root, at), tool, publishConfig })).address
}

describe('the registry that publishing goes to', () => {
  const cases: readonly [what: string, asking: Asking, registry: string][] = [
    ["the user's", {}, own],
    ["the project's", { files: { '.npmrc': `registry=${other}\n` } }, other],
    [
      'the environment before the project',
      { files: { '.npmrc': `registry=${own}x/\n` }, env: { npm_config_registry: other } },
      other,
    ],
    ['publishConfig.registry', { publishConfig: { registry: other } }, other],
    ['publishConfig of the scope', { name: '@acme/a', publishConfig: { '@acme:registry': other } }, other],
    [
      "the scope's before `registry`",
      { name: '@acme/a', files: { '.npmrc': `registry=${own}x/\n@acme:registry=${other}\n` } },
      other,
    ],
    ["not another scope's", { name: '@acme/a', files: { '.npmrc': `@other:registry=${other}\n` } }, own],
    [
      "the workspace root's for npm",
      {
        at: 'p/a',
        files: {
          'package.json': { workspaces: ['p/*'] },
          '.npmrc': `registry=${other}\n`,
          'p/a/package.json': {},
          'p/a/.npmrc': 'registry=https://no.example/\n',
        },
      },
      other,
    ],
    [
      'its own where it is no member',
      {
        at: 'x/a',
        files: {
          'package.json': { workspaces: ['p/*'] },
          '.npmrc': 'registry=https://no.example/\n',
          'x/a/package.json': {},
        },
      },
      own,
    ],
    [
      "the package's own before the root's for pnpm",
      {
        tool: 'pnpm',
        at: 'p/a',
        files: {
          'pnpm-workspace.yaml': '',
          '.npmrc': 'registry=https://no.example/\n',
          'p/a/package.json': {},
          'p/a/.npmrc': `registry=${other}\n`,
        },
      },
      other,
    ],
    [
      'pnpm-workspace.yaml: registry',
      { tool: 'pnpm', at: 'p/a', files: { 'pnpm-workspace.yaml': `registry: ${other}\n`, 'p/a/package.json': {} } },
      other,
    ],
    [
      'pnpm-workspace.yaml: registries',
      {
        tool: 'pnpm',
        name: '@acme/a',
        files: { 'pnpm-workspace.yaml': `registries: { default: ${own}x/, '@acme': ${other} }\n` },
      },
      other,
    ],
    ['npmRegistryServer', { tool: 'yarn', files: { '.yarnrc.yml': `npmRegistryServer: ${other}\n` } }, other],
    [
      'npmPublishRegistry before it',
      { tool: 'yarn', files: { '.yarnrc.yml': `npmRegistryServer: ${own}x/\nnpmPublishRegistry: ${other}\n` } },
      other,
    ],
    [
      'npmScopes',
      {
        tool: 'yarn',
        name: '@acme/a',
        files: { '.yarnrc.yml': `npmScopes: { acme: { npmRegistryServer: '${other}' } }\n` },
      },
      other,
    ],
    [
      '.yarnrc.yml above the package',
      {
        tool: 'yarn',
        at: 'p/a',
        files: { '.yarnrc.yml': `npmPublishRegistry: \${R:-${other}}\n`, 'p/a/package.json': {} },
      },
      other,
    ],
    ["Yarn's environment", { tool: 'yarn', env: { YARN_NPM_PUBLISH_REGISTRY: other } }, other],
    ["Yarn 1's .yarnrc", { tool: 'yarn', files: { '.yarnrc': `registry "${other}"\n` } }, other],
    ['not .yarnrc.yml for npm', { files: { '.yarnrc.yml': `npmRegistryServer: ${other}\n` } }, own],
    ['bunfig.toml', { tool: 'bun', files: { 'bunfig.toml': `[install]\nregistry = "${other}"\n` } }, other],
    [
      'scopes of bunfig.toml',
      {
        tool: 'bun',
        name: '@acme/a',
        files: { 'bunfig.toml': `[install.scopes]\nacme = { url = "${other}", token = "$T" }\n` },
      },
      other,
    ],
  ]
  it.each(cases)('is %s', async (_what, asking, registry) => {
    expect(await askedFor(asking)).toBe(registry)
  })

  it.each([
    ['yarn', '.yarnrc.yml', 'a: [\n'],
    ['bun', 'bunfig.toml', '[install\n'],
  ] as const)('is not guessed where the file of %s can not be read', async (tool, file, text) => {
    await expect(askedFor({ tool, files: { [file]: text } })).rejects.toMatchObject({
      code: 'EREGISTRY',
      message: expect.stringContaining(file),
    })
  })

  it('is refused where it is no address of the web', async () => {
    await expect(askedFor({ publishConfig: { registry: 'file:///etc/passwd' } })).rejects.toMatchObject({
      code: 'EREGISTRY',
    })
  })

  it('is refused with a token for any registry, as npm does', async () => {
    const secret = ['sesame', 'open', 'up'].join('-')
    const error = await askedFor({ files: { '.npmrc': `_authToken=${secret}\n` } }).catch(
      (thrown: unknown) => thrown as Error,
    )
    expect(error).toMatchObject({ code: 'EREGISTRY', message: expect.stringContaining('_authToken') })
    expect(String(error)).not.toContain(secret)
  })
})

describe('settings that are not about registries', () => {
  /** What each of npm's settings could be set to: enough to make npm do something else. */
  const values = ['true', 'false', '1', '2020-01-01', 'next', './elsewhere']
  const about = new Set([
    'registry',
    'scope',
    'ca',
    'cafile',
    'cert',
    'key',
    'https-proxy',
    'proxy',
    'noproxy',
    'strict-ssl',
    'local-address',
    'maxsockets',
    'replace-registry-host',
  ])
  // What moves npm's own files, and credentials without a registry, which npm refuses.
  const moving = new Set(['userconfig', 'globalconfig', 'prefix', '_auth'])
  const names = Object.keys(npm.definitions).filter((name) => !about.has(name) && !moving.has(name))

  it('are a list to go through', () => {
    expect(names.length).toBeGreaterThan(100)
    expect(names).toEqual(
      expect.arrayContaining([
        'cache',
        'offline',
        'prefer-offline',
        'tag',
        'before',
        'min-release-age',
        'dry-run',
        'workspace',
        'workspaces',
        'global',
      ]),
    )
  })

  it('change nothing, in .npmrc or in the environment', async () => {
    const folder = writePackage(sandbox.folder(), { 'package.json': { name: 'a' } })
    const expected = await clientFor().settings(folder, 'npm')
    const wrong: string[] = []
    for (const name of names) {
      const value = values[name.length % values.length] ?? ''
      writeFileSync(join(folder, '.npmrc'), `${name}=${value}\n`)
      const inFile = await clientFor().settings(folder, 'npm')
      writeFileSync(join(folder, '.npmrc'), '')
      const inEnv = await clientFor({ [`npm_config_${name.replaceAll('-', '_')}`]: value }).settings(folder, 'npm')
      if (JSON.stringify([inFile, inEnv]) !== JSON.stringify([expected, expected])) wrong.push(name)
    }
    expect(wrong).toEqual([])
  })
})
