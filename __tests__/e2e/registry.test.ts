import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { refusedUrl, startBrokenRegistry } from '../helpers/broken-registry.js'
import type { Fault } from '../helpers/broken-registry.js'
import { checkJson, errorOf, makeUser, packGate, verdictOf } from '../helpers/cli.js'
import type { User } from '../helpers/cli.js'
import { packageTarball, writePackage } from '../helpers/packages.js'
import { startRecordedRegistry, type RecordedRegistry } from '../helpers/recorded-registry.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
let registry: RecordedRegistry
let user: User

function folderOf(name: string, version: string, index = 'export {}\n'): string {
  return writePackage(sandbox.folder('package'), { 'package.json': { name, version }, 'index.js': index })
}

beforeAll(async () => {
  registry = await startRecordedRegistry()
  user = makeUser(sandbox, { registry: registry.url })
  await registry.publish(folderOf('calm', '1.0.0'), user)
  await registry.publish(folderOf('calm', '1.2.0', 'export default 2\n'), user)
  await registry.publish(folderOf('calm', '2.0.0-rc.1', 'export default 3\n'), user, { tag: 'next' })
  await registry.publish(folderOf('@private/calm', '1.0.0'), user)
})
afterAll(async () => {
  await registry.stop()
})

describe('the published baseline', () => {
  const cases: readonly [manifest: string, spec: readonly string[], baseline: string][] = [
    ['1.3.0', [], '1.2.0'],
    ['1.1.0', [], '1.0.0'],
    ['1.2.0', [], '1.2.0'],
    ['2.0.0-rc.2', [], '2.0.0-rc.1'],
    ['2.0.0', [], '1.2.0'],
    ['0.9.0', [], '1.2.0'],
    ['1.3.0', ['--baseline', '1.0.0'], '1.0.0'],
    ['1.3.0', ['--baseline', 'next'], '2.0.0-rc.1'],
    ['1.3.0', ['--baseline', 'auto'], '1.2.0'],
  ]
  it.each(cases)('of %s with %j is %s', async (version, spec, baseline) => {
    const run = await checkJson([folderOf('calm', version, 'export default 9\n'), '--no-config', ...spec], { user })
    expect(verdictOf(run).baseline).toMatchObject({ kind: 'published', version: baseline })
    expect(run.code).toBe(0)
  })

  it('is compared with the release, and its integrity is reported', async () => {
    const folder = folderOf('calm', '1.1.0', 'export default 9\n')
    writeFileSync(join(folder, 'added.js'), 'export {}\n')
    const verdict = verdictOf(await checkJson([folder, '--no-config'], { user }))
    expect(verdict.baseline.integrity).toMatch(/^sha512-/)
    expect(verdict.totals).toMatchObject({ files: 3, added: 1, removed: 0, changed: 2 })
    const states = Object.fromEntries(verdict.files.map(({ path, state }) => [path, state]))
    expect(states).toEqual({ 'added.js': 'added', 'index.js': 'changed', 'package.json': 'changed' })
  })

  it('is an error where the version that was asked for does not exist', async () => {
    const run = await checkJson([folderOf('calm', '1.3.0'), '--no-config', '--baseline', '7.7.7'], { user })
    expect(run.code).toBe(2)
    expect(errorOf(run).code).toBe('EREGISTRY')
    expect(errorOf(run).message).toContain('7.7.7')
  })

  it('is an error where the tag that was asked for does not exist', async () => {
    const run = await checkJson([folderOf('calm', '1.3.0'), '--no-config', '--baseline', 'nightly'], { user })
    expect({ exit: run.code, code: errorOf(run).code }).toEqual({ exit: 2, code: 'EREGISTRY' })
    expect(errorOf(run).message).toContain('nightly')
  })

  it('is known with the npm that packed it', async () => {
    const verdict = verdictOf(await checkJson([folderOf('calm', '1.3.0'), '--no-config'], { user }))
    expect(verdict.baseline).toMatchObject({ version: '1.2.0', packer: { name: 'npm', version: '11.21.2' } })
  })

  it('has no known packer where a tarball was published; else it is known of any release', async () => {
    const tarball = join(sandbox.folder('out'), 'handed-over-1.0.0.tgz')
    writeFileSync(tarball, packageTarball({ 'package.json': { name: 'handed-over', version: '1.0.0' } }))
    await registry.publish(tarball, user)
    const handedOver = verdictOf(await checkJson([folderOf('handed-over', '1.1.0'), '--no-config'], { user }))
    expect(handedOver.baseline).toMatchObject({ kind: 'published', version: '1.0.0' })
    expect('packer' in handedOver.baseline).toBe(false)
    const earlier = verdictOf(
      await checkJson([folderOf('calm', '1.3.0'), '--no-config', '--baseline', '1.0.0'], { user }),
    )
    expect(earlier.baseline.packer).toMatchObject({ name: 'npm' })
    expect(earlier.baseline.registry).toBe(registry.url)
  })
})

