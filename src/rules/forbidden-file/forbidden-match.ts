import { foldersOf, topFolder } from '../../model/top-folder.js'
import type { FileFacts } from '../../model/file-facts.js'
import { compilePattern } from '../../policy/patterns.js'
import { mildLevels, off, type Levels, type Names } from './class-entry.js'
import { forbiddenClasses, forbiddenTable, type ForbiddenClass } from './forbidden-classes.js'
import type { ForbiddenOptions } from './forbidden-options.js'
import { nameMatcher } from './name-patterns.js'
import { coverageFolders, copies, folderAbove, originals, repositories } from './neighbours.js'
import { type Purpose, purposeOf } from '../folders.js'

/** A file that should not ship. */
export interface Forbidden {
  readonly file: FileFacts
  readonly class: ForbiddenClass
  /** The folder that makes it so, or the top folder that it is in: findings are made of one folder each. */
  readonly folder: string
  /** Whether the folder itself is what should not ship. */
  readonly whole: boolean
  /** In a dependency that ships inside the release. */
  readonly bundled: boolean
  readonly levels: Levels
}

type Match = Pick<Forbidden, 'folder' | 'whole'> & { readonly mild: boolean }

/** A file with what all matchers ask of its path, worked out once. */
interface Named {
  readonly file: FileFacts
  readonly folders: ReturnType<typeof foldersOf>
  /** Its own name, in lower case. */
  readonly name: string
}

type Matcher = (named: Named) => Match | null

function named(file: FileFacts): Named {
  const name = file.path.slice(Math.max(file.path.lastIndexOf('/'), file.path.lastIndexOf('!')) + 1)
  return { file, folders: foldersOf(file.path), name: name.toLowerCase() }
}

function namesMatcher(names: Names, mild: boolean): Matcher {
  const known = new Set(names.folders)
  const hasPairs = names.folders?.some((name) => name.includes('/')) === true
  const tops = new Set(names.topFolders)
  const isNamed = nameMatcher(names.files ?? [])
  return ({ file, folders, name }) => {
    const folder = folders.find(
      (each, index) =>
        known.has(each.name) ||
        (index === 0 && tops.has(each.name)) ||
        (hasPairs && index > 0 && known.has(`${folders[index - 1]?.name ?? ''}/${each.name}`)),
    )
    if (folder) return { folder: folder.path, whole: true, mild }
    return isNamed(name) ? { folder: topFolder(file.path), whole: false, mild } : null
  }
}

/**
 * The matcher of one class. Mild names come before others, as they are exceptions of them (`.env.test` of `.env.*`),
 * and after folders.
 */
function classMatcher(name: ForbiddenClass): Matcher {
  const { mild = {}, except, confirm = () => true, isKnown = () => false, ...names } = forbiddenTable[name]
  const [findMild, find] = [namesMatcher(mild, true), namesMatcher(names, false)]
  return (candidate) => {
    const { file } = candidate
    if (isKnown(file)) return alone(file)
    if (!confirm(file)) return null
    const match = find(candidate)
    if (match?.whole) return match
    return except?.test(file.path.slice(file.path.lastIndexOf('/') + 1)) ? null : (findMild(candidate) ?? match)
  }
}

/** A match by itself, whatever folder it is in. */
function alone({ path }: FileFacts, mild = false): Match {
  return { folder: topFolder(path), whole: false, mild }
}

const matchers = new Map(forbiddenClasses.map((name) => [name, classMatcher(name)]))

const entries = Object.values(forbiddenTable)
const allNames = entries.flatMap(({ mild = {}, ...names }): readonly Names[] => [names, mild])
/** The names of all classes in one: nearly every file has none of them. */
const anyName = namesMatcher(
  {
    topFolders: allNames.flatMap(({ topFolders = [] }) => topFolders),
    folders: allNames.flatMap(({ folders = [] }) => folders),
    files: allNames.flatMap(({ files = [] }) => files),
  },
  false,
)
const knownInside = entries.flatMap(({ isKnown = [] }) => isKnown)

/** Whether a class may take a file by its path or by what is in it. */
function mayBeForbidden(candidate: Named): boolean {
  return anyName(candidate) !== null || knownInside.some((isKnown) => isKnown(candidate.file))
}

/** What the policy says of a class. */
interface Setting {
  readonly levels?: Levels
  readonly add: readonly string[]
}

