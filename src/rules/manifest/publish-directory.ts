import { asObject, normalizePath } from '../../model/manifest.js'
import { defineRule } from '../rule.js'

/** npm, Yarn and Bun pass `publishConfig.directory` over; pnpm, changesets and Lerna publish that folder. */
export const publishDirectory = defineRule({
  id: 'publish-directory',
  summary: 'a folder named by `publishConfig.directory` that the package manager that packed passes over',
  scope: 'release',
  levels: { new: 'warning', unchanged: 'note' },
  *check({ release, packer }) {
    const { directory } = asObject(release.manifest.publishConfig)
    if (!packer || packer.name === 'pnpm' || packer.directory !== undefined) return
    if (typeof directory !== 'string' || normalizePath(directory) === '') return
    yield {
      message:
        `publishConfig.directory is ${JSON.stringify(directory)}, and ${packer.name} packs the package's own folder ` +
        'all the same',
      help:
        `If that folder is published, check it: \`pack-gate check ${directory}\` (Action input \`path\`). ` +
        'If it is not, take `directory` out of publishConfig.',
      path: 'package.json',
      cause: { kind: 'manifest', key: ['publishConfig', 'directory'] },
    }
  },
})
