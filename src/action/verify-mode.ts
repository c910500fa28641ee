import { exitCodes, noVerdict, toGateError } from '../model/errors.js'
import { hereOf } from '../github/contents.js'
import type { Runner } from '../github/runner.js'
import { codeBlock } from '../report/render/escape.js'
import { plain } from '../model/format.js'
import { renderTextError } from '../report/text.js'
import { renderVerification, verificationLine } from '../report/verification.js'
import type { Verification } from '../model/verification.js'
import { verify, type VerifyRequest } from '../commands/verify/verify.js'
import type { Context } from '../model/context.js'
import type { Inputs } from './input-reader.js'
import { refuseMistakes } from './session.js'
import { workspaceOf } from './workspace.js'

const style = { color: false, columns: 100 } as const

function requestOf(inputs: Inputs, context: Context): VerifyRequest {
  refuseMistakes(inputs)
  const { release: target, reportFile, wait: waitSeconds, passEnv, reportRun: run, reportCommit: commit } = inputs
  const cwd = workspaceOf(context)
  const expected = { run, commit, here: hereOf(context.env, cwd) }
  const { signerWorkflow, trustedRoot } = inputs
  return { target, report: reportFile ?? '', cwd, waitSeconds, passEnv, expected, signerWorkflow, trustedRoot }
}

async function tell(runner: Runner, result: Verification): Promise<void> {
  runner.log(renderVerification(result, style))
  if (result.conclusion === 'failure') {
    const more = result.differences.slice(0, 3).map(({ message }) => message)
    runner.annotateError({ code: 'EINTEGRITY', message: verificationLine(result), help: more.map(plain).join('\n') })
  }
  await runner.summary(
    `### pack-gate verify\n\n${codeBlock(renderVerification(result, style).trimEnd().split('\n'))}\n`,
  )
}

/** Compares a release with a report and tells the job. Never throws: whatever goes wrong ends as exit code 2. */
export async function runVerify(
  inputs: Inputs,
  runner: Runner,
  context: Context,
  cancelled: Promise<never>,
): Promise<void> {
  try {
    const result = await Promise.race([verify(requestOf(inputs, context), context), cancelled])
    await tell(runner, result)
    runner.output('conclusion', result.conclusion)
    runner.output('integrity', result.integrity.actual ?? '')
    runner.exit(exitCodes[result.conclusion])
  } catch (thrown) {
    runner.exit(exitCodes.error)
    const failure = noVerdict(toGateError(thrown))
    const lines = renderTextError(failure, style, false)
    runner.log(lines)
    runner.annotateError(failure.error)
    runner.output('conclusion', 'error')
    runner.output('integrity', '')
    await runner.summary(`### pack-gate verify\n\n${codeBlock(lines.trimEnd().split('\n'))}\n`).catch(() => undefined)
  }
}
