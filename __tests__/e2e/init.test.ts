import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { checkJson, makeUser, packGate, verdictOf, type Run } from '../helpers/cli.js'
import { file, packageTarball, sourceMap, writePackage, type PackageFiles } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
const policyPath = '.github/pack-gate.yml'
const small: PackageFiles = {
  'package.json': { name: 'acme', version: '1.0.0', main: 'dist/index.js', files: ['dist'] },
  'README.md': '# acme\n',
  'dist/index.js': 'module.exports = 1\n',
  'dist/more.js': 'module.exports = 2\n',
}

const init = async (cwd: string, ...args: string[]): Promise<Run> =>
  packGate(['init', '--baseline', 'none', ...args], { user: makeUser(sandbox), cwd })
const check = async (cwd: string, ...args: string[]): ReturnType<typeof checkJson> =>
  checkJson(['--baseline', 'none', ...args], { user: makeUser(sandbox), cwd })
const errors = (run: Awaited<ReturnType<typeof checkJson>>): string[] =>
  verdictOf(run)
    .findings.filter(({ level }) => level === 'error')
    .map(({ ruleId, path }) => `${ruleId} ${path}`)

describe('pack-gate init', () => {
  it('writes a policy under which the package passes, and one more file of another kind does not', async () => {
    const folder = writePackage(sandbox.folder(), small)
    const { code, stdout } = await init(folder)
    expect(stdout).toContain(`Wrote ${policyPath}: 4 entries cover all 4 files of acme@1.0.0`)
    expect(code).toBe(0)
    const verdict = verdictOf(await check(folder))
    expect([verdict.conclusion, verdict.findings, verdict.policy]).toEqual(['success', [], { path: policyPath }])
    writePackage(folder, { 'dist/new.js': 'module.exports = 3\n' })
    expect(errors(await check(folder))).toEqual([])
    writePackage(folder, { 'dist/more.js.bak2': 'x\n' })
    expect(errors(await check(folder))).toEqual(['file-not-allowed dist/more.js.bak2'])
  })

  it('writes one policy for the packages of a workspace, under which they pass and a new kind of file does not', async () => {
    const manifest = (name: string): PackageFiles => ({
      ...small,
      'package.json': { name, version: '1.0.0', main: 'dist/index.js', files: ['dist'] },
    })
    const folder = writePackage(sandbox.folder(), {
      'package.json': { name: 'root', version: '0.0.0', private: true, workspaces: ['packages/*'] },
    })
    mkdirSync(join(folder, '.git'))
    writePackage(join(folder, 'packages/a'), manifest('a'))
    writePackage(join(folder, 'packages/b'), {
      ...manifest('b'),
      'dist/b.css': 'b{}\n',
      'dist/c.css': 'c{}\n',
      LICENSE: 'MIT\n',
    })
    writePackage(join(folder, 'packages/c'), { 'package.json': { name: 'c', version: '1.0.0', private: true } })
    writePackage(join(folder, 'packages/d'), { ...manifest('d'), 'pack-gate.yml': 'files: ["**"]\n' })
    const { code, stdout } = await init(folder)
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining(`Wrote ${policyPath}: one policy for 2 packages, 3 entries for all\n`),
    ])
    expect(stdout).toContain('packages/d keeps its own policy, packages/d/pack-gate.yml.')
    expect(stdout).toContain('`pack-gate check` passes with this policy for all of them.')
    const written = readFileSync(join(folder, policyPath), 'utf8')
    expect(written.replaceAll(/^ *#.*\n|\n(?=\n)| #.*/gm, '')).toContain(
      'files:\n  - { path: dist/index.js, required: true }\n  - package.json\n  - README.md\nbaseline: auto\n' +
        'rules:\n  source-map: { policy: none }\n  size-limit: { max: 120 kB }\npackages:\n' +
        '  packages/a:\n    files:\n      - dist/*.js\n' +
        '  packages/b:\n    files:\n      - LICENSE\n      - dist/*.{js,css}\n',
    )
    writePackage(join(folder, 'packages/a'), { 'dist/a.css': 'a{}\n' })
    const all = await packGate(['check', '--baseline', 'none', '--reporter', 'json'], {
      user: makeUser(sandbox),
      cwd: folder,
    })
    const { packages } = JSON.parse(all.stdout) as {
      packages: { path: string; conclusion: string; findings: { ruleId: string; path: string }[] }[]
    }
    expect(packages.map(({ path, conclusion }) => [path, conclusion])).toEqual([
      ['packages/a', 'failure'],
      ['packages/b', 'success'],
      ['packages/d', 'success'],
    ])
    expect(packages.flatMap(({ findings }) => findings.map(({ ruleId, path }) => `${ruleId} ${path}`))).toEqual([
      'file-not-allowed dist/a.css',
    ])
  })

  it('writes one policy for the packages that are named, where the workspace has others', async () => {
    const folder = writePackage(sandbox.folder(), { 'package.json': { private: true, workspaces: ['**'] } })
    mkdirSync(join(folder, '.git'))
    writePackage(join(folder, 'packages/a'), small)
    writePackage(join(folder, 'playground/x'), { 'package.json': { name: 'x', version: '1.0.0', files: 'dist' } })
    const { code, stderr } = await init(folder, '--packages', 'packages/*')
    expect([code, stderr.trim()]).toEqual([0, '[1/1] packages/a'])
    expect(readFileSync(join(folder, policyPath), 'utf8')).toContain('packages/a:')
    const none = await init(folder, '--packages', 'nowhere/*')
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('no package matches "nowhere/*"')])
  })

  it("writes the policy of a folder that a build makes at the repository's root, where it is kept", async () => {
    const folder = writePackage(sandbox.folder(), {
      'package.json': { name: 'root', version: '1.0.0', private: true },
      '.gitignore': 'node_modules\n/dist/\n',
      'dist/lib/package.json': { name: 'lib', version: '1.0.0', main: 'index.js' },
      'dist/lib/index.js': '1\n',
    })
    mkdirSync(join(folder, '.git'))
    const { code, stdout } = await init(folder, 'dist/lib')
    expect([code, stdout]).toEqual([0, expect.stringContaining(`Wrote ${policyPath}: one policy for 1 package`)])
    expect(existsSync(join(folder, 'dist/lib', policyPath))).toBe(false)
    expect(readFileSync(join(folder, policyPath), 'utf8')).toContain('\npackages:\n')
    const run = await check(folder, 'dist/lib')
    expect([verdictOf(run).conclusion, verdictOf(run).policy]).toEqual(['success', { path: policyPath }])
    writePackage(folder, { 'dist/lib/more.txt': 'x' })
    expect(errors(await check(folder, 'dist/lib'))).toEqual(['file-not-allowed more.txt'])
  })

  it('stops where a package is not built, and says so once for all of a workspace', async () => {
    const manifest = { name: 'acme', version: '1.0.0', main: 'dist/index.js', scripts: { build: 'tsc' } }
    const alone = await init(writePackage(sandbox.folder(), { 'package.json': manifest, 'a.js': '' }))
    expect([alone.code, alone.stdout]).toEqual([2, ''])
    expect(alone.stderr).toContain("dist/ isn't built, so a policy would leave out what is published")
    expect(alone.stderr.replaceAll(/\s+/g, ' ')).toContain(
      '→ Build first: `npm run build`. Then run `pack-gate init` again. Nothing was written.',
    )
    const folder = writePackage(sandbox.folder(), {
      'package.json': { name: 'root', private: true, workspaces: ['packages/*'] },
      'packages/a/package.json': { ...manifest, name: 'a' },
      'packages/b/package.json': { ...manifest, name: 'b' },
      'packages/c/package.json': { ...manifest, name: 'c' },
      'packages/c/dist/index.js': '1\n',
    })
    mkdirSync(join(folder, '.git'))
    const all = await init(folder)
    expect(all.code).toBe(2)
    expect(all.stderr.replaceAll(/\s+/g, ' ')).toContain(
      "dist/ isn't built in 2 of 3 packages (packages/a, packages/b)",
    )
    expect(existsSync(join(folder, policyPath))).toBe(false)
  })

  it('writes nothing for a workspace of which one package can not be packed, and names it', async () => {
    const folder = writePackage(sandbox.folder(), { 'package.json': { private: true, workspaces: ['a', 'b'] } })
    writePackage(join(folder, 'a'), small)
    writePackage(join(folder, 'b'), { 'package.json': { name: 'b', version: '1.0.0', files: 'dist' } })
    const { code, stderr } = await init(folder)
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/EPACK: b: files in package\.json must be a list[\s\S]*Nothing was written/),
    ])
    expect(existsSync(join(folder, policyPath))).toBe(false)
  })

  it('starts no more packers where the first one fails, as in a clone in which nothing is installed', async () => {
    const log = join(sandbox.folder('log'), 'starts')
    const scripts = { prepack: `echo x >> ${log}; exit 1` }
    const names = Array.from({ length: 24 }, (_, index) => `p${index}`)
    const folder = writePackage(sandbox.folder(), { 'package.json': { private: true, workspaces: ['p*'] } })
    for (const name of names) writePackage(join(folder, name), { 'package.json': { name, version: '1.0.0', scripts } })
    const { code, stderr } = await init(folder)
    expect([code, stderr]).toEqual([2, expect.stringMatching(/EPACK: p\d+: npm pack failed/)])
    // Those that had begun, and those whose turn came before the failure was known.
    expect(readFileSync(log, 'utf8').length / 2).toBeLessThanOrEqual(2 * availableParallelism())
  })

  it('keeps what the policy extends that it replaces, and does not say it again', async () => {
    const base = 'files: [package.json, README.md, "!**/*.map"]\nbaseline: none\nrules:\n  size-limit: { max: 1 MB }\n'
    const folder = writePackage(sandbox.folder(), {
      ...small,
      'base.yml': base,
      'dist/index.js.map': '{}',
      [policyPath]: 'extends: [../base.yml, library]\nfiles: [x]\n',
    })
    const { code, stdout } = await init(folder, '--force')
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(
        /: 2 entries and what it extends\s+cover 4\s+of\s+5\s+files[\s\S]*Extends +\.\.\/base\.yml, library, as the previous policy did[\s\S]*Size limit +as base\.yml:4 says[\s\S]*Excluded +dist\/index\.js\.map: /,
      ),
    ])
    const written = readFileSync(join(folder, policyPath), 'utf8')
    expect(written.replaceAll(/^ *#.*\n| #.*/gm, '').trim()).toBe(
      'extends:\n  - ../base.yml\n  - library\n\nfiles:\n  - { path: dist/index.js, required: true }\n\n  - dist/*.js',
    )
    expect(errors(await check(folder))).toEqual(['file-not-allowed dist/index.js.map'])
    expect((await init(folder, '--print')).stdout).toBe(written)
  })

  it('replaces no policy that is too broken to tell what it extends', async () => {
    const folder = writePackage(sandbox.folder(), { ...small, [policyPath]: 'extends: closed-source\nfils: []\n' })
    const { code, stderr } = await init(folder, '--force')
    expect([code, stderr]).toEqual([2, expect.stringMatching(/has a mistake, so what it extends\s+can't be\s+kept/)])
    expect(readFileSync(join(folder, policyPath), 'utf8')).toBe('extends: closed-source\nfils: []\n')
  })

  it('blocks a release without its entry point', async () => {
    const folder = writePackage(sandbox.folder(), small)
    await init(folder)
    writePackage(folder, { 'package.json': { name: 'acme', version: '1.0.0', files: ['dist/more.js'] } })
    expect(errors(await check(folder))).toEqual([`allowlist-unmatched ${policyPath}`])
  })

  it('allows the policy file itself where the package takes it along, and says so', async () => {
    const folder = writePackage(sandbox.folder(), { ...small, 'package.json': { name: 'acme', version: '1.0.0' } })
    const { stdout } = await init(folder)
    expect(stdout).toMatch(/Also packed\s+\.github\/pack-gate\.yml itself/)
    expect(verdictOf(await check(folder)).findings).toEqual([])
  })

  it('replaces nothing without --force, and says what it replaced with it', async () => {
    const folder = writePackage(sandbox.folder(), { ...small, [policyPath]: 'files:\n  - package.json\n' })
    const refused = await init(folder)
    expect([refused.code, refused.stdout]).toEqual([2, ''])
    expect(refused.stderr).toContain(`${policyPath} exists already`)
    expect(readFileSync(join(folder, policyPath), 'utf8')).toBe('files:\n  - package.json\n')
    expect((await init(folder, '--force')).stdout).toContain(`Replaced ${policyPath} (it had 2 lines)`)
    expect(readFileSync(join(folder, policyPath), 'utf8')).toContain('dist/*.js')
  })

  it('replaces a broken policy too, in the place where it is', async () => {
    const folder = writePackage(sandbox.folder(), { ...small, 'pack-gate.yml': 'fils: [' })
    expect((await init(folder, '--force')).stdout).toContain('Replaced pack-gate.yml')
    expect(existsSync(join(folder, policyPath))).toBe(false)
  })

  it('does not write through a link', async () => {
    const folder = writePackage(sandbox.folder(), small)
    const elsewhere = join(sandbox.folder(), 'precious')
    writeFileSync(elsewhere, 'precious\n')
    mkdirSync(join(folder, '.github'))
    symlinkSync(elsewhere, join(folder, policyPath))
    expect((await init(folder)).code).toBe(2)
    expect((await init(folder, '--force')).code).toBe(0)
    expect(readFileSync(elsewhere, 'utf8')).toBe('precious\n')
    expect(lstatSync(join(folder, policyPath)).isSymbolicLink()).toBe(false)
  })

  it('prints the policy alone on stdout with --print, and writes nothing', async () => {
    const folder = writePackage(sandbox.folder(), small)
    const { code, stdout, stderr } = await init(folder, '--print')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^# yaml-language-server: .*\n[\s\S]*source-map: \{ policy: none \}\n$/)
    expect(stderr).toContain('Proposed: 4 entries cover all 4 files')
    expect(existsSync(join(folder, policyPath))).toBe(false)
  })

  it("writes a package's own policy beside that of the repository, and says that it hides it", async () => {
    const root = writePackage(sandbox.folder(), { [policyPath]: 'files: [package.json]\n' })
    mkdirSync(join(root, '.git'))
    const folder = writePackage(join(root, 'packages/acme'), small)
    const { stdout } = await init(root, 'packages/acme')
    expect(stdout).toContain('Wrote packages/acme/.github/pack-gate.yml')
    expect(stdout).toMatch(/Replaces\s+\.github\/pack-gate\.yml/)
    expect(verdictOf(await check(folder)).conclusion).toBe('success')
  })

  it('names an unreachable registry, with the way to do without it, and writes nothing', async () => {
    const folder = writePackage(sandbox.folder(), small)
    const { code, stdout, stderr } = await packGate(['init'], { user: makeUser(sandbox), cwd: folder })
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/EREGISTRY/)
    expect(stderr).toContain('pack-gate init --baseline none')
    expect(existsSync(join(folder, policyPath))).toBe(false)
  })

  it('leaves unwanted files out of the policy and names them, so that the check blocks them', async () => {
    const folder = writePackage(sandbox.folder(), {
      ...small,
      'dist/.env': 'A=1\n',
      'dist/index.js.map': sourceMap({ '../src/a.ts': 'export const a = 1\n' }),
    })
    const { code, stdout } = await init(folder)
    expect(code).toBe(0)
    expect(stdout).toMatch(/forbidden-file: dist\/\.env/)
    expect(stdout).toContain('With this policy, the check blocks:')
    expect(errors(await check(folder)).sort()).toEqual([
      'file-not-allowed dist/.env',
      'forbidden-file dist/.env',
      'source-map dist/index.js.map',
    ])
  })

  it('reads a tarball against another, and approves what the last release did by design', async () => {
    const folder = sandbox.folder()
    const files = {
      ...small,
      'dist/index.js.map': sourceMap({ '../src/a.ts': 'export const a = 1\n' }),
      'bin/run': file('#!/bin/sh\n', 0o755),
    }
    writeFileSync(join(folder, 'acme.tgz'), packageTarball(files))
    const { stdout } = await packGate(['init', 'acme.tgz', '--baseline', 'acme.tgz', '--config', 'policy.yml'], {
      user: makeUser(sandbox),
      cwd: folder,
    })
    expect(stdout).toContain('Wrote policy.yml: 5 entries cover all 6 files')
    expect(stdout).toMatch(/Source maps\s+policy resolvable/)
    expect(verdictOf(await check(folder, 'acme.tgz', '--config', 'policy.yml')).findings).toEqual([])
  })

  it('refuses --print together with --force', async () => {
    expect((await init(sandbox.folder(), '--print', '--force')).stderr).toContain("can't be combined")
  })
})
