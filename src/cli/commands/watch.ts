import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { readRecords } from '../../commands/watch/records.js'
import { type AskGitHub, type FetchedTarball, watch as watchAll } from '../../commands/watch/watch.js'
import { dayMs, parseSince, type Since } from '../../commands/watch/window.js'
import { readNamedPolicy } from '../../gate/policies.js'
import { isAttested, type Repository, seeRepository } from '../../github/attestations.js'
import { connect, RetryBudget } from '../../github/client.js'
import { apiUrlOf } from '../../github/event.js'
import { type Context, repositoryRoot } from '../../model/context.js'
import { exitCodes, GateError, noVerdict, toGateError } from '../../model/errors.js'
import { nameMistake } from '../../model/manifest-file.js'
import type { NoVerdict } from '../../model/report.js'
import { tool } from '../../model/tool.js'
import { purlOf } from '../../model/verification.js'
import type { WatchReport } from '../../model/watch-report.js'
import { startProgress } from '../../report/progress.js'
import { watchReporters } from '../../report/watch.js'
import { type Command, readArguments, type Terminal, usage } from '../command.js'
import { jsonOption } from '../options.js'
import { remoteFor } from '../remote.js'
import { deliver, deliverAs, type ReportTarget, reportTargets } from '../reports.js'

/** The registry knows a tarball by SHA-512, GitHub by SHA-256: so it has to be fetched. */
async function sha256Of(contents: FetchedTarball): Promise<string> {
  try {
    const hash = createHash('sha256')
    if (contents.path !== undefined) await pipeline(createReadStream(contents.path), hash)
    return hash.digest('hex')
  } finally {
    contents.dispose()
  }
}

/**
 * Opens GitHub's attestations of a repository.
 *
 * @throws GateError EUSAGE without a token, EGITHUB where the repository can't be seen with it
 */
async function attestationsOf(repository: Repository, { env, tool }: Context): Promise<AskGitHub> {
  // A secret that is not set makes an empty variable.
  const token = [env.GITHUB_TOKEN, env.GH_TOKEN].find((value) => value !== undefined && value !== '')
  if (token === undefined)
    throw new GateError(
      'EUSAGE',
      '--repository needs a token, and neither GITHUB_TOKEN nor GH_TOKEN is set',
      'In a workflow: `env: { GITHUB_TOKEN: ${{ github.token }} }` at the step, and `permissions: attestations: read`.',
    )
  const retryBudget = new RetryBudget()
  const connection = { apiUrl: apiUrlOf(env), userAgent: `${tool.name}/${tool.version}`, retryBudget }
  const [api, anonymous] = [await connect({ ...connection, token }), await connect({ ...connection, token: '' })]
  await seeRepository(api, repository)
  return async ({ name, version, fetch }) => {
    const sha256 = await sha256Of(await fetch())
    const purl = purlOf({ name, version })
    return (await isAttested({ api, anonymous, retryBudget, repository }, { sha256, purl })) ? sha256 : null
  }
}

/** What proves that a release passed. */
export const recordOptions = {
  records: { type: 'string', value: 'DIR', help: ['a folder of JSON reports of `pack-gate check`, at any depth'] },
  repository: {
    type: 'string',
    value: 'OWNER/REPO',
    help: [
      'whose attestations on GitHub are records, too; with the token in',
      'GITHUB_TOKEN or GH_TOKEN. Signatures are not verified (docs/watch.md)',
    ],
  },
} as const

const options = {
  ...recordOptions,
  since: {
    type: 'string',
    value: 'VERSION|DATE',
    help: ['releases after this one, or from this day on (UTC);', 'default: those of the last 90 days'],
  },
  config: { type: 'string', value: 'FILE', help: ['a policy for looking into unknown releases (default: none)'] },
  reporter: { type: 'string', multiple: true, value: 'NAME[=FILE]', help: ['text (default) or json; repeatable'] },
  json: jsonOption,
} as const

interface WatchArguments {
  readonly names: readonly string[]
  readonly since: Since | null
  readonly records: string | null
  readonly repository: Repository | null
  readonly config: string | false
  readonly reports: readonly ReportTarget[]
}

