import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { NoVerdict, Verdict } from '../../src/model/report.js'
import { GitHubServer } from '../helpers/github-server.js'
import { examplePayload } from '../helpers/github-server-samples.js'
import { makeAuthority } from '../helpers/certificates.js'
import { startLoopbackRegistry, type LoopbackRegistry } from '../helpers/loopback-registry.js'
import { sourceMap, writePackage, type PackageFiles } from '../helpers/packages.js'
import { startProxy, type Proxy } from '../helpers/proxy.js'
import { runAction, runBuiltAction } from '../helpers/runner.js'
import { useSandbox } from '../helpers/sandbox.js'

/**
 * The Action on pull requests that bring a registry of their own: whom it asks, and with what. One attack by each way
 * in is made on the built one in a process of its own; the others differ in the file that is read.
 */

const sandbox = useSandbox()
/** In parts, so that it could not be mistaken for a real one. */
const token = ['sesame', 'open', 'up'].join('-')
const leak = sourceMap({ 'src/a.ts': 'const hush = 1\n' })
const honest = { versions: { '1.3.0': { 'index.js': 'export {}\n' } } }
const forged = { versions: { '1.3.0': { 'index.js': 'export {}\n', 'index.js.map': leak } } }
let server: GitHubServer
let good: LoopbackRegistry
let evil: LoopbackRegistry

beforeEach(async () => {
  server = await GitHubServer.start()
  good = await startLoopbackRegistry({ packages: { 'left-pad': honest } })
  evil = await startLoopbackRegistry({ packages: { 'left-pad': forged } })
})
afterEach(async () => {
  await Promise.all([server.close(), good.stop(), evil.stop()])
  expect(server.violations).toEqual([])
})

interface Scene {
  readonly base: PackageFiles
  readonly head: PackageFiles
  readonly event?: string
  /** Whether git has the base commit; GitHub is not to be asked. */
  readonly baseIsThere?: boolean
  /** The package's folder. */
  readonly path?: string
  /** The user's .npmrc; left out, it names the good registry. */
  readonly npmrc?: string
  readonly env?: Readonly<Record<string, string>>
}

/** A package with a source map in it, on a branch that changes its settings too. */
function repository({ base, head }: Scene): { readonly workspace: string; readonly commit: string } {
  const manifest = { name: 'left-pad', version: '1.3.1' }
  const workspace = writePackage(sandbox.folder('repository'), {
    'package.json': manifest,
    'index.js': 'export {}\n',
    ...base,
  })
  const git = (...args: string[]): string =>
    execFileSync(
      'git',
      ['-c', 'user.name=t', '-c', 'user.email=t@example.test', '-c', 'commit.gpgsign=false', ...args],
      {
        cwd: workspace,
        encoding: 'utf8',
      },
    ).trim()
  git('init', '-q')
  git('add', '-A')
  git('commit', '-q', '-m', 'base')
  const commit = git('rev-parse', 'HEAD')
  writePackage(workspace, { 'index.js.map': leak, ...head })
  git('add', '-A')
  git('commit', '-q', '-m', 'head')
  return { workspace, commit }
}

interface Seen {
  readonly report: Verdict | NoVerdict
  readonly findings: readonly string[]
  readonly output: string
}

async function act(scene: Scene, run = runAction): Promise<Seen> {
  const { event = 'pull_request', baseIsThere = true, path = '.', npmrc = `registry=${good.url}\n` } = scene
  const { workspace, commit } = repository(scene)
  server.fail('repos/get-content', { kind: 'read-only' }, Infinity)
  const payload = structuredClone(examplePayload(event))
  const base = baseIsThere ? commit : 'ba5e'.padEnd(40, '0')
  if (event === 'merge_group') (payload.merge_group as Record<string, unknown>).base_sha = base
  else if (event !== 'push') (payload.pull_request as { base: Record<string, unknown> }).base.sha = base
  const userconfig = join(writePackage(sandbox.folder('user'), { '.npmrc': npmrc }), '.npmrc')
  const env = { NPM_CONFIG_USERCONFIG: userconfig, NODE_AUTH_TOKEN: token, ...scene.env }
  const result = await run({ sandbox, server, workspace, event, payload, env, with: { path } })
  const report = JSON.parse(readFileSync(result.outputs.report ?? '', 'utf8')) as Verdict | NoVerdict
  const findings = 'findings' in report ? report.findings.map(({ level, ruleId }) => `${level} ${ruleId}`) : []
  return { report, findings, output: result.stdout + result.stderr }
}

const evilRc = (): string => `registry=${evil.url}\n//${evil.host}/:_authToken=\${NODE_AUTH_TOKEN}\n`

