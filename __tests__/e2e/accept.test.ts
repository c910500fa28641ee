import { existsSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { checkJson, errorOf, makeUser, packGate, runAs, verdictOf, type Run } from '../helpers/cli.js'
import { sourceMap, writePackage, type PackageFiles } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
const policyPath = '.github/pack-gate.yml'
const small: PackageFiles = {
  'package.json': { name: 'acme', version: '1.0.0', main: 'dist/index.js', files: ['dist'] },
  'README.md': '# acme\n',
  'dist/index.js': 'module.exports = 1\n',
  'dist/more.js': 'module.exports = 2\n',
}

const run = async (cwd: string, ...args: string[]): Promise<Run> =>
  packGate([...args, '--baseline', 'none'], { user: makeUser(sandbox), cwd })
const check = async (cwd: string): ReturnType<typeof checkJson> =>
  checkJson(['--baseline', 'none'], { user: makeUser(sandbox), cwd })
const policyOf = (folder: string): string => readFileSync(join(folder, policyPath), 'utf8')
const git = async (cwd: string, ...args: string[]): Promise<Run> => runAs('git', args, { user: makeUser(sandbox), cwd })

/** A package under the policy that init writes, with a file that the policy doesn't know. */
async function withNewFile(): Promise<string> {
  const folder = writePackage(sandbox.folder(), small)
  await git(folder, 'init', '--quiet')
  expect((await run(folder, 'init')).code).toBe(0)
  expect(verdictOf(await check(folder)).conclusion).toBe('success')
  return writePackage(folder, { 'dist/theme.css': 'b{}\n' })
}

describe('pack-gate accept', () => {
  it('adds one line for a new file, after which the check passes and the next mistake does not', async () => {
    const folder = await withNewFile()
    const before = policyOf(folder)
    expect(verdictOf(await check(folder)).conclusion).toBe('failure')
    const { code, stdout } = await run(folder, 'accept', '--yes')
    expect(stdout).toContain('+  - dist/theme.css\n')
    expect(stdout).toContain(`The check passes with the changed policy.\nWrote ${policyPath}.`)
    expect(code).toBe(0)
    expect(policyOf(folder)).toBe(before.replace('  - dist/*.js\n', '  - dist/*.js\n  - dist/theme.css\n'))
    expect(verdictOf(await check(folder)).findings).toEqual([])
    writePackage(folder, { 'dist/other.txt': 'x\n' })
    expect(verdictOf(await check(folder)).conclusion).toBe('failure')
    expect(readdirSync(join(folder, '.github'))).toEqual(['pack-gate.yml'])
  })

  it('is what the report proposes as a patch', async () => {
    const folder = await withNewFile()
    const { patch } = verdictOf(await check(folder))
    expect(patch?.path).toBe(policyPath)
    writeFileSync(join(folder, 'a.patch'), patch?.diff ?? '')
    expect((await git(folder, 'apply', 'a.patch')).code).toBe(0)
    expect(verdictOf(await check(folder)).conclusion).toBe('success')
    const text = (
      await packGate(['check', '--baseline', 'none', '--reporter', 'markdown'], {
        user: makeUser(sandbox),
        cwd: await withNewFile(),
      })
    ).stdout
    expect(text).toContain(`\`\`\`diff\n${patch?.diff}\`\`\``)
  })

  it('writes nothing without a yes, and prints a patch with --dry-run', async () => {
    const folder = await withNewFile()
    const before = policyOf(folder)
    const asked = await run(folder, 'accept')
    expect([asked.code, asked.stderr]).toEqual([
      2,
      expect.stringContaining('nothing was written: there is no terminal to ask in'),
    ])
    const dry = await run(folder, 'accept', '--dry-run')
    expect([dry.code, dry.stderr]).toEqual([0, expect.stringContaining('dist/theme.css allows it')])
    expect(policyOf(folder)).toBe(before)
    writeFileSync(join(folder, 'a.patch'), dry.stdout)
    await git(folder, 'apply', 'a.patch')
    expect(policyOf(folder)).toContain('  - dist/theme.css\n')
  })

  it('adds a waiver with a reason for what no line allows, and exits with 1 where something stays', async () => {
    const folder = await withNewFile()
    writePackage(folder, { 'dist/index.js.map': sourceMap({ 'src/index.ts': 'let a = 1\n' }) })
    const without = await run(folder, 'accept', '--yes')
    expect([without.code, without.stdout]).toEqual([
      1,
      expect.stringContaining('needs a waiver: say why with --reason'),
    ])
    expect(policyOf(folder)).toContain('theme.css')
    const reasoned = await run(folder, 'accept', '--yes', '--reason', 'open source')
    expect(reasoned.code).toBe(0)
    const verdict = verdictOf(await check(folder))
    expect([verdict.conclusion, verdict.waived.map(({ ruleId, reason }) => `${ruleId}: ${reason}`)]).toEqual([
      'success',
      ['source-map: open source'],
    ])
    writePackage(folder, { 'dist/index.js.map': sourceMap({ 'src/index.ts': 'let other = 1\n' }) })
    expect(verdictOf(await check(folder)).conclusion).toBe('failure')
  })

  it('begins a policy where there is none', async () => {
    const folder = writePackage(sandbox.folder(), {
      ...small,
      'package.json': {
        name: 'acme',
        version: '1.0.0',
        files: ['dist'],
        scripts: { postinstall: 'node dist/index.js' },
      },
    })
    expect((await run(folder, 'accept', '--yes', '--reason', 'needed')).code).toBe(0)
    expect(policyOf(folder)).toMatch(/^# yaml-language-server: .*\nwaivers:\n {2}- rule: lifecycle-script\n/)
    expect(verdictOf(await check(folder)).conclusion).toBe('success')
  })

  it('keeps the byte order mark and the line breaks of Windows', async () => {
    const folder = writePackage(sandbox.folder(), {
      ...small,
      [policyPath]: '\ufefffiles: # mine\r\n  - package.json\r\n  - README.md\r\n  - dist/index.js\r\n',
    })
    expect((await run(folder, 'accept', '--yes')).code).toBe(0)
    expect(policyOf(folder)).toBe(
      '\ufefffiles: # mine\r\n  - package.json\r\n  - README.md\r\n  - dist/index.js\r\n  - dist/more.js\r\n',
    )
  })

  it('changes the own file alone where it extends another', async () => {
    const shared = 'files:\n  - package.json\n  - README.md\n  - { path: dist/index.js, max-size: 1 B }\n'
    const folder = writePackage(sandbox.folder(), {
      ...small,
      '.github/base.yml': shared,
      [policyPath]: 'extends: ./base.yml # ours\n',
    })
    const { code, stdout } = await run(folder, 'accept', '--yes')
    expect([code, stdout]).toEqual([1, expect.stringContaining('size-limit dist/index.js\n    → needs a waiver')])
    expect(policyOf(folder)).toBe('extends: ./base.yml # ours\nfiles:\n  - dist/more.js\n')
    expect(readFileSync(join(folder, '.github/base.yml'), 'utf8')).toBe(shared)
  })

  it('changes what a shared policy says of that package, and nothing else', async () => {
    const shared =
      '# ours\nfiles: [package.json, README.md]\npackages:\n  packages/a:\n    files:\n      - ' +
      'dist/index.js\n  .:\n    files: [dist/index.js]\n'
    const root = writePackage(sandbox.folder(), {
      ...small,
      'package.json': { name: 'root', version: '1.0.0', files: ['dist'] },
      [policyPath]: shared,
    })
    writePackage(join(root, 'packages/a'), small)
    await git(root, 'init', '--quiet')
    const { code, stdout } = await run(root, 'accept', 'packages/a', '--yes')
    expect([code, stdout]).toEqual([0, expect.stringContaining('       - dist/index.js\n+      - dist/more.js\n')])
    const once = shared.replace('      - dist/index.js\n', '      - dist/index.js\n      - dist/more.js\n')
    expect(policyOf(root)).toBe(once)
    expect((await run(root, 'accept', '--yes')).code).toBe(0)
    expect(policyOf(root)).toBe(
      once.replace('.:\n    files: [dist/index.js]', '.:\n    files: [dist/index.js, dist/more.js]'),
    )
    expect(existsSync(join(root, 'packages/a', policyPath))).toBe(false)
  })

  it('names the packages at the root of a workspace, where nothing is packed', async () => {
    const root = writePackage(sandbox.folder(), { 'package.json': { private: true, workspaces: ['packages/*'] } })
    writePackage(join(root, 'packages/a'), small)
    const { code, stderr } = await run(root, 'accept', '--yes')
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/one package at\s+a\s+time[\s\S]*\n {4}pack-gate accept packages\/a\n/),
    ])
  })

  it('refuses a policy with a mistake in the words of the check', async () => {
    const folder = writePackage(sandbox.folder(), { ...small, [policyPath]: 'fils: []\n' })
    const { code, stderr } = await run(folder, 'accept', '--yes')
    expect(code).toBe(2)
    expect(stderr).toContain('unknown key "fils", did you mean "files"?')
    expect(errorOf(await check(folder)).message).toContain('unknown key "fils", did you mean "files"?')
  })

  it('does not write through a link', async () => {
    const folder = await withNewFile()
    const real = join(folder, 'real.yml')
    renameSync(join(folder, policyPath), real)
    symlinkSync(real, join(folder, policyPath))
    const before = readFileSync(real, 'utf8')
    const { code, stderr } = await run(folder, 'accept', '--yes')
    expect([code, stderr]).toEqual([2, expect.stringContaining('is not a regular file')])
    expect(readFileSync(real, 'utf8')).toBe(before)
  })

  it.each<[string, string[], string]>([
    ['a rule that does not exist', ['--rule', 'source-maps'], 'Did you mean source-map?'],
    ['a level that does not exist', ['--level', 'fatal'], 'error, warning, note'],
    ['a date that does not exist', ['--expires', '2027-02-30'], 'YYYY-MM-DD'],
    ['a date that is over', ['--expires', '2020-01-01'], 'is in the past'],
    ['a reason without words', ['--reason', ' '], '--reason is not a reason'],
    ['a path that is no pattern', ['--path', './dist'], 'expected "dist"'],
    ['--yes with --dry-run', ['--yes', '--dry-run'], 'combined'],
  ])('refuses %s', async (_what, args, told) => {
    const folder = writePackage(sandbox.folder(), small)
    const { code, stderr } = await run(folder, 'accept', ...args)
    expect([code, stderr]).toEqual([2, expect.stringContaining(told)])
    expect(existsSync(join(folder, policyPath))).toBe(false)
  })
})
