import type { FileFacts } from '../../model/file-facts.js'
import type { Level } from '../../model/problem.js'

export interface Levels {
  readonly new: Level
  readonly unchanged: Level
}

/**
 * How files of a class are known, by name: names of folders, exact, and names of files, where `*` stands for one or
 * more characters.
 */
export interface Names {
  /** Names of folders that count at the package's top only. */
  readonly topFolders?: readonly string[]
  /** Names of folders at any depth; of a folder in another, `.next/cache`. */
  readonly folders?: readonly string[]
  readonly files?: readonly string[]
}

export interface ClassEntry extends Names {
  /** What the files are, in words that follow a colon. */
  readonly what: string
  /** What to do besides keeping them out. */
  readonly advice?: string
  readonly levels: Levels
  /** Names of files that are harmless although they match. */
  readonly except?: RegExp
  /** Less sure, or less harmful: a warning at most. */
  readonly mild?: Names
  /** Where a name needs the bytes' consent. */
  readonly confirm?: (file: FileFacts) => boolean
  /** Known by its bytes, whatever its name. */
  readonly isKnown?: (file: FileFacts) => boolean
  /** Files of it in test, documentation and example folders may well be intended: a warning at most there. */
  readonly sampled: boolean
}

export const blocking: Levels = { new: 'error', unchanged: 'warning' }
/** What tells of the maker's tools and of no secrets: where it was there before, it is worth a note. */
export const careless: Levels = { new: 'error', unchanged: 'note' }
export const mildLevels: Levels = { new: 'warning', unchanged: 'note' }
/** Only where the policy asks for it. */
export const off: Levels = { new: 'off', unchanged: 'off' }