describe('a pull request that brings a registry of its own', () => {
  const attackBuilt = (scene: Scene): Promise<Seen> => act(scene, runBuiltAction)

  it.each(['pull_request', 'merge_group'])('is compared with the release of the trusted one, on %s', async (event) => {
    const { report, findings, output } = await attackBuilt({ base: {}, head: { '.npmrc': evilRc() }, event })
    expect(evil.asked).toEqual([])
    expect(good.asked.length).toBeGreaterThan(0)
    expect(good.asked.every(({ headers }) => headers.authorization === undefined)).toBe(true)
    expect(report).toMatchObject({ conclusion: 'failure', baseline: { version: '1.3.0', registry: good.url } })
    expect(findings).toEqual(expect.arrayContaining(['error registry-changed', 'error source-map']))
    expect(output).toContain(evil.host)
    expect(output).not.toContain(token)
  })

  it('is trusted on push, as npm would', async () => {
    const { report, findings } = await act({ base: {}, head: { '.npmrc': evilRc() }, event: 'push' })
    expect(report).toMatchObject({ baseline: { registry: evil.url } })
    expect(findings).not.toContain('error registry-changed')
  })

  it.each([
    [
      'publishConfig',
      (): PackageFiles => ({
        'package.json': { name: 'left-pad', version: '1.3.1', publishConfig: { registry: evil.url } },
      }),
    ],
    ['.yarnrc.yml', (): PackageFiles => ({ '.yarnrc.yml': `npmRegistryServer: ${evil.url}\n`, 'yarn.lock': '' })],
    ['pnpm-workspace.yaml', (): PackageFiles => ({ 'pnpm-workspace.yaml': `registry: ${evil.url}\n` })],
  ])('in %s is no more trusted', async (_what, head) => {
    await act({ base: {}, head: head() })
    expect(evil.asked).toEqual([])
  })

  it.each<[string, () => Omit<Scene, 'base'> & { readonly base?: PackageFiles }, run?: typeof runAction]>([
    [
      'as a proxy',
      () => ({ head: { '.npmrc': `proxy=${evil.url}\nhttps-proxy=${evil.url}\nnoproxy=none.example\n` } }),
      runBuiltAction,
    ],
    ['in bunfig.toml', () => ({ head: { 'bunfig.toml': `[install]\nregistry = "${evil.url}"\n`, 'bun.lock': '' } })],
    [
      'in the .npmrc of a folder above the package',
      () => ({
        path: 'packages/a',
        base: { 'packages/a/package.json': { name: 'left-pad', version: '1.3.1' } },
        head: { '.npmrc': evilRc(), 'packages/.npmrc': evilRc() },
      }),
    ],
    [
      "in the package's own .npmrc, by taking it out of its workspace",
      () => ({
        path: 'packages/a',
        npmrc: 'registry=http://127.0.0.1:9/\n',
        base: {
          'package.json': { name: 'root', private: true, workspaces: ['packages/*'] },
          '.npmrc': `registry=${good.url}\n`,
          'packages/a/package.json': { name: 'left-pad', version: '1.3.1' },
        },
        head: { 'package.json': { name: 'root', private: true }, 'packages/a/.npmrc': evilRc() },
      }),
    ],
    [
      'by another root of a workspace',
      () => ({
        path: 'packages/a',
        npmrc: 'registry=http://127.0.0.1:9/\n',
        base: {
          'pnpm-workspace.yaml': 'packages: [packages/*]\n',
          '.npmrc': `registry=${good.url}\n`,
          'package.json': { name: 'root', private: true, packageManager: 'pnpm@10.34.9' },
          'packages/a/package.json': { name: 'left-pad', version: '1.3.1' },
        },
        head: { 'packages/a/pnpm-workspace.yaml': `registry: ${evil.url}\n` },
      }),
    ],
    [
      'as a redirect of the trusted one',
      () => ({ head: { '.npmrc': `registry=${good.url}away/${encodeURIComponent(evil.url)}/\n` } }),
    ],
  ])('%s is never asked', async (_what, scene, run = runAction) => {
    await act({ base: {}, ...scene() }, run)
    expect(evil.asked).toEqual([])
    expect(good.asked.every(({ url }) => !url.includes('away'))).toBe(true)
  })

  it('by taking the package out of its workspace is compared with the release of the trusted one', async () => {
    const { report, findings } = await act({
      path: 'packages/a',
      npmrc: `registry=${evil.url}\n`,
      base: {
        'package.json': { name: 'root', private: true, workspaces: ['packages/*'] },
        '.npmrc': `registry=${good.url}\n`,
        'packages/a/package.json': { name: 'left-pad', version: '1.3.1' },
      },
      head: { 'package.json': { name: 'root', private: true } },
    })
    expect(evil.asked).toEqual([])
    expect(report).toMatchObject({ baseline: { version: '1.3.0', registry: good.url } })
    expect(findings).toContainEqual(expect.stringContaining('registry-changed'))
  })

  it('sends the token of the base branch to no other host, also where the trusted one redirects there', async () => {
    const away = await startLoopbackRegistry({
      packages: {},
      instead: (request, response) => {
        response.writeHead(302, { location: `${evil.url}${(request.url ?? '/').slice(1)}` }).end()
        return true
      },
    })
    const base = { '.npmrc': `registry=${away.url}\n//${away.host}/:_authToken=\${NODE_AUTH_TOKEN}\n` }
    await attackBuilt({ base, head: { '.npmrc': evilRc() } })
    expect(away.asked[0]?.headers.authorization).toBe(`Bearer ${token}`)
    expect(evil.asked.length).toBeGreaterThan(0)
    expect(evil.asked.every(({ headers }) => headers.authorization === undefined)).toBe(true)
    await away.stop()
  })

  it('is told of settings that name no host', async () => {
    const { report, findings } = await act({ base: {}, head: { '.npmrc': 'cache=./.c\noffline=true\n' } })
    expect(report).toMatchObject({ baseline: { kind: 'published', registry: good.url } })
    expect(findings).toContain('warning registry-changed')
    const told = 'findings' in report ? report.findings.find(({ ruleId }) => ruleId === 'registry-changed') : undefined
    expect(told?.message).toContain('.npmrc (cache, offline)')
  })

  it('has no verdict where the base branch can not be read', async () => {
    const { report } = await attackBuilt({ base: {}, head: { '.npmrc': evilRc() }, baseIsThere: false })
    expect(report).toMatchObject({ conclusion: 'error', error: { code: 'EREGISTRY' } })
    expect([evil.asked, good.asked]).toEqual([[], []])
  })
})

