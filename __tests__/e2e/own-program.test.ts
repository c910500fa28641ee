import { cpSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { builtCli, makeUser, runAs, type Run } from '../helpers/cli.js'
import { sourceMap, writePackage } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

/** A package's script runs as the same user as the gate: what it can reach of the gate's own process and files. */

const sandbox = useSandbox()
const map = sourceMap({ '../src/index.ts': 'export const secret = 1\n' })

const onLinux = process.platform === 'linux' ? it : it.skip

/** A package with a fault, whose prepack runs a program. */
const packageWith = (program: string): string =>
  writePackage(sandbox.folder('package'), {
    'package.json': {
      name: 'acme',
      version: '1.0.0',
      files: ['*.js', '*.map'],
      scripts: { prepack: 'node build.cjs' },
    },
    'index.js': 'module.exports = 1\n',
    'index.js.map': map,
    'build.cjs': program,
  })

async function check(cli: string, program: string): Promise<Run> {
  const args = [cli, 'check', packageWith(program), '--baseline', 'none']
  return runAs(process.execPath, args, { user: makeUser(sandbox) })
}

describe("a script that changes the gate's own program", () => {
  it.each([
    ['its chunks', 'chunks'],
    ['its libraries', join('chunks', 'libraries')],
  ])('gets no verdict: %s', async (_, changed) => {
    const program = sandbox.folder('program')
    cpSync(dirname(builtCli), program, { recursive: true })
    writeFileSync(join(program, 'package.json'), '{"type":"module"}')
    const write = [
      "const { readdirSync, writeFileSync } = require('fs')",
      `const folder = ${JSON.stringify(join(program, changed))}`,
      "const modules = readdirSync(folder).filter((name) => name.endsWith('.js'))",
      "for (const name of modules) writeFileSync(`${folder}/${name}`, 'process.exit(0)')",
    ]
    const run = await check(join(program, 'cli.js'), `${write.join('\n')}\n`)
    const said = run.stdout.replaceAll(/\s+/g, ' ')
    expect([run.code, said]).toEqual([2, expect.stringContaining("pack-gate's own program changed while a package")])
  })
})

describe('a script that asks the gate to open its debugger', () => {
  onLinux('gets none, and the verdict stands', async () => {
    const signal = [
      "const { readFileSync } = require('fs')",
      'for (let pid = process.ppid; pid > 1; ) {',
      "  if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('cli.js')) process.kill(pid, 'SIGUSR1')",
      "  pid = Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')[1])",
      '}',
      'setTimeout(() => {}, 500)',
    ]
    const { code, stdout, stderr } = await check(builtCli, `${signal.join('\n')}\n`)
    expect([code, stderr]).toEqual([1, ''])
    expect(stdout).toContain('source-map')
  })
})
