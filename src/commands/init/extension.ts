import type { Policy } from '../../model/policy.js'
import type { Location } from '../../model/types.js'
import { admits } from '../../policy/patterns.js'

/** What a policy builds on, and so need not say itself. */
export interface Extended {
  /** As the policy names them. */
  readonly specs: readonly string[]
  /** All that they say, put together. */
  readonly policy: Policy
}

/** Where an option of a rule is set already; undefined where it is not. */
export function setIn(extended: Extended | null, rule: string, option: string): Location | undefined {
  return extended?.policy.rules.get(rule)?.places?.get(option)
}

/**
 * Whether all of these files are let in already; without entries that let files in, none is: `!` entries alone say
 * nothing of it.
 */
export function isAdmittedBy(extended: Extended | null, paths: readonly string[]): boolean {
  const files = extended?.policy.files ?? []
  return files.some(({ negated }) => !negated) && paths.every((path) => admits(files, path))
}

export function isRequiredBy(extended: Extended | null, pattern: string): boolean {
  return (extended?.policy.files ?? []).some((entry) => entry.required && entry.pattern === pattern)
}

/** Extensions of more than one part that say more than their last part: `*.ts` would admit sources beside `*.d.ts`. */
const compound = /\.((?:d\.[cm]?ts|[cm]?[jt]sx?|css|scss|less)\.map|d\.[cm]?ts)$/i

/** One digit is the section of a manual page; more are a version (`libz.so.42`). */
const simple = /\.([A-Za-z][\w-]{0,11}|\d)$/

/** What kind of file a name says it is, without the dot; null where it says nothing (`LICENSE`, `.npmignore`). */
export function extensionOf(path: string): string | null {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const end = compound.exec(name) ?? simple.exec(name)
  return end && end.index > 0 ? (end[1] ?? null) : null
}

/** What builds write and rewrite: where a folder has some of these, a release may add one any time. */
const code = /^([cm]?[jt]sx?|d\.[cm]?ts|css|wasm|([cm]?[jt]sx?|d\.[cm]?ts|css)\.map)$/

export function isCode(extension: string): boolean {
  return code.test(extension)
}

/** Extensions without those that another one admits anyway: `*.ts` matches `*.d.ts`, `*.map` matches `*.js.map`. */
export function withoutCovered(extensions: readonly string[]): readonly string[] {
  return extensions.filter((each) => !extensions.some((other) => other !== each && each.endsWith(`.${other}`)))
}
