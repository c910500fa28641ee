import { isPrivate } from '../../model/manifest.js'
import { defineRule } from '../rule.js'

/**
 * Anything that counts as true keeps npm from publishing, text too: `if (manifest.private)` in libnpmpublish. A dry run
 * of `npm publish` doesn't come that far. Yarn takes only `true` for it.
 */
export const privatePackage = defineRule({
  id: 'private-package',
  summary: 'a package whose package.json says that it is private, or says it in a way that Yarn does not understand',
  scope: 'release',
  levels: { new: 'warning', unchanged: 'warning' },
  *check({ release, packer }) {
    if (!isPrivate(release.manifest)) return
    const value = release.manifest.private
    const common = { path: 'package.json', cause: { kind: 'manifest', key: ['private'] } } as const
    if (value !== true) {
      const written = JSON.stringify(value).slice(0, 40)
      yield {
        ...common,
        message: `package.json has \`"private": ${written}\`: npm refuses to publish this package, and Yarn 2 and newer do not`,
        help: 'If it is not published, write `"private": true`. If it is, remove `private` from package.json.',
        key: 'text',
      }
      return
    }
    yield {
      ...common,
      message: 'package.json has `"private": true`, so npm refuses to publish this package',
      help:
        (packer ? 'If a different folder is published, such as dist/, check that one: `pack-gate check dist`. ' : '') +
        'If this package is published, remove `"private": true` from package.json.',
    }
  },
})
