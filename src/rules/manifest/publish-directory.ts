import { asObject, normalizePath } from '../../model/manifest.js'
import type { Problem } from '../../model/problem.js'
import type { PublishedElsewhere } from '../../model/release.js'
import { defineRule } from '../rule.js'

function fromElsewhere({ directory, path, line, says }: PublishedElsewhere): Problem {
  const place = line === undefined ? path : `${path}:${line}`
  return {
    message: `what is published is in ${directory}, but this folder was checked: ${place} ${says}`,
    help: `Build, then check that folder: \`pack-gate check ${directory}\` (Action input \`path\`).`,
    path: 'package.json',
    cause: { kind: 'manifest', key: ['scripts'] },
    key: directory,
  }
}

function passedOver(directory: string, packer: string): Problem {
  return {
    message: `publishConfig.directory is ${JSON.stringify(directory)}, and ${packer} packs the package's own folder anyway`,
    help:
      `If that folder is published, check it: \`pack-gate check ${directory}\` (Action input \`path\`). ` +
      'If it is not, remove `directory` from publishConfig.',
    path: 'package.json',
    cause: { kind: 'manifest', key: ['publishConfig', 'directory'] },
  }
}

/** npm, Yarn and Bun pass `publishConfig.directory` over; pnpm, changesets and Lerna publish that folder. */
export const publishDirectory = defineRule({
  id: 'publish-directory',
  summary: 'the folder that is published is not the one that was packed',
  scope: 'release',
  levels: { new: 'warning', unchanged: 'note' },
  *check({ release, packer, elsewhere }) {
    const { directory } = asObject(release.manifest.publishConfig)
    if (!packer || packer.directory !== undefined) return
    if (elsewhere) yield fromElsewhere(elsewhere)
    else if (packer.name !== 'pnpm' && typeof directory === 'string' && normalizePath(directory) !== '')
      yield passedOver(directory, packer.name)
  },
})
