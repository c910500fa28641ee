import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { StageReport } from '../../src/model/stage-report.js'
import { makeUser, packGate, type Run, type User } from '../helpers/cli.js'
import { loadMain } from '../helpers/in-process.js'
import { startLoopbackRegistry } from '../helpers/loopback-registry.js'
import { packageTarball, type PackageFiles } from '../helpers/packages.js'
import { startRecordedRegistry, type RecordedRegistry } from '../helpers/recorded-registry.js'
import { useSandbox } from '../helpers/sandbox.js'
import { makeBin } from '../helpers/npm-versions.js'

const sandbox = useSandbox()
let registry: RecordedRegistry
let user: User
let records: string

beforeAll(async () => {
  registry = await startRecordedRegistry()
})
afterAll(async () => registry.stop())
beforeEach(() => {
  const auth = `${registry.authKey}:_authToken=${registry.token}`
  user = makeUser(sandbox, { registry: registry.url, npmrc: [auth] })
  records = sandbox.folder('records')
})

let count = 0
const unique = (): string => `staged-${String((count += 1))}`

const release = (name: string, more: PackageFiles = {}): PackageFiles => ({
  'package.json': { name, version: '1.1.0' },
  'index.js': 'export {}\n',
  ...more,
})

/** Judged, with the report kept. */
async function judged(files: PackageFiles, expected = 0): Promise<Buffer> {
  const bytes = packageTarball(files)
  const folder = sandbox.folder('tarball')
  const file = join(folder, 'release.tgz')
  writeFileSync(file, bytes)
  const { name } = files['package.json'] as { name: string }
  mkdirSync(records, { recursive: true })
  const report = join(records, `${name}.json`)
  const run = await packGate(['check', file, '--no-config', '--baseline', 'none', '--reporter', `json=${report}`], {
    user,
  })
  expect(run.code).toBe(expected)
  return bytes
}

const stage = async (args: readonly string[], who = user): Promise<Run> =>
  packGate(['stage', ...args, '--records', records], { user: who })

async function report(args: readonly string[]): Promise<StageReport & { readonly code: number | null }> {
  const run = await stage([...args, '--reporter', 'json'])
  return { ...(JSON.parse(run.stdout) as StageReport), code: run.code }
}