describe("the base branch's own settings", () => {
  it('say which registry is asked, with which token', async () => {
    const base = { '.npmrc': `registry=${good.url}\n//${good.host}/:_authToken=\${NODE_AUTH_TOKEN}\n` }
    const { report, findings } = await act({ base, head: { '.npmrc': 'registry=http://127.0.0.1:9/\n' } })
    expect(report).toMatchObject({ baseline: { registry: good.url } })
    expect(good.asked.every(({ headers }) => headers.authorization === `Bearer ${token}`)).toBe(true)
    expect(findings).toContain('error registry-changed')
  })

  it('are no finding where they are as they were, nor is a checkout without the base commit', async () => {
    const base = { '.npmrc': `registry=${good.url}\n` }
    expect((await act({ base, head: {} })).findings.filter((each) => each.endsWith('registry-changed'))).toEqual([])
    const without = await act({ base: {}, head: {}, baseIsThere: false })
    expect(without.report).toMatchObject({ baseline: { registry: good.url } })
  })
})

describe("the job's own way to the registry", () => {
  // npm's agent and Node itself read the environment of the process.
  const built = (scene: Scene): Promise<Seen> => act(scene, runBuiltAction)
  let proxy: Proxy
  beforeEach(async () => {
    proxy = await startProxy()
  })
  afterEach(async () => {
    await proxy.stop()
  })
  const behind = (): string => `http://${proxy.host}/`

  it.each(['http_proxy', 'HTTP_PROXY', 'npm_config_proxy', 'NPM_CONFIG_PROXY'])(
    'is the proxy of %s, and not that of the pull request',
    async (name) => {
      const head = { '.npmrc': `proxy=${evil.url}\nhttps-proxy=${evil.url}\nnoproxy=127.0.0.1\n` }
      const { report, findings } = await built({ base: {}, head, env: { [name]: behind() } })
      expect([evil.asked, new Set(proxy.led)]).toEqual([[], new Set([good.host])])
      expect(report).toMatchObject({ baseline: { version: '1.3.0', registry: good.url } })
      expect(findings).toContain('error registry-changed')
    },
  )

  it('is direct where NO_PROXY names it, whatever the pull request says', async () => {
    const env = { http_proxy: behind(), NO_PROXY: '127.0.0.1' }
    const { report } = await built({ base: {}, head: { '.npmrc': 'noproxy=none.example\n' }, env })
    expect(proxy.led).toEqual([])
    expect(report).toMatchObject({ baseline: { registry: good.url } })
  })

  it("is the base branch's proxy where the job has none", async () => {
    const base = { '.npmrc': `proxy=${behind()}\n` }
    const { report } = await built({ base, head: { '.npmrc': `proxy=${evil.url}\n` } })
    expect([evil.asked, new Set(proxy.led)]).toEqual([[], new Set([good.host])])
    expect(report).toMatchObject({ baseline: { registry: good.url } })
  })

  it('is encrypted by the authority of NODE_EXTRA_CA_CERTS, through a proxy too', async () => {
    const authority = makeAuthority()
    const secure = await startLoopbackRegistry({
      packages: { 'left-pad': honest },
      tls: authority.issue('registry'),
    })
    const ca = join(writePackage(sandbox.folder('authority'), { 'ca.pem': authority.ca }), 'ca.pem')
    const scene = {
      base: {},
      head: {},
      npmrc: `registry=${secure.url}\nglobalconfig=${join(sandbox.folder('none'), 'npmrc')}\n`,
    }
    const without = await built(scene)
    expect(without.report).toMatchObject({ conclusion: 'error', error: { code: 'EREGISTRY' } })
    expect(secure.asked).toEqual([])
    const published = { baseline: { kind: 'published', registry: secure.url } }
    expect((await built({ ...scene, env: { NODE_EXTRA_CA_CERTS: ca } })).report).toMatchObject(published)
    const env = { NODE_EXTRA_CA_CERTS: ca, HTTPS_PROXY: behind(), no_proxy: '' }
    expect((await built({ ...scene, env })).report).toMatchObject(published)
    expect(new Set(proxy.led)).toEqual(new Set([secure.host]))
    await secure.stop()
  })

  it('is a finding where the pull request changes the certificates that it trusts', async () => {
    const base = { 'ci/ca.pem': makeAuthority().ca }
    const { findings } = await built({
      base,
      head: { 'ci/ca.pem': makeAuthority().ca },
      env: { NODE_EXTRA_CA_CERTS: 'ci/ca.pem' },
    })
    expect(findings).toContainEqual(expect.stringContaining('registry-changed'))
  })
})

