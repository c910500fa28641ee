import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { checkJson, errorOf, makeUser, packGate, verdictOf, type JsonRun, type Run } from '../helpers/cli.js'
import { GitHubServer, type Failure } from '../helpers/github-server.js'
import { writePackage } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

/** `extends: github:` as the command line reads it, from a GitHub that counts who asks. */

const sandbox = useSandbox()
const sha = 'a'.repeat(40)
const pinned = `github:acme/policies/npm/base.yml@${sha}`
let server: GitHubServer

beforeEach(async () => {
  server = await GitHubServer.start()
  server.files.set(`acme/policies/npm/base.yml@${sha}`, 'extends: ../strict.yml\nrules:\n  file-added: error\n')
  server.files.set(`acme/policies/strict.yml@${sha}`, 'rules:\n  size-growth: warning\n')
  server.files.set('acme/policies/npm/base.yml@main', 'rules: { file-added: off }\n')
})

afterEach(async () => {
  await server.close()
  expect(server.violations).toEqual([])
})

interface Asked {
  readonly spec?: string
  readonly env?: Readonly<Record<string, string>>
}

function packageWith(spec: string): string {
  return writePackage(sandbox.folder(), {
    'package.json': { name: 'acme', version: '1.0.0', files: ['index.js'] },
    'index.js': 'export {}\n',
    'pack-gate.yml': `# what all packages of acme keep to\nextends: ${spec}\n`,
  })
}

function withToken(): Readonly<Record<string, string>> {
  return { GITHUB_TOKEN: server.token }
}

async function rules({ spec = pinned, env = withToken() }: Asked = {}): Promise<Run> {
  return packGate(['rules'], {
    user: makeUser(sandbox),
    cwd: packageWith(spec),
    env: { GITHUB_API_URL: server.url, ...env },
  })
}

async function check({ spec = pinned, env = withToken() }: Asked = {}): Promise<JsonRun> {
  return checkJson(['--baseline', 'none'], {
    user: makeUser(sandbox),
    cwd: packageWith(spec),
    env: { GITHUB_API_URL: server.url, ...env },
  })
}

/** Who asked: `token` or `anonymous`, and what was answered. */
function asked(): readonly string[] {
  return server.seen.map(({ anonymous, answered }) => `${anonymous ? 'anonymous' : 'token'} ${answered}`)
}