describe('stage', () => {
  it('says of each release that waits whether it is, byte for byte, what passed', async () => {
    const [one, other] = [unique(), unique()]
    const id = await registry.stage(await judged(release(one)))
    await registry.stage(await judged(release(other)))
    const { staged, conclusion, code } = await report([one, other])
    expect([code, conclusion]).toEqual([0, 'success'])
    expect(staged.map(({ name, conclusion }) => [name, conclusion])).toEqual([
      [one, 'success'],
      [other, 'success'],
    ])
    expect(staged[0]).toMatchObject({
      id,
      tag: 'latest',
      actor: 'ann',
      record: { kind: 'report', path: `${one}.json` },
    })
    const text = await stage([id])
    expect(text.stdout.replace(/\s+/g, ' ')).toContain(
      `Known: ${one}@1.1.0 as latest, staged 2026-11-20 10:04 UTC by ann: passed by the report ${one}.json`,
    )
  })

  it('reports what never passed, compared with the last release', async () => {
    const name = unique()
    await registry.publishBytes(packageTarball({ ...release(name), 'package.json': { name, version: '1.0.0' } }))
    const evil = release(name, { 'package.json': { name, version: '1.1.0', scripts: { postinstall: 'node x.js' } } })
    await registry.stage(packageTarball(evil))
    const found = await report([name])
    expect([found.code, found.conclusion]).toEqual([1, 'failure'])
    const [first] = found.staged
    expect(first).toMatchObject({ conclusion: 'failure', reason: 'no-record' })
    const comparison = first?.conclusion === 'failure' ? first.comparison : null
    expect(comparison?.baseline.version).toBe('1.0.0')
    expect(comparison?.findings.map(({ ruleId }) => ruleId)).toContain('lifecycle-script')
    const text = await stage([name])
    expect(text.stdout.replace(/\s+/g, ' ')).toMatch(/Unknown: .*there is no record of it/)
    expect(text.stdout).toContain('installing this package runs postinstall')
    const page = await stage([name, '--reporter', 'markdown'])
    expect(page.stdout).toContain(`| Unknown | \`${name}@1.1.0\` | latest | ann |`)
  })

  it('reports bytes that were swapped, by the hash that the registry lists or by the record', async () => {
    const name = unique()
    const id = await registry.stage(await judged(release(name)))
    const swapped = packageTarball(release(name, { 'evil.js': 'x\n' }))
    registry.swapStaged(id, swapped)
    const listed = await report([name])
    expect([listed.code, listed.staged[0]?.conclusion]).toEqual([2, 'error'])
    const another = unique()
    await judged(release(another))
    await registry.stage(packageTarball(release(another, { 'evil.js': 'x\n' })))
    expect(await report([another])).toMatchObject({
      code: 1,
      staged: [{ reason: 'other-bytes', path: `${another}.json` }],
    })
  })

  it.each<[string, (item: object, page: number) => object]>([
    ['that is shorter than the registry says', (item, page) => ({ items: page === 0 ? [item] : [], total: 2 })],
    ['of which the same page comes twice', (item) => ({ items: [item], total: 2 })],
    ['whose releases have no name', () => ({ items: [{ id: '00000000-0000-4000-8000-000000000000' }], total: 1 })],
    ['that is none', () => ({ total: 0 })],
  ])("can't tell of a list %s", async (_what, list) => {
    const item = { id: '00000000-0000-4000-8000-000000000000', packageName: 'a', version: '1.0.0', tag: 'latest' }
    const lying = await startLoopbackRegistry({
      packages: {},
      instead: ({ url = '' }, response) => {
        const page = Number(new URL(url, 'http://localhost').searchParams.get('page'))
        response.end(JSON.stringify(list(item, page)))
        return true
      },
    })
    try {
      const who = makeUser(sandbox, { registry: lying.url })
      mkdirSync(records, { recursive: true })
      const run = await stage(['--reporter', 'json'], who)
      expect([run.code, JSON.parse(run.stdout)]).toMatchObject([2, { error: { code: 'EREGISTRY' } }])
    } finally {
      await lying.stop()
    }
  })

  it.each(['__proto__', '../x', 'A B', 'constructor', 'a\u001b[31m', '-/stage'])(
    'takes the odd name %j for none that it knows, and asks the registry nothing of it',
    async (odd) => {
      mkdirSync(records, { recursive: true })
      const id = await registry.stage(packageTarball(release('odd')), { packageName: odd, version: '1.1.0' })
      const { staged, code } = await report([id.toUpperCase()])
      expect([code === 0, staged.map(({ conclusion }) => conclusion).includes('success')]).toEqual([false, false])
      const text = await stage([id])
      expect(text.stdout).not.toContain('\u001b[31m')
      expect(registry.requests.filter((asked) => asked.includes('..'))).toEqual([])
    },
  )

  it('reports what the gate blocked', async () => {
    const name = unique()
    await registry.stage(await judged(release(name, { '.env': 'A=1\n' }), 1))
    expect(await report([name])).toMatchObject({ code: 1, staged: [{ reason: 'blocked' }] })
  })

  it("can't tell without a login, of a registry without staging, or of a name that doesn't wait", async () => {
    const stranger = makeUser(sandbox, { registry: registry.url })
    expect((await stage([], stranger)).code).toBe(2)
    const missing = await stage(['not-staged'])
    expect([missing.code, missing.stdout]).toEqual([2, expect.stringContaining('no staged release in')])
    const nothing = await packGate(['stage'], { user })
    expect([nothing.code, nothing.stderr]).toEqual([
      2,
      expect.stringContaining('stage needs records of the releases that passed'),
    ])
  })

  it('looks at forty releases, page after page', async () => {
    const name = unique()
    const bytes = await judged(release(name))
    for (let i = 0; i < 120; i += 1) await registry.stage(bytes)
    const found = await report([name])
    expect([found.code, found.staged.length]).toEqual([0, 120])
  })
})

