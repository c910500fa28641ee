import { defineRule } from '../rule.js'

export const privatePackage = defineRule({
  id: 'private-package',
  summary: 'a package whose package.json says that it is private, which npm refuses to publish',
  scope: 'release',
  levels: { new: 'warning', unchanged: 'warning' },
  *check({ release, packer }) {
    if (release.manifest.private !== true) return
    yield {
      message: 'package.json has `"private": true`, so npm refuses to publish this package',
      help:
        (packer ? 'If another folder is published, as dist/, check that one: `pack-gate check dist`. ' : '') +
        'If this package is published, take `"private": true` out of package.json.',
      path: 'package.json',
      cause: { kind: 'manifest', key: ['private'] },
    }
  },
})
