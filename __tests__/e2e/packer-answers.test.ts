import { createHash } from 'node:crypto'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { checkJson, errorOf, makeUser, packGate, verdictOf } from '../helpers/cli.js'
import type { JsonRun, User } from '../helpers/cli.js'
import { liveCommands } from '../helpers/output.js'
import { file, packageTarball, writePackage } from '../helpers/packages.js'
import { startRecordedRegistry, type RecordedRegistry } from '../helpers/recorded-registry.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()

const packed = packageTarball({ 'package.json': { name: 'a', version: '1.0.0' }, 'index.js': '1\n' })
const integrity = `sha512-${createHash('sha512').update(packed).digest('base64')}`
const paths = ['index.js', 'package.json']

/** A program that answers as asked: no real package manager lies on demand. */
interface Answer {
  readonly version: string
  readonly stdout: string
  readonly stderr?: string
  readonly exitCode?: number
  /** How many tarballs it makes. */
  readonly tarballs?: number
}

function fake(command: string, { version, stdout, stderr = '', exitCode = 0, tarballs = 1 }: Answer): string {
  const script = `#!${process.execPath}
const fs = require('fs')
const path = require('path')
const args = process.argv.slice(2)
if (args[0] === '--version') return void console.log(${JSON.stringify(version)})
const to = args.at(-1)
const bytes = Buffer.from(${JSON.stringify(packed.toString('base64'))}, 'base64')
for (let made = 0; made < ${tarballs}; made++) fs.writeFileSync(to.endsWith('.tgz') ? to : path.join(to, 'a' + made + '.tgz'), bytes)
process.stdout.write(${JSON.stringify(stdout)})
process.stderr.write(${JSON.stringify(stderr)})
process.exitCode = ${exitCode}
`
  const bin = sandbox.folder('bin')
  writePackage(bin, { [command]: file(script, 0o755) })
  return bin
}

async function check(
  command: string,
  answer: Answer,
  manifest: Readonly<Record<string, unknown>> = {},
): Promise<JsonRun> {
  const folder = writePackage(sandbox.folder('package'), {
    'package.json': { name: 'a', version: '1.0.0', ...manifest },
    'index.js': '1\n',
  })
  return checkJson([folder, '--packer', command, '--baseline', 'none', '--no-config'], {
    user: makeUser(sandbox, { bins: [fake(command, answer)] }),
  })
}