describe('--approve', () => {
  /** An npm that writes down what it was called with. */
  function npmThatNotes(exitCode = 0): { readonly bin: string; readonly calls: () => string } {
    const folder = sandbox.folder('npm')
    const [file, script] = [join(folder, 'calls'), join(folder, 'npm.cjs')]
    writeFileSync(
      script,
      `require('node:fs').appendFileSync(${JSON.stringify(file)}, process.argv.slice(2).join(' ') + '\\n')\n` +
        `process.exit(${exitCode})\n`,
    )
    return {
      bin: makeBin(`npm-that-notes-${exitCode}`, { npm: [process.execPath, script] }),
      calls: () => (existsSync(file) ? readFileSync(file, 'utf8') : ''),
    }
  }

  async function approve(
    args: readonly string[],
    bin: string,
    answer: boolean,
  ): Promise<{ code: number; asked: string }> {
    let asked = ''
    const main = await loadMain()
    const code = await main(['stage', ...args, '--records', records], {
      cwd: user.home,
      env: { ...user.env, PATH: `${bin}:${user.env.PATH ?? ''}` },
      now: () => new Date(),
      style: { color: false, columns: 80 },
      stderr: { write: () => undefined },
      print: () => undefined,
      confirm: async (question) => {
        asked = question
        return Promise.resolve(answer)
      },
    })
    return { code, asked }
  }

  it('hands only what is known over to npm, and only if the person says so', async () => {
    const [good, bad] = [unique(), unique()]
    const id = await registry.stage(await judged(release(good)))
    const worse = await registry.stage(packageTarball(release(bad)))
    const npm = npmThatNotes()
    expect(await approve([good, bad, '--approve'], npm.bin, false)).toEqual({
      code: 1,
      asked: `Approve ${good}@1.1.0?`,
    })
    expect(npm.calls()).toBe('')
    expect((await approve([good, bad, '--approve'], npm.bin, true)).code).toBe(1)
    expect(npm.calls()).toBe(`stage approve ${id}\n`)
    expect((await approve([good, '--reject'], npm.bin, true)).asked).toBe('')
    expect(await approve([good, bad, '--reject'], npm.bin, true)).toEqual({ code: 1, asked: `Reject ${bad}@1.1.0?` })
    expect(npm.calls()).toBe(`stage approve ${id}\nstage reject ${worse}\n`)
    const failing = npmThatNotes(1)
    expect((await approve([good, '--approve'], failing.bin, true)).code).toBe(2)
  })

  it('is refused where no one sits at a terminal', async () => {
    const run = await stage(['--approve'])
    expect([run.code, run.stderr]).toEqual([2, expect.stringContaining('--approve needs a terminal')])
  })
})

describe('a staged release', () => {
  it('can be verified and compared by its id', async () => {
    const name = unique()
    await registry.publishBytes(packageTarball({ ...release(name), 'package.json': { name, version: '1.0.0' } }))
    const id = await registry.stage(await judged(release(name)))
    const verified = await packGate(['verify', id, '--report', join(records, `${name}.json`)], { user })
    expect(verified.code).toBe(0)
    const compared = await packGate(['diff', `${name}@1.0.0`, id, '--exit-code'], { user })
    expect([compared.code, compared.stdout]).toEqual([1, expect.stringContaining('1.1.0')])
    const gone = await packGate(['diff', `${name}@1.0.0`, '00000000-0000-4000-8000-000000000000'], { user })
    expect(gone.code).toBe(2)
  })
})
