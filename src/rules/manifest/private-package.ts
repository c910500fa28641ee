import { defineRule } from '../rule.js'

export const privatePackage = defineRule({
  id: 'private-package',
  summary: 'a package whose package.json says that it is private, or says it in a way that npm passes over',
  scope: 'release',
  levels: { new: 'warning', unchanged: 'warning' },
  *check({ release, packer }) {
    const { private: isPrivate } = release.manifest
    if (isPrivate === 'true' || isPrivate === 'false') {
      yield {
        message: `package.json has \`"private": "${isPrivate}"\`, which is text: npm publishes this package`,
        help: 'If it is not published, write `"private": true`, without the quotes. If it is, take `private` out.',
        path: 'package.json',
        cause: { kind: 'manifest', key: ['private'] },
        key: 'text',
      }
    }
    if (isPrivate !== true) return
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