const pnpmSays = (files: readonly string[], more: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify(
    { name: 'a', version: '1.0.0', filename: 'a.tgz', ...more, files: files.map((path) => ({ path })) },
    null,
    2,
  )
const yarnSays = (files: readonly string[]): string =>
  [{ base: '/x' }, ...files.map((location) => ({ location })), { output: '/x/package.tgz' }]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('')
const bunSays = (count: number): string =>
  `bun pack v1.4.5 (a7733435c)\n\npacked 1B index.js\n\nTotal files: ${count}\n`
const classicSays = `${JSON.stringify({ type: 'success', data: 'Wrote tarball to "/x/package.tgz".' })}\n`

describe('a packer that answers as expected', () => {
  it.each([
    ['pnpm', '12.21.0', pnpmSays(paths, { integrity })],
    ['pnpm', '9.13.2', '/x/a-1.0.0.tgz\n'],
    ['yarn', '4.18.1', yarnSays(paths)],
    ['yarn', '1.22.22', classicSays],
    ['bun', '1.4.5', bunSays(2)],
    ['bun', '1.4.5', `\u001b[1mbun pack \u001b[0mv1.4.5 (a)\n${bunSays(7).slice(30)}${bunSays(2)}`],
  ])('is believed: %s %s', async (command, version, stdout) => {
    const verdict = verdictOf(await check(command, { version, stdout }))
    expect(verdict).toMatchObject({
      contents: 'tarball',
      integrity,
      packer: { name: command, version, chosenBy: { by: 'request' } },
    })
    expect(verdict.files.map(({ path }) => path)).toEqual(paths)
  })

  it('is believed where scripts print answers before it', async () => {
    const stdout = `${pnpmSays(['fake.js'])}\nno newline{"x":1}[${pnpmSays(paths)}`
    expect(verdictOf(await check('pnpm', { version: '10.34.9', stdout })).files).toHaveLength(2)
  })
})

describe('a packer that answers in an unknown form, or another one than it packs', () => {
  it.each<[string, string, Answer, string]>([
    ['no JSON', 'pnpm', { version: '10.34.9', stdout: 'done\n' }, 'unknown form'],
    ['an empty object', 'pnpm', { version: '10.34.9', stdout: '{}' }, 'unknown form'],
    ['an empty list', 'pnpm', { version: '10.34.9', stdout: pnpmSays([]) }, 'unknown form'],
    [
      'files without paths',
      'pnpm',
      { version: '10.34.9', stdout: '{\n  "files": [{"name": "index.js"}, {"path": "package.json"}]\n}' },
      'unknown form',
    ],
    [
      'a file that is not packed',
      'pnpm',
      { version: '10.34.9', stdout: pnpmSays([...paths, 'more.js']) },
      'lists "more.js"',
    ],
    [
      'a packed file that is not listed',
      'pnpm',
      { version: '10.34.9', stdout: pnpmSays(['package.json']) },
      'contains "index.js"',
    ],
    [
      'another sha512',
      'pnpm',
      { version: '12.21.0', stdout: pnpmSays(paths, { integrity: 'sha512-AAAA' }) },
      'sha512 is not the one it reported',
    ],
    ['no tarball', 'pnpm', { version: '10.34.9', stdout: pnpmSays(paths), tarballs: 0 }, 'made 0 tarballs'],
    ['two tarballs', 'pnpm', { version: '10.34.9', stdout: pnpmSays(paths), tarballs: 2 }, 'made 2 tarballs'],
    [
      'a failing exit code with a good answer',
      'pnpm',
      { version: '10.34.9', stdout: pnpmSays(paths), exitCode: 1 },
      'exit code 1',
    ],
    ['a version that is none', 'pnpm', { version: 'ten', stdout: pnpmSays(paths) }, 'without a version'],
    ['a version that is too old', 'pnpm', { version: '8.15.9', stdout: pnpmSays(paths) }, 'older'],
    [
      'no output line',
      'yarn',
      { version: '4.18.1', stdout: yarnSays(paths).replace(/.*output.*\n/, '') },
      'unknown form',
    ],
    ['no files', 'yarn', { version: '4.18.1', stdout: yarnSays([]) }, 'unknown form'],
    [
      'a file that is not packed',
      'yarn',
      { version: '4.18.1', stdout: yarnSays([...paths, 'more.js']) },
      'lists "more.js"',
    ],
    [
      'no word of success',
      'yarn',
      { version: '1.22.22', stdout: '{"type":"info","data":"Wrote tarball"}\n' },
      'unknown form',
    ],
    ['no version', 'bun', { version: '', stdout: 'Total files: 2\n' }, 'unknown form'],
    ['no sum', 'bun', { version: '', stdout: 'bun pack v1.4.5 (a)\n' }, 'unknown form'],
    ['another sum', 'bun', { version: '', stdout: bunSays(3) }, 'counts 3 files'],
  ])('gives no verdict: %s from %s', async (_what, command, answer, message) => {
    const run = await check(command, answer)
    expect({ exit: run.code, code: errorOf(run).code }).toEqual({ exit: 2, code: 'EPACK' })
    expect(errorOf(run).message).toContain(message)
  })

  it('is told what to do where Yarn packs no such folder', async () => {
    const stdout =
      "Usage Error: The nearest package directory (/a/dist) doesn't seem to be\npart of the project declared in /a.\n"
    const run = await check('yarn', { version: '4.18.1', stdout, exitCode: 1 })
    expect(errorOf(run)).toMatchObject({
      code: 'EPACK',
      message: "yarn pack failed: this folder is none of the project's workspaces",
      help: expect.stringContaining('`--packer npm`'),
    })
  })

  it('is quoted without anything that the runner would obey', async () => {
    const run = await check('pnpm', {
      version: '10.34.9',
      stdout: '##[error]x\n::error::y\n',
      stderr: '::set-output name=a::b\n##[command]z\n',
      exitCode: 1,
    })
    expect(errorOf(run).message).toContain('exit code 1')
    expect(liveCommands(run.stdout + run.stderr)).toEqual([])
  })
})

describe('the report', () => {
  it('says who packed, what chose it, and what speaks against it', async () => {
    const folder = writePackage(sandbox.folder('package'), {
      'package.json': { name: 'a', version: '1.0.0', packageManager: 'pnpm@10.34.8' },
      '.git/HEAD': 'ref: refs/heads/main\n',
      'package-lock.json': '{}',
    })
    const user = makeUser(sandbox, { bins: [fake('pnpm', { version: '10.34.9', stdout: pnpmSays(paths) })] })
    const json = await checkJson([folder, '--baseline', 'none', '--no-config'], { user })
    expect(verdictOf(json).packer).toEqual({
      name: 'pnpm',
      version: '10.34.9',
      chosenBy: { by: 'packageManager', path: 'package.json' },
      notes: [
        "package-lock.json is npm's, and pnpm packed",
        'package.json asks for pnpm@10.34.8, and pnpm 10.34.9 packed',
      ],
    })
    const text = await packGate(['check', folder, '--baseline', 'none', '--no-config'], { user })
    expect(text.stdout.replace(/\s+/g, ' ')).toContain(
      "Packer pnpm 10.34.9 (chosen by packageManager in package.json); package-lock.json is npm's, and pnpm packed;",
    )
  })

  it.each(['pnpm', 'yarn', 'bun'])('says what to install where %s is missing', async (command) => {
    const folder = writePackage(sandbox.folder('package'), {
      'package.json': { name: 'a', version: '1.0.0', packageManager: `${command}@1.2.3` },
    })
    const bin = sandbox.folder('bin')
    symlinkSync(process.execPath, join(bin, 'node'))
    const user = makeUser(sandbox)
    const run = await checkJson([folder, '--baseline', 'none', '--no-config'], { user, env: { PATH: bin } })
    expect({ exit: run.code, code: errorOf(run).code }).toEqual({ exit: 2, code: 'EPACK' })
    expect(errorOf(run).message).toContain(`${command} could not be started`)
    expect(errorOf(run).help).toMatch(new RegExp(`Install ${command}.*--packer npm`, 'i'))
  })
})

describe('the baseline of a repository of another package manager', () => {
  let registry: RecordedRegistry
  let user: User
  beforeAll(async () => {
    registry = await startRecordedRegistry()
    user = makeUser(sandbox, {
      registry: registry.url,
      bins: [fake('pnpm', { version: '10.34.9', stdout: pnpmSays(paths) })],
    })
    await registry.publish(
      writePackage(sandbox.folder('package'), { 'package.json': { name: 'a', version: '0.9.0' } }),
      user,
    )
  })
  afterAll(async () => {
    await registry.stop()
  })

  it('is read though devEngines forbids npm in the folder', async () => {
    const folder = writePackage(sandbox.folder('package'), {
      'package.json': {
        name: 'a',
        version: '1.0.0',
        devEngines: { packageManager: { name: 'pnpm', onFail: 'error' } },
      },
    })
    const verdict = verdictOf(await checkJson([folder, '--no-config'], { user }))
    expect(verdict).toMatchObject({ baseline: { kind: 'published', version: '0.9.0' }, packer: { name: 'pnpm' } })
  })
})
