import { chmodSync, lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { makeUser, packGate, runAs, type Run } from '../helpers/cli.js'
import { sourceMap, writePackage, type PackageFiles } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
const onPosix = process.platform === 'win32' ? it.skip : it
const package_ = (more: PackageFiles = {}): PackageFiles => ({
  'package.json': { name: 'acme', version: '1.1.0', main: 'dist/index.js', bin: 'dist/cli.js', files: ['dist'] },
  'dist/index.js': 'module.exports = 1\n',
  'dist/cli.js': '#!/usr/bin/env node\nconsole.log(1)\n',
  ...more,
})
const run = async (cwd: string, ...args: string[]): Promise<Run> =>
  packGate(['check', ...args], { user: makeUser(sandbox), cwd })
const fix = async (cwd: string, ...more: string[]): Promise<Run> =>
  run(cwd, '--baseline', 'none', '--fix', '--yes', ...more)
const manifestOf = (folder: string): string => readFileSync(join(folder, 'package.json'), 'utf8')

describe('pack-gate check --fix', () => {
  it('leaves out what must not ship, shows the change, and checks again', async () => {
    const folder = writePackage(
      sandbox.folder(),
      package_({ 'dist/.env': 'A=1\n', 'dist/index.js.map': sourceMap({ 'a.ts': 'let a' }) }),
    )
    const { code, stdout, stderr } = await fix(folder)
    expect(stderr).toContain('!dist/.env')
    expect(stderr).toContain('Changed 1 file. Checking again.\n')
    expect(stdout).toMatch(/^Passed: acme@1\.1\.0/)
    expect(code).toBe(0)
    expect(JSON.parse(manifestOf(folder))).toMatchObject({ files: ['dist', '!dist/**/*.map', '!dist/.env'] })
  })

  it('takes the carriage return out of the first line of a command, and no other', async () => {
    const folder = writePackage(sandbox.folder(), package_({ 'dist/cli.js': '#!/usr/bin/env node\r\na()\r\n\xe9\r\n' }))
    expect((await fix(folder)).code).toBe(0)
    expect(readFileSync(join(folder, 'dist/cli.js'), 'utf8')).toBe('#!/usr/bin/env node\na()\r\n\xe9\r\n')
  })

  onPosix('gives a command its executable bit back, on the disk and in git', async () => {
    const before = writePackage(sandbox.folder(), package_())
    chmodSync(join(before, 'dist/cli.js'), 0o755)
    const user = makeUser(sandbox)
    await runAs('npm', ['pack', '--pack-destination', before], { user, cwd: before })
    const folder = writePackage(sandbox.folder(), package_())
    chmodSync(join(folder, 'dist/cli.js'), 0o640)
    for (const args of [
      ['init', '-q'],
      ['config', 'core.fileMode', 'false'],
      ['add', '-A'],
    ])
      await runAs('git', args, { user, cwd: folder })
    const { code, stderr } = await run(folder, '--baseline', join(before, 'acme-1.1.0.tgz'), '--fix', '--yes')
    expect(stderr).toContain('dist/cli.js: mode 0640 becomes 0750\n')
    expect(code).toBe(0)
    expect(lstatSync(join(folder, 'dist/cli.js')).mode & 0o777).toBe(0o750)
    const { stdout } = await runAs('git', ['ls-files', '-s', 'dist/cli.js'], { user, cwd: folder })
    expect(stdout).toMatch(/^100755 /)
  })

  it('writes versions in place of workspace ranges, where npm packs', async () => {
    const root = sandbox.folder()
    writePackage(root, { 'package.json': { name: 'root', private: true, workspaces: ['packages/*'] } })
    writePackage(join(root, 'packages/a'), {
      'package.json': { name: 'a', version: '3.1.0', license: 'MIT' },
      'index.js': '1\n',
    })
    const folder = writePackage(join(root, 'packages/b'), {
      'package.json': { name: 'b', version: '1.0.0', dependencies: { a: 'workspace:^' } },
      'index.js': '1\n',
    })
    mkdirSync(join(root, '.git'))
    await fix(root, '--packer', 'npm')
    expect(JSON.parse(manifestOf(folder))).toMatchObject({ dependencies: { a: '^3.1.0' } })
  })

  it('writes nothing where there is no one to ask, and reports as without it', async () => {
    const folder = writePackage(sandbox.folder(), package_({ 'dist/.env': 'A=1\n' }))
    const text = manifestOf(folder)
    const { code, stdout, stderr } = await run(folder, '--baseline', 'none', '--fix')
    expect(code).toBe(1)
    expect(stdout).toMatch(/^Blocked: /)
    expect(stderr).toContain('!dist/.env')
    expect(stderr).toContain('Nothing was fixed: there is no terminal to ask in.')
    expect(manifestOf(folder)).toBe(text)
  })

  it('changes neither the policy nor what needs a decision', async () => {
    const folder = writePackage(sandbox.folder(), package_())
    mkdirSync(join(folder, '.github'))
    const policy = 'files: [package.json, dist/index.js]\n'
    writeFileSync(join(folder, '.github/pack-gate.yml'), policy)
    const text = manifestOf(folder)
    const { code, stderr } = await fix(folder)
    expect(code).toBe(1)
    expect(stderr).toContain('Nothing to fix')
    expect(readFileSync(join(folder, '.github/pack-gate.yml'), 'utf8')).toBe(policy)
    expect(manifestOf(folder)).toBe(text)
  })

  onPosix('follows no link out of the package', async () => {
    const outside = join(sandbox.folder(), 'package.json')
    const folder = writePackage(sandbox.folder(), package_({ 'dist/.env': 'A=1\n' }))
    const text = manifestOf(folder)
    writeFileSync(outside, text)
    rmSync(join(folder, 'package.json'))
    symlinkSync(outside, join(folder, 'package.json'))
    await fix(folder)
    expect(readFileSync(outside, 'utf8')).toBe(text)
  })

  it.each([
    [['--yes'], '--yes needs --fix'],
    [['a.tgz', '--fix'], '--fix needs the folder of a package'],
  ])('is refused as %j', async (args, message) => {
    const folder = sandbox.folder()
    writeFileSync(join(folder, 'a.tgz'), '')
    const { code, stderr } = await run(folder, ...args)
    expect(code).toBe(2)
    expect(stderr).toContain(message)
  })
})
