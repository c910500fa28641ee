import { exitCodes, GateError, noVerdict, toGateError } from '../model/errors.js'
import type { Runner } from '../github/runner.js'
import { codeBlock } from '../report/render/escape.js'
import { plain } from '../model/plain-text.js'
import { renderTextError } from '../report/text.js'
import { renderVerification, verificationLine } from '../report/verification.js'
import type { Verification } from '../model/verification.js'
import { verify, type VerifyRequest } from '../commands/verify/verify.js'
import type { Context } from '../model/context.js'
import { workspaceOf } from './workspace.js'

const style = { color: false, columns: 100 } as const

/** What `mode: verify` reads. Throws GateError EUSAGE with the input's name. */
export function verifyRequest(input: Runner['input'], context: Context): VerifyRequest {
  const report = input('report-file')
  const wait = input('wait') || '0'
  if (report === '')
    throw new GateError(
      'EUSAGE',
      'Input `report-file`: mode verify needs the report of the run that judged the release.',
      'Give its path: the output `report` of that run, kept as an artifact.',
    )
  if (!/^\d{1,6}$/.test(wait))
    throw new GateError(
      'EUSAGE',
      `Input \`wait\`: expected a whole number of seconds below a million, got ${JSON.stringify(wait.slice(0, 100))}.`,
      'Correct the `with:` of this step.',
    )
  const passEnv = input('pass-env')
    .split(/[\s,]+/)
    .filter((name) => name !== '')
  return { target: input('release') || null, report, cwd: workspaceOf(context), waitSeconds: Number(wait), passEnv }
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
export async function runVerify(runner: Runner, context: Context, cancelled: Promise<never>): Promise<void> {
  try {
    const result = await Promise.race([verify(verifyRequest(runner.input, context), context), cancelled])
    await tell(runner, result)
    runner.output('conclusion', result.conclusion)
    runner.output('integrity', result.integrity.actual ?? '')
    runner.exit(exitCodes[result.conclusion])
  } catch (thrown) {
    runner.exit(exitCodes.error)
    const failure = noVerdict(toGateError(thrown))
    runner.log(renderTextError(failure, style))
    runner.annotateError(failure.error)
    runner.output('conclusion', 'error')
  }
}
