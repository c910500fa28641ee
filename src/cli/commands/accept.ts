import { reasonSchema } from '../../policy/reason.js'
import { fileDiff, planFacts } from '../../commands/accept/policy-patch.js'
import { planAcceptance, type Plan } from '../../commands/accept/plan.js'
import { readPolicyText, type PolicyText } from '../../policy/edit/nodes.js'
import type { Acceptance } from '../../commands/accept/select.js'
import { patternProblem } from '../../policy/patterns.js'
import { suggest } from '../../policy/suggest.js'
import { exitCodes } from '../../model/errors.js'
import { measure, type Measured } from '../../gate/gate.js'
import { readReleases, type Releases } from '../../gate/releases.js'
import { findTarget, type GateRequest } from '../../gate/gate-request.js'
import { schemaUrl } from '../../commands/init/write.js'
import { startProgress } from '../../report/progress.js'
import { type Context, pathFrom, repositoryRoot } from '../../model/context.js'
import { rules } from '../../rules/index.js'
import { tool } from '../../model/tool.js'
import { acceptSummary, diffText } from '../accept-summary.js'
import { atMostOne, type Command, readArguments, type Terminal, usage } from '../command.js'
import { contextOf } from '../remote.js'
import { baselineOptions, namesOf, packerOf, packTimeOf, packingOptions, policyOptions } from '../options.js'
import { policyPlace, refuseWorkspace, replacePolicyFile, writePolicyFile } from '../policy-file.js'

const options = {
  rule: {
    type: 'string',
    multiple: true,
    value: 'ID',
    help: [
      'only findings of this rule; repeatable. secret, own-archive and',
      'unsafe-path are accepted only if given here',
    ],
  },
  path: { type: 'string', multiple: true, value: 'GLOB', help: ['only findings about these files; repeatable'] },
  level: {
    type: 'string',
    value: 'LEVEL',
    help: [
      'lowest level to accept: error (default), warning or note;',
      'rules given with --rule are accepted at any level',
    ],
  },
  reason: { type: 'string', value: 'TEXT', help: ['why this is allowed; required for waivers'] },
  expires: { type: 'string', value: 'DATE', help: ['last day of new waivers, YYYY-MM-DD'] },
  'any-bytes': { type: 'boolean', help: ['new waivers apply to any content of a file, not only the current'] },
  yes: { type: 'boolean', help: ['write without asking'] },
  'dry-run': { type: 'boolean', help: ['print the change on stdout as a patch, and write nothing'] },
  config: policyOptions.config,
  ...baselineOptions,
  ...packingOptions,
} as const

type Values = ReturnType<typeof readArguments<typeof options>>['values']

const levels = ['error', 'warning', 'note'] as const

function levelOf({ level, rule }: Values): Acceptance['level'] {
  if (level === undefined) return rule ? 'note' : 'error'
  const found = levels.find((each) => each === level)
  if (!found) throw usage(`--level is ${JSON.stringify(level)}`, `Levels are ${levels.join(', ')}.`)
  return found
}

function rulesOf({ rule = [] }: Values): readonly string[] {
  const ids = rules.map(({ id }) => id)
  for (const id of rule.filter((each) => !ids.includes(each))) {
    const near = suggest(id, ids)
    throw usage(
      `there is no rule ${JSON.stringify(id)}`,
      near === null ? '`pack-gate rules` lists them all.' : `Did you mean ${near}?`,
    )
  }
  return rule
}

function pathsOf({ path = [] }: Values): readonly string[] {
  for (const glob of path) {
    const problem = patternProblem(glob)
    if (problem !== null) throw usage(`--path ${JSON.stringify(glob)} ${problem}`)
  }
  return path
}

function expiryOf({ expires }: Values, today: string): string | null {
  if (expires === undefined) return null
  const date = new Date(/^\d{4}-\d\d-\d\d$/.test(expires) ? `${expires}T00:00:00Z` : NaN)
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== expires)
    throw usage(`--expires is ${JSON.stringify(expires)}`, 'Write a date that exists, as YYYY-MM-DD.')
  if (expires < today) throw usage(`--expires ${expires} is in the past`, 'Give a later day, or leave it out.')
  return expires
}

function acceptanceOf(values: Values, today: string): Acceptance {
  const { reason, 'any-bytes': anyBytes = false } = values
  const said = reason?.trim()
  if (said !== undefined && !reasonSchema('').safeParse(said).success)
    throw usage('--reason is not a reason', 'Write in words why this is allowed.')
  return {
    level: levelOf(values),
    rules: rulesOf(values),
    paths: pathsOf(values),
    reason: said ?? null,
    expires: expiryOf(values, today),
    anyBytes,
  }
}

