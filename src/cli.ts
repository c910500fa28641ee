#!/usr/bin/env node
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parseCommand, type CheckCommand, type Command } from './cli/arguments.js'
import { helpText } from './cli/help.js'
import { exitCodes, GateError, noVerdict, toGateError } from './errors.js'
import { gate } from './gate.js'
import { reporters, type Reporter, type Style } from './reporters/index.js'
import { startProgress } from './reporters/progress.js'
import { repositoryRoot } from './root.js'
import { tool } from './tool.js'
import type { NoVerdict, Verdict } from './types.js'

function style(): Style {
  const { env, stdout } = process
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0'
  const color = env.NO_COLOR ? false : forced || (stdout.isTTY && env.TERM !== 'dumb')
  return { color, columns: stdout.columns || 80 }
}

function render(name: string, report: Verdict | NoVerdict, look: Style): string {
  const reporter: Reporter | undefined = reporters.get(name)
  if (!reporter) throw new GateError('EUSAGE', `there is no reporter ${name}`, 'See `pack-gate --help`.')
  return report.conclusion === 'error' ? reporter.noVerdict(report, look) : reporter.verdict(report, look)
}

function deliver(command: CheckCommand, report: Verdict | NoVerdict): void {
  for (const { reporter, file } of command.reports) {
    if (file === null) {
      process.stdout.write(render(reporter, report, style()))
      continue
    }
    const path = resolve(file)
    try {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, render(reporter, report, { color: false, columns: 80 }))
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause)
      throw new GateError('EUSAGE', `the report could not be written to ${file}: ${why}`, 'Name a file in a folder that can be written to.', { cause })
    }
  }
}

async function check(command: CheckCommand): Promise<number> {
  const cwd = process.cwd()
  const progress = startProgress(process.stderr, `packing ${command.target}`)
  const request = { ...command, cwd, root: repositoryRoot(command.target, cwd) }
  const report = await gate(request, { env: process.env, now: () => new Date(), tool })
    .catch((error: unknown) => noVerdict(toGateError(error)))
    .finally(() => {
      progress.stop()
    })
  deliver(command, report)
  return exitCodes[report.conclusion]
}

/** What the other commands print. */
async function page(command: Exclude<Command, CheckCommand>): Promise<string> {
  if (command.name === 'help') return helpText(reporters.values())
  if (command.name === 'version') return `${tool.version}\n`
  const { rulesText, explainText } = await import('./cli/explain.js')
  return command.name === 'explain' ? explainText(command.rule) : rulesText()
}

async function main(args: readonly string[]): Promise<number> {
  const command = parseCommand(args, [...reporters.keys()])
  if (command.name === 'check') return check(command)
  process.stdout.write(await page(command))
  return 0
}

// Until there is a verdict there is none: a process that ends early must not have passed anything.
process.exitCode = exitCodes.error

/** `pack-gate check | head`: a reader that stops early must not change the exit code. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

/** Errors of the command line itself have no report to go to: stderr, in words. */
process.exitCode = await main(process.argv.slice(2)).catch((thrown: unknown) => {
  process.stderr.write(render('text', noVerdict(toGateError(thrown)), { color: false, columns: 80 }))
  return exitCodes.error
})
