import { listing } from '../../model/format.js'
import { topFolder } from '../../model/top-folder.js'
import { filesThat } from '../source-map/map-words.js'
import { place, purposeOf } from '../folders.js'
import { groupBy } from '../../model/group-by.js'
import type { Release } from '../../model/release.js'
import { defineRule } from '../rule.js'

/** One host that a file names, as it names it. */
interface Naming {
  readonly path: string
  readonly origin: string
}

function namings({ files }: Release): readonly Naming[] {
  return files.flatMap(({ path, internalHosts }) => (internalHosts?.origins ?? []).map((origin) => ({ path, origin })))
}

/** The host alone: the same one under another scheme or port is nothing new. */
function hostOf(origin: string): string {
  return origin.replace(/^[^:]*:\/\//, '').replace(/:\d+$/, '')
}

/** Tests of a file beside it (`a.test.ts`), which no folder tells. */
const sampleName = /[._-](test|spec|mock|fixture|stories)s?\.[cm]?[jt]sx?(\.map)?$/i

function isSample(path: string): boolean {
  return purposeOf(path) !== 'own' || sampleName.test(path)
}

export const internalHost = defineRule({
  id: 'internal-host',
  summary: 'a URL in code or settings with a private address or a host name that only an internal network knows',
  scope: 'release',
  about: 'contents',
  inside: true,
  levels: { new: 'warning', unchanged: 'note' },
  *check({ release, baseline }) {
    const before = new Set(baseline ? namings(baseline).map(({ origin }) => hostOf(origin)) : [])
    const known = ({ origin }: Naming): boolean => before.has(hostOf(origin))
    for (const [key, members] of groupBy(
      namings(release),
      (each) => `${topFolder(each.path)}\0${String(isSample(each.path))}\0${String(known(each))}`,
    )) {
      const [first] = members
      if (!first) continue
      const folder = topFolder(first.path)
      const paths = [...new Set(members.map(({ path }) => path))]
      const origins = [...new Set(members.map(({ origin }) => origin))]
      yield {
        message:
          `${filesThat(paths, folder, 'names', 'name')} ` +
          `${origins.length === 1 ? 'an internal host' : `${origins.length} internal hosts`}: ` +
          listing(origins),
        help:
          'Read addresses of your own network from settings when the program runs, or leave the file out. Users ' +
          "can't reach them, and anyone who reads the package learns how your network is set up.",
        ...place(paths, folder),
        key,
        baselineState: known(first) ? 'unchanged' : 'new',
        ...(isSample(first.path) && { levels: { new: 'note', unchanged: 'note' } }),
      }
    }
  },
})
