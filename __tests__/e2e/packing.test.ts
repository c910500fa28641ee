import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from '@jest/globals'
import {
  builtCli,
  checkJson,
  errorOf,
  makeUser,
  runAs,
  verdictOf,
  type JsonRun,
  type RunOptions,
} from '../helpers/cli.js'
import { file, sourceMap, writePackage, type PackageFiles } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()

type Scripts = Readonly<Record<string, string>>

function packageWith(scripts: Scripts, files: PackageFiles = {}): string {
  return writePackage(sandbox.folder('package'), {
    'package.json': { name: 'watched', version: '1.0.0', files: ['index.js', 'index.js.map'], scripts },
    'index.js': 'export {}\n',
    ...files,
  })
}

function check(folder: string, args: readonly string[] = [], options: Partial<RunOptions> = {}): Promise<JsonRun> {
  return checkJson([folder, '--no-config', '--baseline', 'none', ...args], {
    user: makeUser(sandbox, { npm: 'host' }),
    ...options,
  })
}

/** A script that leaves another one running, which writes into `path` again and again. */
function leaves(path: string): string {
  const writer = `setInterval(() => require('fs').appendFileSync(${JSON.stringify(path)}, 'x'), 20)`
  return (
    `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(writer)}], { stdio: ` +
    `'inherit' }).unref()\nsetTimeout(() => process.exit(), 300)\n`
  )
}

describe('a script that leaves a process running', () => {
  it('holds nothing up, and the process is ended before the bytes are read', async () => {
    const path = join(sandbox.folder(), 'grows')
    const folder = packageWith({ prepack: 'node leave.cjs' }, { 'leave.cjs': leaves(path) })
    verdictOf(await check(folder))
    const { length } = readFileSync(path, 'utf8')
    await wait(200)
    expect(readFileSync(path, 'utf8')).toHaveLength(length)
  })
})

describe('a script that never ends', () => {
  it('is ended at the deadline with all that it started, and there is no verdict', async () => {
    const path = join(sandbox.folder(), 'grows')
    const script = `console.log('watching files')\n${leaves(path).replace(/setTimeout.*/, 'setInterval(() => {}, 1e6)')}`
    const folder = packageWith({ prepack: 'node leave.cjs' }, { 'leave.cjs': script })
    const run = await check(folder, ['--pack-timeout', '4s'])
    expect(run.code).toBe(2)
    expect(errorOf(run)).toMatchObject({
      code: 'EPACK',
      message: expect.stringMatching(
        /^npm pack did not end within 4 seconds, and was ended; its last line: watching files$/,
      ),
      help: expect.stringContaining('--pack-timeout 2h'),
    })
    const { length } = readFileSync(path, 'utf8')
    await wait(200)
    expect(readFileSync(path, 'utf8')).toHaveLength(length)
  })
})

describe("a script that writes to the runner's command files", () => {
  it.each(['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STATE'])('gets no verdict: %s', async (name) => {
    const files = sandbox.folder('runner')
    const path = join(files, 'set_output_1')
    writeFileSync(path, 'a=b\n')
    const write = `require('fs').appendFileSync(${JSON.stringify(path)}, 'conclusion=success\\n')`
    const folder = packageWith({ prepack: 'node write.cjs' }, { 'write.cjs': write })
    const run = await check(folder, [], { user: makeUser(sandbox), env: { [name]: path } })
    expect({ exit: run.code, code: errorOf(run).code }).toEqual({ exit: 2, code: 'EPACK' })
    expect(errorOf(run).message).toContain(`${name} changed while the package was packed`)
  })

  it('finds the folder that they are in by no variable', async () => {
    const look = `require('fs').writeFileSync('seen.json', JSON.stringify(process.env))`
    const folder = packageWith({ prepack: 'node look.cjs' }, { 'look.cjs': look })
    const runnerTemp = sandbox.folder('runner temp')
    verdictOf(await check(folder, [], { env: { RUNNER_TEMP: runnerTemp, GITHUB_OUTPUT: join(runnerTemp, 'x') } }))
    expect(readFileSync(join(folder, 'seen.json'), 'utf8')).not.toContain(runnerTemp)
    expect((await check(folder, ['--pass-env', 'RUNNER_TEMP'], { env: { RUNNER_TEMP: runnerTemp } })).code).toBe(2)
  })
})

describe('the gate inside the packing that it started', () => {
  it.each(['prepack', 'prepare', 'postpack'])('says so at once: %s', async (script) => {
    const gate = `"${process.execPath}" "${builtCli}" check --no-config --baseline none`
    const run = await check(packageWith({ [script]: gate }), [], { timeoutMs: 60_000 })
    expect(run.code).toBe(2)
    expect(errorOf(run).message).toContain(`pack-gate runs inside ${script}`)
    expect(errorOf(run).message).toContain(`in the script ${script}`)
  })
})

