import { mildLevels } from './class-entry.js'
import { forbiddenClasses, forbiddenTable, type ForbiddenClass } from './forbidden-classes.js'
import { forbiddenFiles, type Forbidden } from './forbidden-match.js'
import { forbiddenOptions } from './forbidden-options.js'
import { formatBytes, formatCount, plural, totalSize } from '../../model/format.js'
import { groupBy } from '../../model/group-by.js'
import type { Problem } from '../../model/problem.js'
import type { Manifest } from '../../model/release.js'
import { place } from '../folders.js'
import { leaveOut, outOfFiles, plainPatterns } from '../keep-out.js'
import { defineRule } from '../rule.js'

type Group = readonly [Forbidden, ...Forbidden[]]

/** What files of one class are: a key that was seen by its content is named. */
function whatOf(members: readonly Forbidden[], name: ForbiddenClass): string {
  const kinds = [...new Set(members.flatMap(({ file }) => file.privateKey ?? []))]
  return kinds.length > 0 ? `private key (${kinds.join(', ')})` : forbiddenTable[name].what
}

/** What a group is; of several classes, each with its number, the worst first. */
function what(group: Group): string {
  const classes = forbiddenClasses
    .map((name) => [name, group.filter((each) => each.class === name)] as const)
    .filter(([, members]) => members.length > 0)
  return classes
    .map(
      ([name, members]) => `${whatOf(members, name)}${classes.length > 1 ? ` (${formatCount(members.length)})` : ''}`,
    )
    .join(', ')
}

function message(group: Group, added: number): string {
  const [{ file, folder, whole }] = group
  const size = formatBytes(totalSize(group.map(({ file }) => file)))
  const fresh = added > 0 && added < group.length ? `, ${formatCount(added)} of them new` : ''
  if (group.length === 1) return `${file.path} would be published (${size}): ${what(group)}`
  const where = folder === '.' && !whole ? "in the package's top folder" : `under ${folder}`
  return `${plural(group.length, 'file')} ${where} would be published (${size}${fresh}): ${what(group)}`
}

/** Patterns that take the group out of the package. */
function patterns(group: Group): readonly string[] {
  const [{ file, folder, whole }] = group
  if (whole) return [`${folder}/**`]
  if (group.length === 1) return [file.path]
  return [...new Set(group.map(({ file: { path } }) => `**/${path.slice(path.lastIndexOf('/') + 1)}`))]
}

/** Files in a container or a bundled dependency are left out where that is made. */
function fixOf(group: Group, manifest: Manifest): Pick<Problem, 'fix'> {
  const [{ folder, whole }] = group
  if (group.some(({ file, bundled }) => bundled || file.container !== undefined)) return {}
  return leaveOut(plainPatterns(whole ? [`${folder}/**`] : group.map(({ file }) => file.path)), manifest)
}

function help(group: Group, manifest: Manifest): string {
  const [{ file, class: name }] = group
  const { advice } = forbiddenTable[name]
  const paths = group.map(({ file: { path } }) => path)
  const keep =
    file.container !== undefined
      ? `Build ${file.container} without it, or keep that out.`
      : `Keep it out: ${outOfFiles(paths, patterns(group), manifest)}.`
  const allow =
    `If it belongs in the release, allow it: \`rules: { forbidden-file: { allow: [{ path: ` +
    `${JSON.stringify(patterns(group)[0])}, reason: … }] } }\`.`
  return [keep, advice, allow].filter((part) => part !== undefined).join(' ')
}

/**
 * What may well be for readers (`CLAUDE.md`, `.mcp.json`), and that `files` names as a file: someone decided that it
 * ships.
 */
function namedToTheLetter({ files }: Manifest): (each: Forbidden) => boolean {
  const entries: readonly unknown[] = Array.isArray(files) ? files : []
  const names = new Set(entries.map((entry) => (typeof entry === 'string' ? entry.replace(/^\.?\//, '') : '')))
  return ({ file, levels }) => levels === mildLevels && names.has(file.path)
}

export const forbiddenFile = defineRule({
  id: 'forbidden-file',
  summary:
    'a file that no release should contain: keys, credentials, version control, editor and assistant folders, ' +
    'logs, dumps, coverage, caches, reports, junk',
  scope: 'release',
  about: 'packing',
  inside: true,
  levels: { new: 'error', unchanged: 'warning' },
  refuses: 'always',
  options: forbiddenOptions,
  *check({ release, baseline, comparison }, options) {
    const before = new Map(forbiddenFiles(baseline?.files ?? [], options).map((each) => [each.file.path, each.class]))
    const was = new Map(comparison?.pairs.map((pair) => [pair.file.path, pair.was?.path]))
    const isNew = (each: Forbidden): boolean => before.get(was.get(each.file.path) ?? each.file.path) !== each.class
    // One finding for each cause: dependencies that ship inside are one, whatever they hold. A folder that was there
    // already and holds something new is something new.
    const isMeant = namedToTheLetter(release.manifest)
    const standing = forbiddenFiles(release.files, options).filter((each) => !isMeant(each))
    const causes = groupBy(standing, (each) =>
      JSON.stringify([each.bundled ? 'bundled' : each.class, each.folder, each.levels, each.file.container]),
    )
    for (const [key, members] of causes) {
      const fresh = members.filter(isNew)
      const [first, ...others] = [...fresh, ...members.filter((each) => !isNew(each))]
      if (!first) continue
      const group: Group = [first, ...others]
      yield {
        message: message(group, fresh.length),
        help: help(group, release.manifest),
        ...fixOf(group, release.manifest),
        ...place(
          group.map(({ file }) => file.path),
          first.folder,
        ),
        key,
        baselineState: fresh.length > 0 ? 'new' : 'unchanged',
        levels: first.levels,
      }
    }
  },
})
