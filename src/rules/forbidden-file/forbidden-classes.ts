import { buildClasses } from './build-classes.js'
import type { ClassEntry } from './class-entry.js'
import { privateClasses } from './private-classes.js'
import { workplaceClasses } from './workplace-classes.js'

export const forbiddenClasses = [
  'keys',
  'credentials',
  'vcs',
  'assistant',
  'editor',
  'coverage',
  'cache',
  'build-info',
  'report',
  'reporter',
  'notebook',
  'dump',
  'network',
  'log',
  'os-junk',
  'temporary',
  'native-source',
  'original',
  'source-comment',
] as const

export type ForbiddenClass = (typeof forbiddenClasses)[number]

/**
 * The classes in the order in which they are tried: what is worst comes first. Names of folders that are common among
 * sources (`coverage`, `logs`, `core`) are no signal by themselves.
 */
export const forbiddenTable: Readonly<Record<ForbiddenClass, ClassEntry>> = {
  ...privateClasses,
  ...workplaceClasses,
  ...buildClasses,
}