describe('a policy of another repository', () => {
  it.each<[string, () => Readonly<Record<string, string>>]>([
    ['GITHUB_TOKEN', withToken],
    ['GH_TOKEN', () => ({ GH_TOKEN: server.token })],
    ['GH_TOKEN where GITHUB_TOKEN is empty', () => ({ GITHUB_TOKEN: '', GH_TOKEN: server.token })],
  ])('is read with %s, and so is what that extends', async (_, env) => {
    const { code, stdout } = await rules({ env: env() })
    expect(code).toBe(0)
    expect(stdout).toMatch(new RegExp(`^file-added +error +github:acme/policies/npm/base\\.yml@${sha}:3$`, 'm'))
    expect(stdout).toMatch(new RegExp(`^size-growth +warning +github:acme/policies/strict\\.yml@${sha}:2$`, 'm'))
    expect(asked()).toEqual(['token 200', 'token 200'])
    expect(stdout).not.toContain(server.token)
  })

  it('is read without a token where it is public', async () => {
    server.publicRepositories.add('acme/policies')
    expect((await rules({ env: {} })).code).toBe(0)
    expect(asked()).toEqual(['anonymous 200', 'anonymous 200'])
  })

  it('is named in the report with all that it extends', async () => {
    const { policy, findings } = verdictOf(await check())
    expect(policy).toEqual({ path: 'pack-gate.yml', extends: ['../strict.yml', pinned] })
    expect(findings.map(({ ruleId, level }) => `${level} ${ruleId}`)).not.toContain('note policy-unpinned')
  })

  it('settles what it allows for accept, which changes the own file alone, and is kept by init --force', async () => {
    server.files.set(
      `acme/policies/npm/base.yml@${sha}`,
      'files: [package.json, pack-gate.yml]\nrules:\n  size-limit: { max: 10 B }\n',
    )
    const folder = packageWith(pinned)
    const run = async (...args: string[]): Promise<Run> =>
      packGate([...args, '--baseline', 'none'], {
        user: makeUser(sandbox),
        cwd: folder,
        env: { GITHUB_API_URL: server.url, ...withToken() },
      })
    const { code, stdout } = await run('accept', '--yes')
    expect([code, stdout.replaceAll(/\s+/g, ' ')]).toEqual([
      0,
      expect.stringContaining(`the limit becomes 1 kB, 86 bytes now, overriding ${pinned}:3`),
    ])
    const own = `# what all packages of acme keep to\nextends: ${pinned}\n`
    expect(readFileSync(join(folder, 'pack-gate.yml'), 'utf8')).toBe(
      `${own}rules:\n  size-limit: { max: 1 kB }\nfiles:\n  - index.js\n`,
    )
    expect((await run('init', '--force')).code).toBe(0)
    expect(readFileSync(join(folder, 'pack-gate.yml'), 'utf8').replaceAll(/^#.*\n/gm, '')).toContain(
      `\nextends: ${pinned}\n`,
    )
  })

  it('is a note where its ref can move, at the line that asks for it', async () => {
    const { findings } = verdictOf(await check({ spec: 'github:acme/policies/npm/base.yml@main' }))
    expect(findings).toMatchObject([
      { ruleId: 'policy-unpinned', level: 'note', anchor: { path: 'pack-gate.yml', line: 2 } },
    ])
    expect(findings[0]?.message).toContain('main')
  })
})

describe('a policy of another repository that can not be read', () => {
  it.each<[string, () => Asked]>([
    ['is not there', () => ({ spec: `github:acme/policies/other.yml@${sha}` })],
    ['is private, and no token is given', () => ({ env: {} })],
  ])('is no verdict where it %s', async (_, how) => {
    const error = errorOf(await check(how()))
    expect(error).toMatchObject({ code: 'ECONFIG', location: { path: 'pack-gate.yml', line: 2, column: 10 } })
    expect(error.message).toContain('does not exist, or the token may not read it')
    expect(error.help).toContain('GITHUB_TOKEN')
  })

  it.each<[string, Failure, RegExp, RegExp]>([
    ['forbids it', { kind: 'read-only' }, /403 Resource not accessible by integration/, /contents: read/],
    ['knows another token', { kind: 'bad-credentials' }, /401 Bad credentials/, /contents: read/],
    [
      'has no more requests for an hour',
      { kind: 'limit', status: 403, exhausted: 3600 },
      /rate limit is used up/,
      /Run it again later/,
    ],
    [
      'asks to wait for long',
      { kind: 'limit', status: 429, retryAfter: 3600, words: true },
      /rate limit is used up/,
      /Run it again later/,
    ],
  ])('is no verdict where GitHub %s, and it is asked once', async (_, failure, message, help) => {
    server.fail('repos/get-content', failure, Infinity)
    const error = errorOf(await check())
    expect([error.code, error.message, error.help]).toEqual([
      'EGITHUB',
      expect.stringMatching(message),
      expect.stringMatching(help),
    ])
    expect(error.message).toContain(`acme/policies/npm/base.yml@${sha}`)
    expect(asked()).toHaveLength(1)
  })

  it('is no verdict where it is larger than a policy may be', async () => {
    server.files.set(`acme/policies/npm/base.yml@${sha}`, `#${'x'.repeat(10_000_000)}\n`)
    expect(errorOf(await check())).toMatchObject({
      code: 'EGITHUB',
      message: expect.stringContaining('larger than 1 MB'),
    })
  })

  it.each<[string, string | Buffer, string]>([
    ['is not UTF-8', Buffer.from([0x23, 0x0a, 0xff, 0xfe]), `npm/base.yml@${sha}:2:1: this line is not UTF-8`],
    ['is a bomb of aliases', bomb(), 'aliases'],
  ])('is no verdict where it %s', async (_, text, message) => {
    server.files.set(`acme/policies/npm/base.yml@${sha}`, text)
    const { code, message: told, location } = errorOf(await check())
    expect([code, told]).toEqual(['ECONFIG', expect.stringContaining(message)])
    expect(location).toMatchObject({ path: 'pack-gate.yml', line: 2 })
  })
})

function bomb(): string {
  const lines = Array.from(
    { length: 9 },
    (_, n) => `  - &a${n + 1} [${Array.from({ length: 9 }, () => `*a${n}`).join(', ')}]`,
  )
  return `files:\n  - &a0 [x]\n${lines.join('\n')}\n`
}
