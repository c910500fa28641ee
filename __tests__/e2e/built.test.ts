import { spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from '@jest/globals'
import type { Verdict } from '../../src/model/report.js'
import { builtCli, builtPackGate, makeUser, runAs } from '../helpers/cli.js'
import { itWith } from '../helpers/npm-versions.js'
import { packageTarball, writePackage, type PackageFiles } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

/**
 * The built command in dist/, started as a user starts it. What it decides is tested from the sources; here, that it
 * starts and ends well.
 */

const sandbox = useSandbox()
const files: PackageFiles = {
  'package.json': { name: 'calm', version: '1.0.0', main: 'index.js' },
  'index.js': 'export {}\n',
}
const folder = (more: PackageFiles = {}): string => writePackage(sandbox.folder('package'), { ...files, ...more })
const check = ['check', '--no-config', '--baseline', 'none'] as const

describe('the built command', () => {
  it.each<[string, number, PackageFiles]>([
    ['passes', 0, {}],
    ['is blocked', 1, { '.env': 'A=1\n' }],
    ['can not be judged', 2, { 'package.json': '{' }],
  ])('ends with the exit code of a release that %s, and prints one JSON document', async (_what, code, more) => {
    const run = await builtPackGate([...check, folder(more), '--reporter', 'json'], { user: makeUser(sandbox) })
    expect(run).toMatchObject({ code, stderr: '' })
    expect(JSON.parse(run.stdout)).toMatchObject({
      schemaVersion: 1,
      conclusion: ['success', 'failure', 'error'][code],
    })
  })

  it('judges what the npm of this machine packs', async () => {
    const user = makeUser(sandbox, { npm: 'host' })
    const run = await builtPackGate([...check, folder({ 'lib/a.js': '1\n' }), '--reporter', 'json'], { user })
    const { packer, files: packed } = JSON.parse(run.stdout) as Verdict
    expect(packer).toMatchObject({ name: 'npm', version: (await runAs('npm', ['--version'], { user })).stdout.trim() })
    expect(packed.map(({ path }) => path)).toEqual(['index.js', 'lib/a.js', 'package.json'])
  })

  it('says everything in words without a reporter, and in colours where they are forced', async () => {
    const target = folder({ '.env': 'A=1\n' })
    const plain = await builtPackGate([...check, target], { user: makeUser(sandbox) })
    expect(plain.stdout).toMatch(/^Blocked: 1 error/)
    const coloured = await builtPackGate([...check, target], { user: makeUser(sandbox), env: { FORCE_COLOR: '1' } })
    expect(stripVTControlCharacters(coloured.stdout).replaceAll(/\d+(\.\d+)? m?s/g, '')).toBe(
      plain.stdout.replaceAll(/\d+(\.\d+)? m?s/g, ''),
    )
    expect(coloured.stdout).not.toBe(plain.stdout)
  })

  it.each([
    [['--version'], 0, /^\d+\.\d+\.\d+\n$/],
    [['help'], 0, /^Usage: pack-gate COMMAND/m],
    [['check', '--help'], 0, /^pack-gate check/],
    [['rules', '--no-config'], 0, /^file-not-allowed /m],
    [['explain', 'source-map'], 0, /^source-map\n/],
  ])('answers %j', async (args, code, words) => {
    const run = await builtPackGate(args, { user: makeUser(sandbox) })
    expect(run).toMatchObject({ code, stderr: '', stdout: expect.stringMatching(words) })
  })

  it('refuses a wrong use with exit code 2, on stderr', async () => {
    const run = await builtPackGate(['chekc'], { user: makeUser(sandbox) })
    expect(run).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('Did you mean `pack-gate check`?'),
    })
  })

  it('writes every kind of report', async () => {
    const user = makeUser(sandbox)
    const names = ['text', 'json', 'markdown', 'sarif', 'html']
    const run = await builtPackGate(
      [...check, folder(), ...names.flatMap((name) => ['--reporter', `${name}=report.${name}`])],
      { user },
    )
    expect(run).toMatchObject({ code: 0, stdout: '' })
    for (const name of names)
      expect(readFileSync(join(user.home, `report.${name}`), 'utf8').length).toBeGreaterThan(100)
  })

  it('compares two tarballs, writes a policy, and accepts a change of it', async () => {
    const user = makeUser(sandbox)
    const cwd = folder()
    const tarball = join(sandbox.folder('baseline'), 'calm.tgz')
    writeFileSync(tarball, packageTarball(files))
    const run = (...args: string[]): ReturnType<typeof builtPackGate> => builtPackGate(args, { user, cwd })
    expect((await run('init', '--baseline', tarball)).code).toBe(0)
    writePackage(cwd, { 'theme.css': 'a{}\n' })
    expect((await run('check', '--baseline', tarball)).code).toBe(1)
    expect(await run('accept', '--baseline', tarball, '--yes')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('+  - theme.css'),
    })
    expect(await run('diff', tarball, '.')).toMatchObject({ code: 0, stdout: expect.stringContaining('theme.css') })
  })

  itWith(existsSync('/dev/full'), 'there is no /dev/full')(
    'has no verdict where nobody can read it: a full disk is no finding',
    () => {
      const full = openSync('/dev/full', 'w')
      const { status, stderr } = spawnSync(process.execPath, [builtCli, '--version'], {
        stdio: ['ignore', full, 'pipe'],
        encoding: 'utf8',
      })
      closeSync(full)
      expect([status, stderr]).toEqual([
        2,
        expect.stringContaining('the report could not be written to stdout: ENOSPC'),
      ])
    },
  )

  it('keeps its exit code where a reader stops early', async () => {
    const { env } = makeUser(sandbox)
    const child = spawn(process.execPath, [builtCli, ...check, folder({ '.env': 'A=1\n' }), '--reporter', 'json'], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.destroy()
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(1)
  })
})