export function repositoryOf(typed: string | undefined): Repository | null {
  if (typed === undefined) return null
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/.exec(typed) ?? []
  if (owner === undefined || repo === undefined)
    throw usage(`--repository is ${JSON.stringify(typed)}`, 'Write OWNER/REPO, as in `--repository octo-org/left-pad`.')
  return { owner, repo }
}

function sinceOf(typed: string | undefined, now: Date): Since | null {
  if (typed === undefined) return null
  const since = parseSince(typed)
  if (since === null)
    throw usage(
      `--since is ${JSON.stringify(typed)}, which is neither a version nor a day`,
      'Write --since 1.4.0 (what came after it), or --since 2026-11-01 (from that day on, UTC).',
    )
  // A day has begun elsewhere before it has in UTC. Later than that, no release would ever be looked at.
  if ('time' in since && since.time > now.getTime() + dayMs)
    throw usage(
      `--since is ${JSON.stringify(typed)}, which is in the future`,
      'Choose a day that has begun: releases from that day on are checked.',
    )
  return since
}

/** @throws GateError EUSAGE */
function readWatch(args: readonly string[], now: Date): WatchArguments {
  const { values, positionals } = readArguments(args, options)
  if (positionals.length === 0)
    throw usage(
      'missing package name',
      'Give the packages that you publish: `pack-gate watch NAME --repository OWNER/REPO`.',
    )
  for (const name of positionals)
    if (nameMistake(name, 'the arguments') !== null)
      throw usage(
        `${JSON.stringify(name)} is not the name of a package`,
        'Give names without a version: `pack-gate watch left-pad @octo-org/core`.',
      )
  if (values.records === undefined && values.repository === undefined) {
    throw usage(
      'watch needs records of the releases that passed',
      'Give the repository that attests its releases, `--repository OWNER/REPO`, or a folder of reports, ' +
        '`--records DIR`.',
    )
  }
  return {
    names: [...new Set(positionals)],
    since: sinceOf(values.since, now),
    records: values.records ?? null,
    repository: repositoryOf(values.repository),
    config: values.config ?? false,
    reports: reportTargets(values, [...watchReporters.keys()]),
  }
}

/** What releases are compared with: the records that were kept, the attestations of a repository, and a policy. */
export async function openRecords(
  { records, repository, config }: Pick<WatchArguments, 'records' | 'repository' | 'config'>,
  { cwd, env, now }: Terminal,
): Promise<Omit<Parameters<typeof watchAll>[0], 'names' | 'since'>> {
  const context = { env, now, tool, remotePolicy: remoteFor({ env, tool }) }
  return {
    records: records === null ? null : readRecords(resolve(cwd, records)),
    attestations: repository && (await attestationsOf(repository, context)),
    policy: await readNamedPolicy({ config, cwd, root: repositoryRoot('.', cwd) }, context),
    cwd,
    context,
  }
}

async function look(wanted: WatchArguments, terminal: Terminal): Promise<WatchReport> {
  const { names, since } = wanted
  return watchAll({ names, since, ...(await openRecords(wanted, terminal)) })
}

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const wanted = readWatch(args, terminal.now())
  const progress = startProgress(terminal.stderr, `looking at the releases of ${wanted.names.join(', ')}`)
  const report = await look(wanted, terminal)
    .catch((error: unknown): NoVerdict => noVerdict(toGateError(error)))
    .finally(() => {
      progress.stop()
    })
  if ('error' in report) await deliver(wanted.reports, report, terminal)
  else await deliverAs(wanted.reports, terminal, (name, style) => watchReporters.get(name)?.(report, style) ?? '')
  return exitCodes[report.conclusion]
}

export const watch: Command = {
  options,
  examples: [
    ['pack-gate watch left-pad --repository octo-org/left-pad', "compare with GitHub's attestations"],
    ['pack-gate watch left-pad --records reports --since 1.3.0', 'compare with reports that you kept'],
  ],
  exitCodes: [
    '0  every release is known',
    '1  at least one release never passed the check',
    '2  unknown: wrong usage, or the registry or GitHub did not answer',
  ],
  run,
}
