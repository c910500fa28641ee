import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from '@jest/globals'
import { transformSync } from 'esbuild'
import { ownMark, packingMarker } from '../../src/pack/process-group.js'
import { run, type ProcessResult, type RunOptions } from '../../src/pack/run.js'
import { file, writePackage } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
const here = dirname(process.execPath)

const node = (script: string, options: Partial<RunOptions> = {}): Promise<ProcessResult> =>
  run('node', ['-e', script], { cwd: here, env: { PATH: here }, ...options })

/** A script that starts another one, which writes into `path` again and again. */
function leaves(path: string, how: string): string {
  const writer = `setInterval(() => require('fs').appendFileSync(${JSON.stringify(path)}, 'x'), 20)`
  return `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(writer)}], ${how}).unref()`
}

async function grows(path: string): Promise<boolean> {
  const before = existsSync(path) ? readFileSync(path, 'utf8').length : 0
  await wait(200)
  return existsSync(path) && readFileSync(path, 'utf8').length > before
}

describe('running a program', () => {
  it('gives its output and exit code', async () => {
    expect(await node('console.log(1); console.error(2); process.exitCode = 3')).toMatchObject({
      exitCode: 3,
      stdout: '1\n',
      stderr: '2\n',
      timedOut: false,
    })
  })

  it('gives it no input and no variable but its own', async () => {
    process.env.PACK_GATE_TEST = 'secret'
    const { stdout } = await node('process.stdin.on("end", () => console.log(process.env.PACK_GATE_TEST)).resume()')
    delete process.env.PACK_GATE_TEST
    expect(stdout).toBe('undefined\n')
  })

  it('goes through @actions/exec for git, with bytes and exit codes as they are', async () => {
    const bin = writePackage(sandbox.folder('bin of git'), {
      git: file(`#!/bin/sh\nprintf '\\377%s' "$1"\necho no >&2\nexit 7\n`, 0o755),
    })
    const result = await run('git', ['a "b" c'], { cwd: here, env: { PATH: `${bin}:/bin:/usr/bin` } })
    expect(result).toMatchObject({ exitCode: 7, stderr: 'no\n' })
    expect(result.bytes).toEqual(Buffer.concat([Buffer.from([255]), Buffer.from('a "b" c')]))
  })

  it('tells what it hears', async () => {
    const heard: string[] = []
    await node('console.log("out"); console.error("err")', { heard: (chunk) => heard.push(chunk.toString()) })
    expect(heard.sort()).toEqual(['err\n', 'out\n'])
  })

  it('ends it with all that it started where its time is over', async () => {
    const path = join(sandbox.folder(), 'grows')
    const started = performance.now()
    const result = await node(`${leaves(path, '{ stdio: "inherit" }')}; setInterval(() => {}, 1e6)`, {
      deadlineMs: 700,
    })
    expect(result.timedOut).toBe(true)
    expect(performance.now() - started).toBeLessThan(10_000)
    expect(await grows(path)).toBe(false)
  })

  it('does not wait for what keeps its pipes open, and ends that', async () => {
    const path = join(sandbox.folder(), 'grows')
    const started = performance.now()
    const result = await node(
      `${leaves(path, '{ stdio: "inherit" }')}; setTimeout(() => { console.log("done"); process.exit() }, 500)`,
    )
    expect(result).toMatchObject({ exitCode: 0, stdout: 'done\n', timedOut: false })
    expect(performance.now() - started).toBeLessThan(10_000)
    expect(await grows(path)).toBe(false)
  })

  it('waits a second at most for what left its group, and keeps what was written before', async () => {
    const path = join(sandbox.folder(), 'pid')
    const writer = `require('fs').writeFileSync(${JSON.stringify(path)}, String(process.pid)); setInterval(() => {}, 1e6)`
    const script =
      `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(writer)}], { detached: ` +
      `true, stdio: 'inherit' }).unref(); process.stdout.write('x'.repeat(1e6) + '\\n', () => process.exit())`
    const started = performance.now()
    const result = await node(script)
    const took = performance.now() - started
    process.kill(Number(readFileSync(path, 'utf8')), 'SIGKILL')
    expect(result.stdout).toHaveLength(1_000_001)
    expect(took).toBeLessThan(15_000)
  })

  const onLinux = process.platform === 'linux' ? it : it.skip

  onLinux.each([
    ['left its group', "{ detached: true, stdio: 'ignore' }"],
    [
      'left it, and was started by what has ended',
      "{ detached: true, stdio: 'ignore', env: { ...process.env, A: '1' } }",
    ],
  ])('ends what %s, by the mark in its environment', async (_, how) => {
    const path = join(sandbox.folder('left'), 'x')
    const twice = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(leaves(path, how))}], ${how})`
    const env = { PATH: here, [packingMarker]: ownMark }
    const script = `${twice}.unref(); setTimeout(() => process.exit(), 700)`
    expect((await node(script, { env })).exitCode).toBe(0)
    expect(existsSync(path)).toBe(true)
    expect(await grows(path)).toBe(false)
  })

  it('is an error where it writes without end', async () => {
    const endless = "const x = 'x'.repeat(1e7); for (;;) require('fs').writeSync(1, x)"
    await expect(node(endless)).rejects.toMatchObject({ code: 'EPACK', message: 'node wrote more than 256 MiB' })
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('ends with us on %s', async (signal) => {
    const path = join(sandbox.folder(), 'grows')
    const group = join(sandbox.folder(), 'process-group.mjs')
    writeFileSync(
      group,
      transformSync(readFileSync('src/pack/process-group.ts', 'utf8'), { loader: 'ts', format: 'esm' }).code,
    )
    const script = `import { spawn } from 'node:child_process'
      import { enter } from ${JSON.stringify(pathToFileURL(group).href)}
      const writer = ${JSON.stringify(`setInterval(() => require('fs').appendFileSync(${JSON.stringify(path)}, 'x'), 20)`)}
      enter(spawn(process.execPath, ['-e', writer], { detached: true, stdio: 'ignore' }))`
    const us = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' })
    const ended = new Promise((done) =>
      us.once('exit', (_code, by) => {
        done(by)
      }),
    )
    while (!existsSync(path)) await wait(20)
    us.kill(signal)
    expect(await ended).toBe(signal)
    expect(await grows(path)).toBe(false)
  })
})

describe('a program that is missing', () => {
  it('is named, with what to do', async () => {
    const failed = expect(run('no-such-packer', [], { cwd: here, env: { PATH: here } })).rejects
    await failed.toMatchObject({
      code: 'EPACK',
      message: 'no-such-packer could not be started: PATH has none',
      help: expect.stringContaining('Install no-such-packer'),
    })
  })

  it('is missing where only the package has it', async () => {
    const folder = writePackage(sandbox.folder('package'), {
      'node_modules/.bin/npm-like': file('#!/bin/sh\necho mine\n', 0o755),
    })
    const options = { cwd: folder, env: { PATH: `${join(folder, 'node_modules/.bin')}:/bin` } }
    expect(await run('npm-like', [], options)).toMatchObject({ stdout: 'mine\n' })
    await expect(run('npm-like', [], { ...options, outside: [folder], install: 'Get it.' })).rejects.toMatchObject({
      message: expect.stringContaining('outside of the package'),
      help: 'Get it.',
    })
  })
})
