import semver from 'semver'
import { type Context, pathFrom } from '../model/context.js'
import { git } from './workspace/git-objects.js'

/** More tags than this say no more; a tag's name is as long as a file's at most. */
const maxTags = 20_000

/**
 * The version that a tag names: `v1.2.3` and `1.2.3` where the package is the whole repository, else with its name
 * before it, as the tools of workspaces write them: `@scope/name@1.2.3`, `name-v1.2.3`, `name/v1.2.3`.
 */
function versionIn(tag: string, name: string, isRoot: boolean): string | null {
  const own = [name, name.replace(/^@[^/]*\//, '')].find((each) => tag.startsWith(each))
  const rest = own === undefined ? null : /^(?:@|-|\/|_)v?(\d.*)$/.exec(tag.slice(own.length))?.[1]
  return semver.valid(rest ?? (isRoot ? /^v?(\d.*)$/.exec(tag)?.[1] : null))
}

interface Tagged {
  readonly name: string
  readonly version: string
}

/**
 * Tags of this repository that name earlier versions of a package, the newest first; none where git can't tell: a
 * shallow clone has no tags, and a folder may be no repository.
 *
 * @param root absolute path of the repository's root
 */
export async function earlierTags(
  { name, version }: Tagged,
  folder: string,
  root: string,
  { env }: Pick<Context, 'env'>,
): Promise<readonly string[]> {
  const result = await git(root, ['tag', '--list'], env).catch(() => null)
  if (result?.exitCode !== 0 || semver.valid(version) === null) return []
  const isRoot = pathFrom(root, folder) === '.'
  return result.stdout
    .split('\n', maxTags)
    .flatMap((tag) => {
      const tagged = versionIn(tag, name, isRoot)
      return tagged !== null && semver.lt(tagged, version) ? [{ tag, tagged }] : []
    })
    .sort((a, b) => semver.rcompare(a.tagged, b.tagged))
    .map(({ tag }) => tag)
}