describe('a package that was never published', () => {
  it('is a first release, which the first lines of the text report say', async () => {
    const folder = folderOf('unheard-of', '1.0.0')
    const run = await checkJson([folder, '--no-config'], { user })
    expect(run.code).toBe(0)
    expect(verdictOf(run).baseline).toMatchObject({ kind: 'first-release', version: null, integrity: null })
    const text = await packGate(['check', folder, '--no-config'], { user })
    expect(text.code).toBe(0)
    expect(text.stdout.split('\n').slice(0, 8).join('\n')).toMatch(/first release/i)
  })

  const identity = {
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@b.c',
    GIT_COMMITTER_NAME: 'a',
    GIT_COMMITTER_EMAIL: 'a@b.c',
  }

  /** A repository with these tags, and a package in it. */
  function tagged(path: string, tags: readonly string[], version = '1.3.0'): string {
    const root = sandbox.folder('repository')
    const run = (...args: string[]): unknown =>
      execFileSync('git', args, { cwd: root, env: { ...process.env, ...identity } })
    run('init', '--quiet')
    run('commit', '--quiet', '--allow-empty', '--message', 'one')
    for (const tag of tags) run('tag', tag)
    mkdirSync(join(root, path), { recursive: true })
    return writePackage(join(root, path), {
      'package.json': { name: '@new/unheard-of', version },
      'index.js': 'export {}\n',
    })
  }

  async function warned(folder: string): Promise<readonly string[]> {
    const run = await checkJson([folder, '--no-config'], { user })
    expect(run.code).toBe(0)
    return verdictOf(run)
      .findings.filter(({ ruleId }) => ruleId === 'baseline-missing')
      .map(({ message }) => message.replace(/^.*: /, ''))
  }

  it('is doubted where the repository has tags of earlier versions, the newest first', async () => {
    const tags = ['v1.2.0', 'v1.10.0', '1.1.0', 'v2.0.0', 'nightly', 'v1.2', 'other@1.0.0']
    expect(await warned(tagged('.', tags, '1.11.0'))).toEqual(['v1.10.0, v1.2.0, 1.1.0'])
  })

  it('is doubted in a workspace by tags with its name alone: the others are of other packages', async () => {
    const tags = ['v1.0.0', 'unheard-of@1.0.0', '@new/unheard-of@1.1.0', 'unheard-of-v1.2.0', 'unheard-of-cli@1.0.0']
    expect(await warned(tagged('packages/a', tags))).toEqual([
      'unheard-of-v1.2.0, @new/unheard-of@1.1.0, unheard-of@1.0.0',
    ])
  })

  it('is not doubted without tags of earlier versions', async () => {
    expect(await warned(tagged('.', ['v1.3.0', 'v2.0.0']))).toEqual([])
  })

  it('is still judged by the rules', async () => {
    const folder = writePackage(sandbox.folder('package'), {
      'package.json': { name: 'unheard-of', version: '1.0.0', main: './gone.js' },
    })
    const run = await checkJson([folder, '--no-config'], { user })
    expect(run.code).toBe(1)
    expect(verdictOf(run).findings).toContainEqual(
      expect.objectContaining({ ruleId: 'entry-point-missing', level: 'error' }),
    )
  })

  it('gets no verdict where the policy requires a baseline', async () => {
    const folder = folderOf('unheard-of', '1.0.0')
    const config = join(sandbox.folder('policy'), 'pack-gate.yml')
    writeFileSync(config, 'baseline: { required: true }\n')
    const run = await checkJson([folder, '--config', config], { user })
    expect(run.code).toBe(2)
    expect(errorOf(run).message).toMatch(/baseline|published/i)
    expect(errorOf(run).code).toBe('EREGISTRY')
  })
})

describe('a private package', () => {
  /** The token in parts, so that it could not be mistaken for a real one. */
  const line = (): string => `${registry.authKey}:_authToken=\${NODE_AUTH_TOKEN}\n`

  it('is compared where .npmrc of the project takes the token from the environment', async () => {
    const folder = folderOf('@private/calm', '1.1.0')
    writeFileSync(join(folder, '.npmrc'), line())
    const run = await checkJson([folder, '--no-config'], { user, env: { NODE_AUTH_TOKEN: registry.token } })
    expect(verdictOf(run).baseline).toMatchObject({ kind: 'published', version: '1.0.0' })
    expect(run.stdout + run.stderr).not.toContain(registry.token)
  })

  it('is compared where NPM_CONFIG_USERCONFIG names the .npmrc, as setup-node does it', async () => {
    const npmrc = join(sandbox.folder('runner-temp'), '.npmrc')
    writeFileSync(npmrc, `registry=${registry.url}\n${line()}`)
    const env = { NODE_AUTH_TOKEN: registry.token, NPM_CONFIG_USERCONFIG: npmrc }
    const run = await checkJson([folderOf('@private/calm', '1.1.0'), '--no-config'], { user, env })
    expect(verdictOf(run).baseline).toMatchObject({ kind: 'published', version: '1.0.0' })
  })

  it('gets no verdict without a token, and the remedy is told', async () => {
    const run = await checkJson([folderOf('@private/calm', '1.1.0'), '--no-config'], { user })
    expect({ exit: run.code, code: errorOf(run).code }).toEqual({ exit: 2, code: 'EREGISTRY' })
    expect(errorOf(run).help).toMatch(/token|\.npmrc|npm login|NODE_AUTH_TOKEN/)
  })

  it('gets no verdict with a wrong token, which is not printed', async () => {
    const folder = folderOf('@private/calm', '1.1.0')
    writeFileSync(join(folder, '.npmrc'), line())
    const wrong = ['not', 'the', 'token'].join('-')
    const run = await checkJson([folder, '--no-config'], { user, env: { NODE_AUTH_TOKEN: wrong } })
    expect({ exit: run.code, code: errorOf(run).code }).toEqual({ exit: 2, code: 'EREGISTRY' })
    expect(run.stdout + run.stderr).not.toContain(wrong)
  })
})

