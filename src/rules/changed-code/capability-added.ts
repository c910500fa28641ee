import { z } from 'zod'
import { capabilityKinds, type Capability, type CapabilityKind } from '../../model/behaviour.js'
import { groupBy } from '../../model/group-by.js'
import { formatBytes } from '../../model/format.js'
import type { Problem } from '../../model/problem.js'
import type { Release } from '../../model/release.js'
import { reasonSchema } from '../../policy/reason.js'
import { defineRule, type RuleContext } from '../rule.js'
import { changedCode, doneBefore, inOthers, placeIn, type ChangedFile } from './changed-code.js'
import { newHosts } from './host-added.js'

const verbs: Readonly<Record<CapabilityKind, string>> = {
  process: 'starts processes',
  network: 'sends requests or opens connections',
  credentials: 'reads places or variables where credentials are',
  evaluation: 'runs strings as code',
  native: 'loads native code',
  outside: 'writes outside of its own folder',
  persistence: 'names places from which programs are started again',
  interception: "replaces functions of the page or the language, or asks for a user's wallet or clipboard",
}

const allowance = z.strictObject({
  kind: z.enum(capabilityKinds).meta({ description: 'What the package may newly do.', examples: ['network'] }),
  reason: reasonSchema('why this is allowed').meta({
    description: 'Why this is allowed, for everyone who reads the policy.',
    examples: ['asks for the current rates'],
  }),
})

interface Gained {
  readonly capability: Capability
  readonly changed: ChangedFile
  /** The kind is none, but the way is new. */
  readonly isWay: boolean
}

/** Concealed calls are counted apart: a package that starts processes has no reason to hide that it does. */
function groupOf({ kind, concealed }: Capability): string {
  return concealed ? `concealed ${kind}` : kind
}

/** Where the kind is not new, the way may be: a tool that runs `git` has no use for `curl … | sh`. */
function wayOf(capability: Capability): string {
  const { kind, concealed, form } = capability
  return concealed || form === undefined ? groupOf(capability) : `${kind} by ${form}`
}

function gained(context: RuleContext, baseline: Release, allow: readonly CapabilityKind[]): readonly Gained[] {
  const isKnown = doneBefore(baseline, ({ capabilities }) =>
    capabilities.flatMap((each) => [groupOf(each), wayOf(each)]),
  )
  return changedCode(context).flatMap((changed) =>
    changed.behaviour.capabilities.flatMap((capability): readonly Gained[] => {
      if (allow.includes(capability.kind)) return []
      const isWay = isKnown(groupOf(capability), changed.was)
      return isWay && isKnown(wayOf(capability), changed.was) ? [] : [{ capability, changed, isWay }]
    }),
  )
}

/** Files that gained two capabilities and name a new host: what a thief needs, and hardly ever a patch. */
function grave(all: readonly Gained[], context: RuleContext): ReadonlySet<ChangedFile> {
  const withHost = new Set(newHosts(context).map(({ changed }) => changed.file.path))
  const kinds = groupBy(all, ({ changed }) => changed.file.path)
  return new Set(
    all
      .map(({ changed }) => changed)
      .filter(
        ({ file: { path } }) =>
          withHost.has(path) && new Set(kinds.get(path)?.map(({ capability }) => capability.kind)).size > 1,
      ),
  )
}

function problem(group: string, members: readonly Gained[], { version }: Release, isGrave: boolean): Problem | null {
  const [first] = members
  if (!first) return null
  const { kind, call, line, concealed } = first.capability
  const files = members.map(({ changed }) => changed)
  const hidden = concealed ? ', under a name that is hidden from readers' : ''
  const way = first.isWay ? ' in a new way' : ''
  return {
    message:
      `${first.changed.file.path}:${line} ${verbs[kind]}${way}${hidden}: ${call}${inOthers(files)}; ` +
      `no file of ${version} did${concealed || first.isWay ? ' so' : ''}`,
    help: concealed
      ? 'Find out who put it there. Code that has nothing to hide writes such a name as it is.'
      : `Read the line. If it is intended, write \`rules: { capability-added: { allow: [${kind}] } }\` into the policy.`,
    ...placeIn(files),
    key: group,
    ...((isGrave || concealed) && { levels: { new: 'error', unchanged: 'off' } }),
  }
}

/** Changed code that could not be read whole. What could be read before, and no longer can, is worth a look. */
function unread({ file, behaviour, was }: ChangedFile): Problem | null {
  if (behaviour.skipped === undefined) return null
  const place = { ...placeIn([{ file, behaviour }]), key: 'unread' }
  if (behaviour.skipped === 'size')
    return {
      message: `${file.path} (${formatBytes(file.size)}) changed and is too large to be read for what it does`,
      help: 'Ship it in parts of less than 6 MB, or compare it with what your own build makes from a clean checkout.',
      ...place,
      levels: { new: 'note', unchanged: 'off' },
    }
  return {
    message: `${file.path} changed and has so many faults of syntax that it could not be read to its end`,
    help: 'Check that the file is what your own build makes from a clean checkout.',
    ...place,
    levels: { new: was?.behaviour && !was.behaviour().skipped ? 'warning' : 'note', unchanged: 'off' },
  }
}

export const capabilityAdded = defineRule({
  id: 'capability-added',
  summary: 'code that runs and newly starts processes, sends requests, reads credentials, evaluates strings and so on',
  scope: 'change',
  levels: { new: 'warning', unchanged: 'off' },
  options: z.strictObject({
    allow: z
      .array(z.union([z.enum(capabilityKinds), allowance]))
      .default([])
      .meta({
        description: 'What the package may newly do. With a reason it is listed in reports, as a waiver is.',
        examples: [['network'], [{ kind: 'network', reason: 'asks for the current rates' }]],
      }),
  }),
  *check(context, { allow }): Generator<Problem> {
    const { baseline } = context
    if (!baseline) return
    const all = gained(
      context,
      baseline,
      allow.map((each) => (typeof each === 'string' ? each : each.kind)),
    )
    const graveFiles = grave(all, context)
    for (const [group, members] of groupBy(all, ({ capability }) => groupOf(capability))) {
      const found = problem(
        group,
        members,
        baseline,
        members.some(({ changed }) => graveFiles.has(changed)),
      )
      if (found) yield found
    }
    for (const changed of changedCode(context)) {
      const found = unread(changed)
      if (found) yield found
    }
  },
})
