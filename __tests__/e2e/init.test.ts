import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
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

const init = async (cwd: string, ...args: string[]): Promise<Run> => packGate(['init', '--baseline', 'none', ...args], { user: makeUser(sandbox), cwd })
const check = async (cwd: string, ...args: string[]): ReturnType<typeof checkJson> => checkJson(['--baseline', 'none', ...args], { user: makeUser(sandbox), cwd })
const errors = (run: Awaited<ReturnType<typeof checkJson>>): string[] => verdictOf(run).findings.filter(({ level }) => level === 'error').map(({ ruleId, path }) => `${ruleId} ${path}`)

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

  it('names the packages at the root of a workspace, which packs nothing to go by', async () => {
    const folder = writePackage(sandbox.folder(), {
      'package.json': { name: 'root', version: '0.0.0', private: true, workspaces: ['packages/*'] },
      'packages/a/package.json': { name: 'a', version: '1.0.0' },
      'packages/b/package.json': { name: 'b', version: '1.0.0', private: true },
    })
    const { code, stderr } = await init(folder)
    expect([code, stderr]).toEqual([2, expect.stringMatching(/root of a workspace[\s\S]*`pack-gate init FOLDER`: packages\/a\./)])
    expect(existsSync(join(folder, policyPath))).toBe(false)
    expect((await init(folder, 'packages/a')).code).toBe(0)
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
    expect(stdout).toMatch(/Packed too\s+\.github\/pack-gate\.yml itself/)
    expect(verdictOf(await check(folder)).findings).toEqual([])
  })

  it('replaces nothing without --force, and says what it replaced with it', async () => {
    const folder = writePackage(sandbox.folder(), { ...small, [policyPath]: 'files:\n  - package.json\n' })
    const refused = await init(folder)
    expect([refused.code, refused.stdout]).toEqual([2, ''])
    expect(refused.stderr).toContain(`${policyPath} is there already`)
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
    expect(stdout).toMatch(/Hides\s+\.github\/pack-gate\.yml/)
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
    const folder = writePackage(sandbox.folder(), { ...small, 'dist/.env': 'A=1\n', 'dist/index.js.map': sourceMap({ '../src/a.ts': 'export const a = 1\n' }) })
    const { code, stdout } = await init(folder)
    expect(code).toBe(0)
    expect(stdout).toMatch(/forbidden-file: dist\/\.env/)
    expect(stdout).toContain('Under it the check blocks:')
    expect(errors(await check(folder)).sort()).toEqual(['file-not-allowed dist/.env', 'forbidden-file dist/.env', 'source-map dist/index.js.map'])
  })

  it('reads a tarball against another, and approves what the last release did by design', async () => {
    const folder = sandbox.folder()
    const files = { ...small, 'dist/index.js.map': sourceMap({ '../src/a.ts': 'export const a = 1\n' }), 'bin/run': file('#!/bin/sh\n', 0o755) }
    writeFileSync(join(folder, 'acme.tgz'), packageTarball(files))
    const { stdout } = await packGate(['init', 'acme.tgz', '--baseline', 'acme.tgz', '--config', 'policy.yml'], { user: makeUser(sandbox), cwd: folder })
    expect(stdout).toContain('Wrote policy.yml: 5 entries cover all 6 files')
    expect(stdout).toMatch(/Source maps\s+policy resolvable/)
    expect(verdictOf(await check(folder, 'acme.tgz', '--config', 'policy.yml')).findings).toEqual([])
  })

  it('refuses --print together with --force', async () => {
    expect((await init(sandbox.folder(), '--print', '--force')).stderr).toContain('contradict each other')
  })
})
