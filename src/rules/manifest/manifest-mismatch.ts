import { groupBy } from '../../model/group-by.js'
import { listing } from '../../model/format.js'
import { manifestMismatches, type Mismatch } from './registry-fields.js'
import { defineRule } from '../rule.js'

/** `dependencies.a is ^1 in the tarball and ^2 for the registry`. */
function inWords({ key, packed, sent }: Mismatch): string {
  const name = key.join('.')
  if (packed === null) return `${name} is missing in the tarball and ${sent ?? ''} for the registry`
  return `${name} is ${packed} in the tarball and ${sent ?? 'missing'} for the registry`
}

/** Scripts that the registry announces run as the tarball has them: what differs is only what people read before. */
const readOnly = { new: 'warning', unchanged: 'warning' } as const

/** Of the packers that tell the registry something else than they pack (docs/packers.md): npm, and Yarn 1. */
const remedies = {
  npm:
    'npm sends the registry what is on disk after `postpack`. Restore package.json in `postpublish`, or publish ' +
    'the tarball itself (`npm pack`, then `npm publish FILE.tgz`): then the two are the same.',
  yarn:
    'Yarn 1 sends the registry what is on disk before `prepack`. Change package.json before you run `yarn ' +
    'publish` and not in a script of it, or publish the tarball itself (`yarn pack`, then `npm publish ' +
    'FILE.tgz`): then the two are the same.',
} as const

export const manifestMismatch = defineRule({
  id: 'manifest-mismatch',
  summary: 'a packed package.json that differs from the one that the registry gets',
  scope: 'release',
  levels: { new: 'error', unchanged: 'error' },
  *check({ release, declared, packer }) {
    if (!declared) return
    const all = manifestMismatches(release.manifest, declared, new Set(release.files.map(({ path }) => path)))
    for (const members of groupBy(all, ({ acted }) => String(acted)).values()) {
      const [first] = members
      if (!first) continue
      yield {
        message: `the packed package.json is not the one that the registry gets: ${listing(members.map(inWords))}`,
        help: remedies[packer?.name === 'yarn' ? 'yarn' : 'npm'],
        path: 'package.json',
        cause: { kind: 'manifest', key: first.key },
        key: String(first.acted),
        baselineState: 'new', // no registry tells what a release was published with beside its tarball
        ...(!first.acted && { levels: readOnly }),
      }
    }
  },
})