describe('a program in the package', () => {
  const own = (name: string, seen: string): PackageFiles => ({
    [`node_modules/.bin/${name}`]: file(`#!/bin/sh\necho ${name} >> ${seen}\nexit 9\n`, 0o755),
    [name]: file(`#!/bin/sh\necho ${name} >> ${seen}\nexit 9\n`, 0o755),
  })

  it.each(['npm', 'node', 'git'])('does not run in place of the real one: %s', async (name) => {
    const seen = join(sandbox.folder(), 'seen')
    const folder = packageWith({}, own(name, seen))
    const user = makeUser(sandbox, { npm: 'host' })
    // `node` from node_modules/.bin is one that npm itself would find: only relative entries are taken out for it.
    const entries = name === 'node' ? ['.', '', 'node_modules/.bin'] : [join(folder, 'node_modules/.bin'), '.', '']
    const path = [...entries, user.env.PATH].join(delimiter)
    const options = { user: { ...user, env: { ...user.env, PATH: path } }, cwd: folder }
    verdictOf(await checkJson(['.', '--no-config', '--baseline', 'none'], options))
    expect(existsSync(seen)).toBe(false)
  })
})

describe('a script that knows when it is watched', () => {
  const map = sourceMap({ '../src/index.ts': 'export const secret = 1\n' })

  it.each([
    ['npm_config_dry_run', 'process.env.npm_config_dry_run'],
    ['npm_config_json', 'process.env.npm_config_json'],
    ['npm_config_loglevel', "process.env.npm_config_loglevel && process.env.npm_config_loglevel !== 'notice'"],
    ['npm_config_logs_max', 'process.env.npm_config_logs_max'],
    ['npm_config_foreground_scripts', 'process.env.npm_config_foreground_scripts'],
    ['npm_config_update_notifier', 'process.env.npm_config_update_notifier'],
  ])('by %s does not know it here', async (_what, watched) => {
    const script = `if (!(${watched})) require('fs').writeFileSync('index.js.map', ${JSON.stringify(map)})`
    const folder = packageWith({ prepack: 'node build.cjs' }, { 'build.cjs': script })
    const run = await check(folder, [], { env: { CI: 'true' } })
    expect(verdictOf(run).files.map(({ path }) => path)).toContain('index.js.map')
    expect(verdictOf(run).packer?.version).toMatch(/^\d+\.\d+\.\d+/)
  })
})

describe('a script that fails', () => {
  it('is named, with its own words and the variables that were not handed to it', async () => {
    const build = `if (!process.env.SENTRY_RELEASE) require('./missing.cjs')`
    const folder = packageWith({ prepack: 'node build.cjs' }, { 'build.cjs': build })
    const run = await check(folder, [], { env: { SENTRY_RELEASE: '1.0', OTHER_THING: 'x' } })
    const { message, help } = errorOf(run)
    expect(message).toMatch(/^npm pack failed \(exit code 1, in the script prepack\):\n/)
    expect(message).toContain("Error: Cannot find module './missing.cjs'")
    expect(message).not.toMatch(/^\s+at /m)
    expect(help).toContain('SENTRY_RELEASE')
    expect(help).toContain('`--pass-env SENTRY_RELEASE`')
    expect(help).not.toContain('OTHER_THING')
    expect((await check(folder, ['--pass-env', 'SENTRY_RELEASE'], { env: { SENTRY_RELEASE: '1.0' } })).code).toBe(0)
  })
})

describe('stdout', () => {
  it("is the report's alone, also where a folder of PATH can't be read", async () => {
    const locked = sandbox.folder('locked')
    appendFileSync(join(locked, 'npm'), 'not a program')
    const user = makeUser(sandbox, { npm: 'host' })
    const run = await check(packageWith({}), [], {
      user: {
        ...user,
        env: { ...user.env, PATH: [`${join(locked, 'npm')}/x`, locked, user.env.PATH].join(delimiter) },
      },
    })
    expect(run.code).toBe(0)
  })
})

describe('too few open files', () => {
  const limits = [20, 22, 24, 26, 28]

  /** Exit codes and output under falling limits: how many files are enough depends on how our code is bundled. */
  async function under(count: number, program: string, ...args: readonly string[]): Promise<[number | null, string]> {
    const user = makeUser(sandbox)
    const command = ['exec', process.execPath, program, ...args].map((word) => `"${word}"`).join(' ')
    const limited = `ulimit -n ${count}; ${command.replace('"exec"', 'exec')}`
    const { code, stdout, stderr } = await runAs('sh', ['-c', limited], { user, cwd: packageWith({}) })
    return [code, stdout + stderr]
  }

  it('is no verdict, also while our own code is loaded', async () => {
    for (const count of limits) {
      const [code, output] = await under(count, builtCli, 'check', '--no-config', '--baseline', 'none')
      if (count === limits[0]) expect(code).toBe(2)
      expect([0, 2]).toContain(code)
      if (code === 2) expect(output).toMatch(/No verdict[^]*(EMFILE|too many open files)/)
      if (code === 2) expect(output).not.toContain('fault in pack-gate')
    }
  })

  it('is no verdict of the Action either', async () => {
    for (const count of limits) {
      const [code, output] = await under(count, join(dirname(builtCli), 'index.js'))
      expect(code).toBe(2)
      if (count === limits[0]) expect(output).toContain('EMFILE')
    }
  })
})