function requestOf(values: Values, target: string, cwd: string): GateRequest {
  return {
    target,
    cwd,
    root: repositoryRoot(target, cwd),
    config: values.config ?? null,
    baseline: values.baseline ?? null,
    ...(values.offline === true && { offline: true }),
    packer: packerOf(values.packer),
    ignoreScripts: values['ignore-scripts'] ?? false,
    passEnv: namesOf(values['pass-env'] ?? []),
    packTime: packTimeOf(values['pack-timeout']),
  }
}

/** The user's own file: what is there, or what a first one begins with. */
interface OwnFile extends PolicyText {
  /** Absolute. */
  readonly file: string
  /** From the repository's root. */
  readonly path: string
  readonly isNew: boolean
}

function ownFile({ policyFile }: Releases, { root, target, cwd, config }: GateRequest): OwnFile {
  if (policyFile) return { ...policyFile, ...readPolicyText(policyFile.file), isNew: false }
  const { path: place, isFolder } = findTarget(target, cwd)
  const { file } = policyPlace({ root, folder: isFolder ? place : cwd, config, cwd })
  const text = `# yaml-language-server: $schema=${schemaUrl(tool.version)}\n`
  return { file, path: pathFrom(root, file), mark: '', text, isNew: true }
}

function write({ file, mark, text, isNew }: OwnFile, plan: Plan, cwd: string): string {
  const shown = pathFrom(cwd, file)
  if (isNew) writePolicyFile({ file, shown, lines: null, hides: null }, plan.text)
  else replacePolicyFile({ file, shown }, mark + text, mark + plan.text)
  return shown
}

/** Shows the change, asks, writes. @returns whether the policy is as planned now, or would be for a dry run */
async function carryOut(
  own: OwnFile,
  plan: Plan,
  { yes, 'dry-run': dry }: Values,
  terminal: Terminal,
): Promise<boolean> {
  const diff = fileDiff(own.path, own.isNew ? null : own.mark + own.text, own.mark + plan.text)
  if (dry) {
    terminal.print(terminal.confirm ? diffText(diff, terminal.style) : diff)
    terminal.stderr.write(acceptSummary(plan, { ...terminal.style, color: false }))
    return true
  }
  terminal.print(`${diffText(diff, terminal.style)}\n${acceptSummary(plan, terminal.style)}`)
  if (!yes && !terminal.confirm)
    throw usage(
      'nothing was written: there is no terminal to ask in',
      'Review the change above. `pack-gate accept --yes` writes it.',
    )
  if (!yes && !(await terminal.confirm?.(`\nWrite ${own.path}?`))) {
    terminal.print('Nothing was written.\n')
    return false
  }
  terminal.print(`Wrote ${write(own, plan, terminal.cwd)}. Next: read it, commit it.\n`)
  return true
}

async function measured(...[request, context]: Parameters<typeof readReleases>): Promise<Measured> {
  return measure(await readReleases(request, context), context)
}

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, options)
  if (values.yes && values['dry-run']) throw usage("--yes and --dry-run can't be combined", '--dry-run writes nothing.')
  const { env, now } = terminal
  const context: Context = contextOf({ env, now })
  const acceptance = acceptanceOf(values, context.now().toISOString().slice(0, 10))
  const request = requestOf(values, atMostOne(positionals, 'package') ?? '.', terminal.cwd)
  const target = findTarget(request.target, request.cwd)
  if (target.isFolder) await refuseWorkspace(target.path)
  const progress = startProgress(terminal.stderr, `packing ${request.target}`)
  const { releases } = await measured(request, context).finally(() => {
    progress.stop()
  })
  const own = ownFile(releases, request)
  const facts = planFacts(releases, context, own.path)
  const plan = await planAcceptance({ ...facts, text: own.text }, acceptance)
  const blocks = plan.standing.some(({ level }) => level === 'error')
  if (plan.changes.length === 0) {
    terminal.print(acceptSummary(plan, terminal.style))
    return blocks ? exitCodes.failure : exitCodes.success
  }
  const done = await carryOut(own, plan, values, terminal)
  return done && !blocks ? exitCodes.success : exitCodes.failure
}

export const accept: Command = {
  options,
  examples: [
    ['pack-gate accept', 'new files and higher limits, after showing the change'],
    ["pack-gate accept --rule source-map --reason 'public'", 'source maps, by waivers for their current content'],
    ['pack-gate accept --level warning --yes', 'also remove unused entries, without asking'],
  ],
  exitCodes: [
    '0  the check passes with the policy',
    '1  something still blocks, or you answered no',
    '2  nothing was done: wrong usage, a mistake in the policy, or no answer',
  ],
  run,
}