// util-linux: a terminal to write to.
describe('the built command in a terminal', () => {
  const inTerminal = itWith(
    existsSync('/usr/bin/script') && process.platform === 'linux',
    'there is no /usr/bin/script',
  )

  inTerminal('lays out the page of a rule, with its address last', async () => {
    const user = makeUser(sandbox)
    const command = `stty cols 60; '${process.execPath}' '${builtCli}' explain size-growth`
    const { stdout } = await runAs('script', ['-qec', command, '/dev/null'], { user, env: { TERM: 'xterm' } })
    const lines = stdout.replaceAll('\r', '').split('\n')
    expect(lines[0]).toBe('\u001b[1msize-growth\u001b[22m')
    expect(stdout).not.toMatch(/^#|```/m)
    expect(lines.filter((line) => stripVTControlCharacters(line).length > 60)).toEqual([
      expect.stringMatching(/^https:.*size-growth\.md$/),
    ])
    expect(lines.at(-2)).toMatch(/^https:.*size-growth\.md$/)
  })

  inTerminal('asks before it writes a policy, and the end of the input is no yes', async () => {
    const user = makeUser(sandbox)
    const cwd = folder({ '.github/pack-gate.yml': 'files: [package.json]\n' })
    const accept = async (input: string): Promise<string> => {
      const command = `printf '${input}' | script -qec "'${process.execPath}' '${builtCli}' accept --baseline none" /dev/null`
      return (await runAs('sh', ['-c', command], { user, cwd, env: { TERM: 'xterm' } })).stdout
    }
    expect(await accept('n\\n')).toContain('Write .github/pack-gate.yml?')
    expect(readFileSync(join(cwd, '.github/pack-gate.yml'), 'utf8')).toBe('files: [package.json]\n')
    await accept('y\\n')
    expect(readFileSync(join(cwd, '.github/pack-gate.yml'), 'utf8')).toContain('index.js')
  })
})
