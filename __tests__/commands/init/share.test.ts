import { describe, expect, it } from '@jest/globals'
import { policyFor } from '../../../src/policy/package-policy.js'
import { parsePolicy } from '../../../src/policy/load.js'
import { propose } from '../../../src/commands/init/propose.js'
import { share, type Member, type SharedProposal } from '../../../src/commands/init/share.js'
import { writeSharedPolicy } from '../../../src/commands/init/write.js'
import { rules } from '../../../src/rules/index.js'
import type { Release } from '../../../src/model/release.js'
import { evaluate } from '../../../src/verdict/evaluate.js'
import { file, release } from '../../helpers/facts.js'

const today = '2026-01-01'
const releaseOf = (...paths: string[]): Release => release(paths.map((path) => file(path)))
const member = (path: string, now: Release): Member => ({
  path,
  proposal: propose({ release: now, baseline: { kind: 'none' }, rules, today, ownPath: null, extended: null }),
})
const patterns = ({ members }: SharedProposal): string[][] =>
  members.map(({ proposal: { top, folders } }) => [...top, ...folders].map(({ pattern }) => pattern))
const common = (shared: SharedProposal): string[] => shared.common.map(({ pattern }) => pattern)

describe('what packages of a repository have in common', () => {
  it('is what all of them have, and what npm packs wherever it is there', () => {
    const shared = share([
      member('a', releaseOf('README.md', 'LICENSE', 'dist/a.js', 'dist/b.js', 'x.js')),
      member('b', releaseOf('README.md', 'LICENSE', 'dist/a.js', 'dist/c.js', 'x.js')),
      member('c', releaseOf('README.md', 'dist/a.js', 'dist/d.js', 'NOTICE')),
    ])
    expect(common(shared)).toEqual(['package.json', 'LICENSE', 'README.md', 'dist/*.js'])
    expect(patterns(shared)).toEqual([['x.js'], ['x.js'], ['NOTICE']])
  })

  it('is the strictest source-map policy that any of them keeps; others have their own', () => {
    const maps = releaseOf('a.js')
    const withMap = release([file('a.js', { mapReference: 'gone.map' })])
    const shared = share([member('a', withMap), member('b', maps), member('c', withMap)])
    const mapsOf = (settings: SharedProposal['settings']): string | null | undefined =>
      settings.find(({ rule }) => rule === 'source-map')?.value
    expect([mapsOf(shared.settings), ...shared.members.map(({ proposal }) => mapsOf(proposal.settings))]).toEqual([
      'none',
      'mappings',
      null,
      'mappings',
    ])
  })
})

describe('a policy for several packages', () => {
  const evil = '[x]/{y} #z'
  const releases = new Map([
    ['10', releaseOf('dist/a.js', 'dist/b.js', '[x].js')],
    ['9', releaseOf('lib/a.css', 'lib/b.css')],
    [evil, releaseOf('a.js', '!b')],
  ])
  const text = writeSharedPolicy(share([...releases].map(([path, now]) => member(path, now))), '1.2.3')
  const policy = parsePolicy(text, 'pack-gate.yml', rules)

  it('lets each ship what it ships today, whatever the names, and none what another ships', () => {
    const blocked = (path: string, now: Release): string[] => {
      const subject = {
        release: now,
        baseline: null,
        comparison: null,
        declared: null,
        policy: policyFor(policy, { path, name: null }),
        today,
        unusedWaivers: [],
      }
      return rules
        .filter(({ id }) => id === 'file-not-allowed')
        .flatMap((rule) => evaluate(rule, subject))
        .map(({ problem }) => problem.path)
    }
    expect([...releases].flatMap(([path, now]) => blocked(path, now))).toEqual([])
    expect(blocked('9', releaseOf('dist/a.js', 'lib/a.css'))).toEqual(['dist/a.js'])
  })

  it('keeps the order of the packages, and says what each holds', () => {
    expect(policy.packages?.map(({ selector }) => selector)).toEqual(['10', '9', expect.stringContaining('#z')])
    expect(text.indexOf('  "10":')).toBeLessThan(text.indexOf('  "9":'))
    expect(text).toContain('  # acme 1.0.0: 4 files, ')
  })

  it('says once what all of them hold and need, and leaves out those that have nothing else', () => {
    const alike = releaseOf('dist/index.js', 'dist/a.js')
    const all = ['a', 'b'].map((path) =>
      member(path, { ...alike, manifest: { ...alike.manifest, main: 'dist/index.js' } }),
    )
    const shared = writeSharedPolicy(share(all), '1.2.3')
    expect(shared).toContain('files:\n  - { path: dist/index.js, required: true } # main\n  - package.json\n')
    expect(shared).toMatch(/\nrules:\n(.*\n)*  size-limit: \{ max: 120 kB \}\n/)
    expect(shared).not.toContain('\npackages:')
  })
})
