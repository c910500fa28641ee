import semver from 'semver'
import { z } from 'zod'
import { asObject } from '../../model/manifest.js'
import type { ListedReleases } from '../../model/baseline.js'
import { defineRule, isReleasing, type RuleContext } from '../rule.js'

/** npm 11 and newer refuse to give `latest` to a prerelease or to an older line unless they are asked to. */
function isRefused({ packer }: RuleContext): boolean {
  return packer?.name === 'npm' && Number.parseInt(packer.version, 10) >= 11
}

/** npm 10 and older move `latest` without a word. Inside of `npm publish` it is known that no tag was given. */
function isSilent({ packer, publishing }: RuleContext): boolean {
  return publishing?.tag === null || packer?.name === 'npm'
}

/** A tag that publishing was given, whatever it is: `latest`, too, is a decision. */
function isChosen({ release, declared, publishing }: RuleContext, option: string | undefined): boolean {
  const configured = [release.manifest, declared].map((manifest) => asObject(manifest?.publishConfig).tag)
  return [option, publishing?.tag, ...configured].some((tag) => typeof tag === 'string' && tag !== '')
}

/** Why a version is none for `latest`, as words; null where it is one. */
export function unfitness(
  version: string,
  { versions, tags }: Pick<ListedReleases, 'versions' | 'tags'>,
): string | null {
  const published = [...versions.keys()].filter((each) => semver.valid(each) !== null)
  const stable = semver.rsort(published.filter((each) => semver.prerelease(each) === null))
  if (semver.prerelease(version) !== null)
    return stable[0] === undefined ? null : `a prerelease, and ${stable[0]} is published`
  const latest = Object.hasOwn(tags, 'latest') ? semver.valid(tags.latest) : null
  return latest !== null && semver.gt(latest, version) ? `below ${latest}, which is \`latest\` now` : null
}

export const distTagUnfit = defineRule({
  id: 'dist-tag-unfit',
  summary: 'a prerelease or an older version that would become `latest`, because no dist-tag is given',
  scope: 'release',
  levels: { new: 'error', unchanged: 'error' },
  options: z.strictObject({
    tag: z
      .string()
      .min(1)
      .optional()
      .meta({
        description: 'the dist-tag that the publish step gives on its command line, which a check before it cannot see',
        examples: ['next'],
      }),
  }),
  *check(context, { tag }) {
    const { release, listed } = context
    const { version } = release
    if (!listed || !isReleasing(context) || isChosen(context, tag)) return
    if (listed.versions.has(version) || semver.valid(version) !== version) return
    const why = unfitness(version, listed)
    if (why === null) return
    const suggested = semver.prerelease(version) === null ? `v${semver.major(version)}-latest` : 'next'
    const refused = isRefused(context)
    yield {
      message: refused
        ? `npm publish refuses ${version} without --tag: it is ${why}`
        : `${version} would become \`latest\`: it is ${why}`,
      help: `Publish it with \`--tag ${suggested}\`, or set \`"publishConfig": {"tag": "${suggested}"}\` in package.json.`,
      path: 'package.json',
      cause: { kind: 'manifest', key: ['version'] },
      baselineState: 'new',
      ...(refused && { levels: { new: 'note', unchanged: 'note' } }),
      ...(!refused && !isSilent(context) && { levels: { new: 'warning', unchanged: 'warning' } }),
    }
  },
})
