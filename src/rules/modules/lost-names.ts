import type { Entry } from '../../inspect/modules/entries.js'
import { moduleGraph } from '../../inspect/modules/graph.js'
import { groupBy } from '../../model/group-by.js'
import type { Release } from '../../model/types.js'
import { nameReader, type ExportNames } from './export-names.js'

/** The whole value of a module, as `module.exports = …` and `export =` set it. */
export const whole = 'export ='

/** Names of an entry point that could be imported and no longer can. */
export interface LostNames {
  readonly entry: Entry
  readonly names: readonly string[]
}

/** Names that nobody is meant to rely on: a leading underscore, or a word that says so. */
const aside = /^_|^(unstable|experimental|internals?|unsafe|do_?not_?use|test)(?![a-z])|(internals?|_INTERNAL)$/i

/** Names that a minifier made: a bundler's chunk shares them with its other chunks alone. */
function isMade(name: string): boolean {
  return name.length <= 2
}

/** Entry points that code imports by a name of their own. What a pattern opens has names that nobody may know. */
function namedEntries(release: Release): readonly Entry[] {
  const named = moduleGraph(release).entries.filter(
    ({ consumer, subpath, isPattern }) => consumer !== 'types' && subpath !== null && isPattern !== true,
  )
  // A field that leads to several files says what stands in for what (`browser`), and not what is imported.
  const fields = groupBy(named, ({ field, subpath }) => `${field}\0${subpath ?? ''}`)
  return [...fields.values()].flatMap((group) => (group.length === 1 ? group : []))
}

/** What stands for an entry point now: the same field, and all else that is loaded by its subpath in its way. */
function counterparts({ subpath, system, field, consumer }: Entry, now: readonly Entry[]): readonly Entry[] {
  const same = now.filter((other) => other.subpath === subpath)
  const found = same.filter(
    (other) => other.field === field || (other.system === system && other.consumer === consumer),
  )
  return found.length > 0 ? found : same.filter((other) => other.system === 'either' || system === 'either')
}

/** The names that any of several files gives. */
function together(all: readonly ExportNames[]): ExportNames {
  return { names: new Set(all.flatMap(({ names }) => [...names])), isOpen: all.some(({ isOpen }) => isOpen) }
}

function lostOf(before: ExportNames, now: ExportNames): readonly string[] {
  // Of a value that is set as a whole nothing more is known, unless its properties are written out.
  if (now.isOpen || (now.names.has(whole) && now.names.size === 1)) return []
  const names = [...before.names].filter((name) => !now.names.has(name) && name !== whole && name !== '__esModule')
  const lost = names.filter((name) => !aside.test(name) && !isMade(name))
  // A value of its own became one property among others: whoever calls what require gives finds an object.
  const isWrapped = before.names.has(whole) && before.names.size === 1 && now.names.has('default')
  return isWrapped ? [...lost, whole] : lost
}

/** What each entry point of the baseline gave and the release's doesn't, each set of names once. */
export function lostNames(release: Release, baseline: Release): readonly LostNames[] {
  const [before, after] = [nameReader(baseline), nameReader(release)]
  const now = namedEntries(release)
  const found = namedEntries(baseline).flatMap((entry): LostNames[] => {
    const others = counterparts(entry, now)
    const names = others.length > 0 ? lostOf(before(entry.path), together(others.map(({ path }) => after(path)))) : []
    return names.length > 0 ? [{ entry, names }] : []
  })
  // The same names are gone from the files for import, for require and for bundlers: that is one loss.
  return [
    ...groupBy(found, ({ entry, names }) => JSON.stringify([entry.subpath, ...[...names].sort()])).values(),
  ].flatMap(([first]) => first ?? [])
}