describe('a pull request that brings a packer of its own', () => {
  const publishing = (command: string): PackageFiles => ({
    '.github/workflows/release.yml': `on: push\njobs:\n  a:\n    steps:\n      - run: ${command}\n`,
  })
  const named = (packageManager: string): PackageFiles => ({
    'package.json': { name: 'left-pad', version: '1.3.1', packageManager },
  })

  it('is blocked where it contradicts what the base branch publishes with', async () => {
    const base = { 'yarn.lock': '', ...publishing('yarn npm publish') }
    const { findings } = await act({ base, head: named('npm@11.6.0') })
    expect(findings).toContain('error packer-ambiguous')
  })

  it.each<[string, PackageFiles, PackageFiles, string]>([
    [
      'sets another one in the policy',
      { 'yarn.lock': '', ...publishing('yarn npm publish') },
      { '.github/pack-gate.yml': 'packer: npm\n' },
      'sets packer in place of yarn',
    ],
    [
      'has another folder published',
      { 'package-lock.json': '{}' },
      { 'lerna.json': '{"contents":"out"}', 'out/package.json': { name: 'left-pad', version: '1.3.1' } },
      'has `lerna publish` publish out',
    ],
    [
      'installs another npm',
      { 'package-lock.json': '{}', ...publishing('npm publish') },
      { 'package.json': { name: 'left-pad', version: '1.3.1', devDependencies: { npm: 'npm:other@1.0.0' } } },
      'has scripts run npm@npm:other@1.0.0 as npm',
    ],
  ])('is blocked where it %s', async (_, base, head, words) => {
    const { report, findings } = await act({ base, head })
    expect(findings).toContain('error packer-ambiguous')
    expect(report).toMatchObject({ packer: { name: 'npm' }, conclusion: 'failure' })
    expect(JSON.stringify(report)).toContain(words)
  })

  it("is packed with what the base branch's policy says", async () => {
    const base = { '.github/pack-gate.yml': 'packer: npm\n', 'package-lock.json': '{}', ...publishing('npm publish') }
    const head = {
      ...named('yarn@4.6.0'),
      '.github/pack-gate.yml': 'packer: yarn\n',
      '.yarnrc.yml': 'yarnPath: y.cjs\n',
    }
    const { report, findings } = await act({ base, head })
    expect(report).toMatchObject({ packer: { name: 'npm', chosenBy: { by: 'policy', path: '.github/pack-gate.yml' } } })
    expect(findings).toContain('warning policy-loosened')
  })
})
