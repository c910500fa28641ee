import { formatBytes, plural } from '../../model/format.js'
import { fewFolders, folderWords, groupByFolder, groupFacts } from '../folders.js'
import { defineRule } from '../rule.js'

export const fileAdded = defineRule({
  id: 'file-added',
  summary: 'new files, one finding for each folder',
  scope: 'change',
  levels: { new: 'note', unchanged: 'off' },
  examples: { setting: 'off' },
  *check({ baseline, comparison }) {
    const added = (comparison?.pairs ?? []).filter((pair) => pair.state === 'added').map((pair) => pair.file)
    const sizes = new Map(added.map((file) => [file.path, file.size]))
    for (const group of fewFolders(
      groupByFolder(
        [...sizes.keys()],
        (baseline?.files ?? []).map((file) => file.path),
      ),
    )) {
      const { path, paths } = group
      const size = formatBytes(paths.reduce((sum, each) => sum + (sizes.get(each) ?? 0), 0))
      yield {
        message:
          paths.length === 1
            ? `${path} is new (${size})`
            : `${plural(paths.length, 'new file')} in ${folderWords(group)} (${size})`,
        help: 'Nothing to do if this belongs in the release; otherwise keep it out with `files` in package.json.',
        path,
        cause: { kind: 'packed-file', path: paths[0] ?? path },
        ...groupFacts(paths),
      }
    }
  },
})
