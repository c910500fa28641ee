import { policyReader, readHeadPolicy } from '../../gate/policies.js'
import { findTarget } from '../../gate/gate-request.js'
import { formatBytes, plain } from '../../model/format.js'
import { isObject } from '../../model/manifest.js'
import type { Policy, RuleSettings } from '../../model/policy.js'
import { repositoryRoot } from '../../model/context.js'
import { rulePageUrl } from '../../model/tool.js'
import type { Level, Location } from '../../model/problem.js'
import type { Style } from '../../report/index.js'
import { painter, wrap } from '../../report/render/wrap.js'
import { rules as all } from '../../rules/index.js'
import type { Rule } from '../../rules/rule.js'
import { atMostOne, type Command, readArguments } from '../command.js'
import { configOf, policyOptions } from '../options.js'
import { contextOf } from '../remote.js'
import { largest } from '../../model/group-by.js'

/** Every rule in a line: its levels and what set them. `verbose` adds what it finds, its options and its page. */
function rulesText(rules: readonly Rule[], policy: Policy, { color, columns, verbose = false }: Style): string {
  const paint = painter(color)
  const width = largest(rules.map(({ id }) => id.length))
  const rows = rules.map((rule) => {
    const settings = policy.rules.get(rule.id)
    const title = `${paint('bold', rule.id.padEnd(width))}  ${levelsOf(rule, settings).padEnd(15)}  ${sourceOf(settings)}`
    if (!verbose) return title
    const about = [...wrap(rule.summary, columns, '  '), ...optionLines(rule, settings), `  ${rulePageUrl(rule.id)}`]
    return [title, ...about.map((line) => paint('dim', line)), ''].join('\n')
  })
  const head = paint('dim', `${'Rule'.padEnd(width)}  ${'New / unchanged'.padEnd(15)}  Set by`)
  const where =
    policy.path === null ? 'No policy file found; these are the defaults.' : `The policy is ${plain(policy.path)}.`
  const more = verbose ? '' : ' `pack-gate rules --verbose` shows what each rule finds, and its options.'
  const foot = wrap(`${where}${more} \`pack-gate explain RULE\` explains one of them.`, columns)
  return `${head}\n${rows.join('\n')}\n${verbose ? '' : '\n'}${foot.join('\n')}\n`
}

function levelsOf({ levels }: Rule, settings: RuleSettings | undefined): string {
  const [fresh, old]: readonly Level[] = [settings?.new ?? levels.new, settings?.unchanged ?? levels.unchanged]
  return fresh === old ? String(fresh) : `${String(fresh)} / ${String(old)}`
}

/** What set the levels; where the two states differ in that, both. */
function sourceOf(settings: RuleSettings | undefined): string {
  const places = (['new', 'unchanged'] as const).map((state) =>
    settings?.[state] === undefined ? 'default' : placeOf(settings.places?.get(state) ?? settings.at),
  )
  return [...new Set(places)].join(', ')
}

function placeOf({ path, line }: Location): string {
  return plain(`${path}:${line}`)
}

/** The options in force, each with what set it. */
function optionLines({ options }: Rule, settings: RuleSettings | undefined): readonly string[] {
  const values = settings?.options ?? options?.parse({})
  if (!isObject(values)) return []
  return Object.entries(values).map(([key, value]) => {
    const place = settings?.places?.get(key)
    return `  ${key}: ${plain(shown(value))}  (${place ? placeOf(place) : 'default'})`
  })
}

/** Sizes are whole numbers of bytes, ratios are below 100. */
function shown(value: unknown): string {
  if (typeof value === 'number') return value < 100 ? `${Math.round(value * 100)} %` : formatBytes(value)
  return typeof value === 'string' ? value : JSON.stringify(value)
}
const options = {
  ...policyOptions,
  verbose: { type: 'boolean', help: ['also what each rule finds, its options, and its page'] },
} as const

export const rules: Command = {
  options,
  examples: [['pack-gate rules packages/core', 'levels and options that apply to this package']],
  exitCodes: ['0  listed', '2  wrong usage, or a mistake in the policy'],
  async run(args, terminal) {
    const { cwd, env, now, style } = terminal
    const { values, positionals } = readArguments(args, options)
    const typed = atMostOne(positionals, 'package') ?? '.'
    const target = findTarget(typed, cwd)
    const root = repositoryRoot(typed, cwd)
    const context = contextOf({ env, now })
    const { policy } = await readHeadPolicy(
      { root, cwd, config: configOf(values) },
      target,
      policyReader(root, context),
    )
    terminal.print(rulesText(all, policy, { ...style, verbose: values.verbose ?? false }))
    return 0
  },
}
