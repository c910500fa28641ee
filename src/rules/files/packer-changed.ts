import type { PackedBy, Packer } from '../../model/release.js'
import { defineRule } from '../rule.js'

/** What decides about the file list: minor versions of a package manager list the same files. */
function kindOf({ name, version }: Packer | PackedBy): string {
  return `${name} ${version.split('.', 1).join('')}`
}

export const packerChanged = defineRule({
  id: 'packer-changed',
  summary: 'the package manager, or its major version, changed since the previous release',
  scope: 'change',
  levels: { new: 'note', unchanged: 'off' },
  *check({ packer, baselinePacker }) {
    if (!packer || !baselinePacker || kindOf(packer) === kindOf(baselinePacker)) return
    const before = `${baselinePacker.name} ${baselinePacker.version}`
    yield {
      message:
        `${packer.name} ${packer.version} packed this release, and ${before} the previous one: from the same ` +
        'folder they can pack different files',
      help:
        `Look at the files that were added and removed. If ${before} is what publishes, let it pack here too: ` +
        `install it in this job, and set the input \`packer\` (\`--packer ${baselinePacker.name}\`) where ` +
        'another one was chosen.',
      path: 'package.json',
      cause: { kind: 'manifest', key: ['packageManager'] },
    }
  },
})
