import { formatBytes, plural } from '../../model/format.js'
import { fewFolders, folderWords, groupByFolder, groupFacts } from '../folders.js'
import { unbuiltMark } from '../entry-points/unbuilt.js'
import { defineRule } from '../rule.js'

/** What a tool that publishes puts back. */
const licence = /^licen[cs]e(\..*)?$/i

export const fileRemoved = defineRule({
  id: 'file-removed',
  summary: 'files that are gone, one finding for each folder',
  scope: 'change',
  levels: { new: 'note', unchanged: 'off' },
  *check(context) {
    const { release, comparison } = context
    const { addsLicence = false } = context
    const removed = (comparison?.removed ?? []).filter(({ path }) => !addsLicence || !licence.test(path))
    const sizes = new Map(removed.map((file) => [file.path, file.size]))
    for (const group of fewFolders(
      groupByFolder(
        [...sizes.keys()],
        release.files.map((file) => file.path),
      ),
    )) {
      const { path, paths } = group
      const size = formatBytes(paths.reduce((sum, each) => sum + (sizes.get(each) ?? 0), 0))
      yield {
        message:
          paths.length === 1
            ? `${path} is gone (${size})`
            : `${plural(paths.length, 'file')} gone from ${folderWords(group)} (${size})`,
        help:
          'Nothing to do if it is no longer needed. Otherwise check that the build makes it and that `files` in ' +
          'package.json includes it.',
        path,
        cause: { kind: 'manifest', key: ['files'] },
        ...groupFacts(paths),
        ...unbuiltMark(context, paths),
      }
    }
  },
})
