import { z } from 'zod'
import type { HostUse } from '../../model/behaviour.js'
import { groupBy } from '../../model/group-by.js'
import { listing } from '../../model/format.js'
import { compilePattern } from '../../policy/patterns.js'
import type { Problem } from '../../model/problem.js'
import type { Release } from '../../model/release.js'
import { defineRule, type RuleContext } from '../rule.js'
import { changedCode, doneBefore, placeIn, type ChangedFile } from './changed-code.js'

interface NewHost {
  readonly use: HostUse
  readonly changed: ChangedFile
}

/** Its last two labels: another name of the same owner, as a rule. */
function siteOf(host: string): string {
  return host.split('.').slice(-2).join('.')
}

/** The sites that package.json names: those of the package itself. */
function ownSites({ manifest }: Release): readonly string[] {
  const { homepage, repository, bugs, funding, author } = manifest
  const text = JSON.stringify([homepage, repository, bugs, funding, author])
  return [...text.matchAll(/:\/\/(?:[^/@"]*@)?([a-z0-9.-]+)/gi)].map((match) => siteOf((match[1] ?? '').toLowerCase()))
}

/** Hosts in changed code that no file of the baseline has. */
export function newHosts(context: RuleContext): readonly NewHost[] {
  const { release, baseline } = context
  if (!baseline) return []
  const isKnown = doneBefore(baseline, ({ hosts }) => hosts.map(({ host }) => host))
  const isPractice = doneBefore(baseline, ({ hosts }) => hosts.map(({ kind }) => kind))
  const own = new Set(
    [...ownSites(baseline), ...ownSites(release)].filter((site) => !/^github\.(?:com|io)$/.test(site)),
  )
  return changedCode(context).flatMap((changed) =>
    changed.behaviour.hosts
      .filter(({ host, kind }) => kind !== 'plain' || !own.has(siteOf(host)))
      .filter(({ host }) => !isKnown(host, changed.was))
      .filter(({ kind }) => kind !== 'development' || !isPractice(kind, changed.was))
      .map((use) => ({ use, changed })),
  )
}

const words: Readonly<Record<string, readonly [what: string, help: string]>> = {
  plain: [
    'a host that no file of the last release had',
    'Make sure that you know who answers there. Users send requests to it, or follow a link.',
  ],
  asked: [
    'a host that no file of the last release had, in a call that sends a request or starts a process',
    'Make sure that you know who answers there and what is sent. If it is intended, allow the host by its name.',
  ],
  paste: [
    'a service that takes data from anyone, or finds out where a machine is',
    'Find out who put it there: stolen data is sent to such places. If it is intended, allow the host by its name.',
  ],
  address: [
    'an IP address instead of a name',
    'Use the name of the server, so that users can see whose it is. If it is intended, allow the address.',
  ],
  development: [
    'an address of a development machine or stage',
    'Read such addresses from settings, and check that the build was one for production.',
  ],
}

function groupOf({ use: { kind, asked } }: NewHost): string {
  return kind === 'plain' && asked ? 'asked' : kind
}

export const hostAdded = defineRule({
  id: 'host-added',
  summary: 'a host in a string of code that runs, which no file of the previous release named',
  scope: 'change',
  levels: { new: 'warning', unchanged: 'off' },
  options: z.strictObject({
    allow: z
      .array(z.string().min(1))
      .default([])
      .meta({ description: 'Hosts that may be added; a star stands for any labels.', examples: [['*.example.com']] }),
  }),
  *check(context, { allow }): Generator<Problem> {
    const tests = allow.map((pattern) => compilePattern(pattern.toLowerCase()))
    const found = newHosts(context).filter(({ use }) => !tests.some((test) => test(use.host)))
    for (const [group, members] of groupBy(found, groupOf)) {
      const [first] = members
      const [what = '', help = ''] = words[group] ?? []
      if (!first) continue
      const hosts = [...new Set(members.map(({ use }) => use.host))]
      yield {
        message: `${first.changed.file.path}:${first.use.line} names ${what}: ${listing(hosts)}`,
        help,
        ...placeIn(members.map(({ changed }) => changed)),
        key: group,
        ...(group === 'plain' && { levels: { new: 'note', unchanged: 'off' } }),
      }
    }
  },
})
