import { exitCodes, noVerdict, toGateError } from '../../model/errors.js'
import type { NoVerdict } from '../../model/report.js'
import { jsonDocument, renderJson } from '../../report/json.js'
import { startProgress } from '../../report/progress.js'
import { renderTextError } from '../../report/text.js'
import { renderVerification } from '../../report/verification.js'
import { tool } from '../../model/tool.js'
import { type ExpectedOrigin, readCommit, readRun, type Verification } from '../../model/verification.js'
import { verify as verifyRelease, type VerifyRequest } from '../../commands/verify/verify.js'
import { atMostOne, type Command, readArguments, type Terminal, usage } from '../command.js'
import { hereOf } from '../../github/contents.js'
import { jsonOption, namesOf } from '../options.js'
import { recordOptions } from '../records.js'
import { deliverAs, reportTargets } from '../reports.js'

const options = {
  report: { type: 'string', value: 'FILE', help: ['the JSON report of its check (required)'] },
  wait: {
    type: 'string',
    value: 'SECONDS',
    help: ['wait for a release that is not there yet (default 0)'],
  },
  run: {
    type: 'string',
    value: 'ID[/ATTEMPT]',
    help: ['the run that made the report, or `any` (default in a GitHub', 'workflow: this run)'],
  },
  commit: { type: 'string', value: 'SHA', help: ['the commit that the release must be of'] },
  'signer-workflow': {
    type: 'string',
    value: 'FILE[@REF]',
    help: ["the workflow whose provenance counts (default: any of package.json's", 'repository)'],
  },
  'trusted-root': recordOptions['trusted-root'],
  reporter: {
    type: 'string',
    multiple: true,
    value: 'NAME[=FILE]',
    help: [
      'repeatable; without =FILE on stdout:',
      'text      what differs, for people (default)',
      'json      the result as one JSON document',
    ],
  },
  json: jsonOption,
  'pass-env': {
    type: 'string',
    multiple: true,
    value: 'NAME',
    help: ['a variable that npm may see; repeatable'],
  },
} as const

/** The value of `--wait`. Throws GateError EUSAGE for anything but a whole number. */
function secondsOf(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text)
  throw usage(`--wait takes a whole number of seconds below a million, got ${JSON.stringify(text)}`)
}

/** What run and commit are asked for. Throws GateError EUSAGE for what can be none. */
function expectedOf({ run, commit }: { run?: string; commit?: string }, { env, cwd }: Terminal): ExpectedOrigin {
  const [asked, sha] = [run === undefined ? null : readRun(run), commit === undefined ? null : readCommit(commit)]
  if (asked === undefined) throw usage(`--run takes ID, ID/ATTEMPT or any, got ${JSON.stringify(run)}`)
  if (sha === undefined) throw usage(`--commit takes a full commit SHA, got ${JSON.stringify(commit)}`)
  return { run: asked, commit: sha, here: hereOf(env, cwd) }
}

function render(
  name: string,
  result: Verification | NoVerdict,
  style: Parameters<typeof renderVerification>[1],
): string {
  if (result.conclusion === 'error') return name === 'json' ? renderJson(result) : renderTextError(result, style, false)
  return name === 'json' ? jsonDocument(result) : renderVerification(result, style)
}

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, options)
  const targets = reportTargets(values, ['text', 'json'])
  if (values.report === undefined)
    throw usage('verify needs the report to compare with', 'Use `pack-gate verify NAME@VERSION --report report.json`.')
  const request: VerifyRequest = {
    target: atMostOne(positionals, 'release') ?? null,
    report: values.report,
    cwd: terminal.cwd,
    waitSeconds: secondsOf(values.wait ?? '0'),
    passEnv: namesOf(values['pass-env'] ?? []),
    expected: expectedOf(values, terminal),
    signerWorkflow: values['signer-workflow'] ?? null,
    trustedRoot: values['trusted-root'] ?? null,
  }
  const progress = startProgress(terminal.stderr, `fetching ${request.target ?? 'the release'}`)
  const result = await verifyRelease(request, { env: terminal.env, now: terminal.now, tool })
    .catch((error: unknown) => noVerdict(toGateError(error)))
    .finally(() => {
      progress.stop()
    })
  await deliverAs(targets, terminal, (name, style) => render(name, result, style))
  return exitCodes[result.conclusion]
}

export const verify: Command = {
  options,
  examples: [
    ['pack-gate verify acme@1.2.0 --report report.json', 'is the published release what was checked?'],
    ['pack-gate verify --report report.json --wait 300', 'wait for the release of the report'],
    ['pack-gate verify staged.tgz --report report.json', 'check a staged tarball before approval'],
  ],
  exitCodes: [
    '0  the release is what was checked, byte for byte',
    '1  it differs, or how it was published is an error: all of it is listed',
    '2  not compared: wrong usage, no such release (yet), or no answer',
  ],
  run,
}