describe("a registry that can't be used", () => {
  /** The promise is 15 seconds; one more for starting Node. */
  const limitMs = 16_000

  async function checkAgainst(url: string): Promise<Awaited<ReturnType<typeof checkJson>>> {
    return checkJson([folderOf('calm', '1.1.0'), '--no-config'], {
      user: makeUser(sandbox, { registry: url }),
    })
  }

  it('is known within 15 seconds where nobody listens', async () => {
    const run = await checkAgainst(await refusedUrl())
    expect({ exit: run.code, code: errorOf(run).code }).toEqual({ exit: 2, code: 'EREGISTRY' })
    expect(errorOf(run).help).not.toBe('')
    expect(run.milliseconds).toBeLessThan(limitMs)
  })

  const faults: readonly [what: string, fault: Fault, code: string, message: RegExp][] = [
    ['never answers', { kind: 'hang' }, 'EREGISTRY', /time|answer|reach/i],
    ['answers one byte a second', { kind: 'drip' }, 'EREGISTRY', /time|answer|reach/i],
    ['closes the connection', { kind: 'reset' }, 'EREGISTRY', /./],
    ['answers 401', { kind: 'status', status: 401 }, 'EREGISTRY', /401|auth|log/i],
    ['answers 403', { kind: 'status', status: 403 }, 'EREGISTRY', /403|refus|forbid|permi/i],
    ['answers 429', { kind: 'status', status: 429, retryAfter: 60 }, 'EREGISTRY', /429|too many|rate/i],
    ['answers 500', { kind: 'status', status: 500 }, 'EREGISTRY', /500/],
    ['answers 503', { kind: 'status', status: 503 }, 'EREGISTRY', /503/],
    ['answers a web page', { kind: 'html' }, 'EREGISTRY', /./],
    ['serves other bytes than its integrity says', { kind: 'wrong-bytes' }, 'EINTEGRITY', /integrity|sha512/i],
    ['has lost the tarball', { kind: 'tarball-missing' }, 'EREGISTRY', /./],
  ]
  it.each(faults)('gives no verdict where it %s', async (_what, fault, code, message) => {
    const broken = await startBrokenRegistry(fault, 'calm')
    try {
      const run = await checkAgainst(broken.url)
      expect({ exit: run.code, code: errorOf(run).code }).toEqual({ exit: 2, code })
      expect(errorOf(run).message).toMatch(message)
      expect(errorOf(run).help.length).toBeGreaterThan(10)
      expect(run.milliseconds).toBeLessThan(limitMs)
      expect(broken.requests.length).toBeGreaterThan(0)
    } finally {
      await broken.stop()
    }
  })

  it('is not needed with --baseline none', async () => {
    const run = await checkJson([folderOf('calm', '1.1.0'), '--no-config', '--baseline', 'none'], {
      user: makeUser(sandbox, { registry: await refusedUrl() }),
    })
    expect(run.code).toBe(0)
    expect(verdictOf(run).baseline.kind).toBe('none')
  })
})

describe('a .tgz as the baseline', () => {
  it('needs no registry', async () => {
    const folder = folderOf('calm', '1.1.0', 'export default 5\n')
    const file = join(sandbox.folder('baseline'), 'calm-1.0.0.tgz')
    writeFileSync(
      file,
      packageTarball({ 'package.json': { name: 'calm', version: '1.0.0' }, 'index.js': 'export {}\n' }),
    )
    const run = await checkJson([folder, '--no-config', '--baseline', file], {
      user: makeUser(sandbox, { registry: await refusedUrl() }),
    })
    expect(verdictOf(run).baseline).toMatchObject({ kind: 'tarball', version: '1.0.0' })
    expect(verdictOf(run).totals).toMatchObject({ changed: 2, added: 0 })
  })

  it('is an error where it does not exist', async () => {
    const run = await checkJson([folderOf('calm', '1.1.0'), '--no-config', '--baseline', './no-such.tgz'], { user })
    expect(run.code).toBe(2)
    expect(errorOf(run).message).toContain('no-such.tgz')
  })
})