function settingOf(options: ForbiddenOptions, name: ForbiddenClass): Setting {
  const written = options.classes[name]
  const { level, add = [] } = typeof written === 'object' ? written : { level: written }
  if (level === undefined) return { add }
  return { levels: typeof level === 'string' ? { new: level, unchanged: level } : level, add }
}

/** Caches of the project's own tools, which they keep among its dependencies. */
const ownCache = /(^|\/)node_modules\/\.[^/]+$/

/** Where a match stands: of a folder that should not ship as a whole, what is below it has no say. */
function standing({ path }: FileFacts, { folder, whole }: Match): Purpose {
  return purposeOf(whole ? `${folder.replace(ownCache, '')}/` : path)
}

/**
 * What a class means where it stands: samples and templates hold such files on purpose, and a bundled dependency's are
 * not the package's own.
 */
function levelsAt(purpose: Purpose, name: ForbiddenClass, mild: boolean): Levels {
  const { levels, sampled } = forbiddenTable[name]
  if (levels === off) return off
  if (purpose === 'template' && name !== 'keys') return { new: 'note', unchanged: 'off' }
  if (purpose === 'bundled' || purpose === 'template') return mildLevels
  return mild || (purpose === 'sample' && sampled) ? mildLevels : levels
}

/** Dependencies that ship inside the release are one cause, whichever of them a file is in. */
function cause(
  path: string,
  purpose: Purpose,
  { folder, whole }: Match,
): Pick<Forbidden, 'folder' | 'whole' | 'bundled'> {
  if (purpose !== 'bundled') return { folder, whole, bundled: false }
  const dependencies = foldersOf(path).find(({ name }) => name === 'node_modules')
  return { folder: dependencies?.path ?? folder, whole: false, bundled: true }
}

/** What is known of files by those beside them: the class, and how it matches. */
function neighbourMatches(files: readonly FileFacts[]): (file: FileFacts) => ReadonlyMap<ForbiddenClass, Match> | null {
  const covered = coverageFolders(files)
  const cloned = repositories(files)
  const twice = copies(files)
  const built = originals(files)
  return (file) => {
    const folder = folderAbove(file, covered)
    const repository = folderAbove(file, cloned)
    const [isCopy, isOriginal] = [twice.has(file.path), built.has(file.path)]
    if (folder === undefined && repository === undefined && !isCopy && !isOriginal) return null
    const all = (folder: string): Match => ({ folder, whole: true, mild: false })
    return new Map<ForbiddenClass, Match>([
      ...(repository === undefined ? [] : [['vcs', all(repository)] as const]),
      ...(folder === undefined ? [] : [['coverage', all(folder)] as const]),
      ...(isCopy ? [['temporary', alone(file, true)] as const] : []),
      ...(isOriginal ? [['original', alone(file)] as const] : []),
    ])
  }
}

/** All files of a release that should not ship, each in the first class that claims it and is not off. */
export function forbiddenFiles(files: readonly FileFacts[], options: ForbiddenOptions): readonly Forbidden[] {
  const matchesBeside = neighbourMatches(files)
  const classes = forbiddenClasses.map((name) => {
    const setting = settingOf(options, name)
    const added = setting.add.map((glob) => compilePattern(glob))
    return { name, byName: matchers.get(name), setting, added }
  })
  const hasAdded = classes.some(({ added }) => added.length > 0)
  const allowed = options.allow.map(({ path }) => compilePattern(path))
  const claim = (file: FileFacts): readonly Forbidden[] => {
    const candidate = named(file)
    const beside = matchesBeside(file)
    if (!hasAdded && beside === null && !mayBeForbidden(candidate)) return []
    for (const { name, byName, setting, added } of classes) {
      const isAdded = added.some((matches) => matches(file.path))
      const match = isAdded ? alone(file) : (beside?.get(name) ?? byName?.(candidate))
      if (!match) continue
      const purpose = standing(file, match)
      const levels = setting.levels ?? (isAdded ? forbiddenTable[name].levels : levelsAt(purpose, name, match.mild))
      if (levels.new !== 'off' || levels.unchanged !== 'off')
        return [{ file, class: name, ...cause(file.path, purpose, match), levels }]
    }
    return []
  }
  return files.filter(({ path }) => !allowed.some((matches) => matches(path))).flatMap(claim)
}
