import { asObject, normalizePath } from '../../model/manifest.js'
import { clip, listing } from '../../model/format.js'
import type { FileFacts } from '../../model/file-facts.js'
import type { Problem } from '../../model/problem.js'
import type { Release } from '../../model/release.js'
import { groupFacts } from '../folders.js'

/** Builds for a script tag: pages name their path, whatever package.json leads to. */
export const forScriptTags = /[./-](?:umd|iife|global|standalone|min)\.js$/i

function isForScriptTags({ manifest }: Release): (path: string) => boolean {
  const { unpkg, jsdelivr } = asObject(manifest)
  const named = [unpkg, jsdelivr].map((path) => (typeof path === 'string' ? normalizePath(path) : null))
  return (path) => forScriptTags.test(path) || named.includes(path)
}

/** Other files of the package that a script asks for; none of what could not be read. A browser knows no `require`. */
function asksFor({ module }: FileFacts): readonly string[] {
  if (module?.form !== 'commonjs' || module.skipped !== undefined || module.bundle !== undefined) return []
  return module.imports
    .filter(({ kind, specifier }) => kind === 'require' && specifier.startsWith('.'))
    .map(({ specifier }) => specifier)
}

/** A build that a page could load by a script tag, as it held all of the package, and that asks for files of it now. */
export function needsFilesNow(release: Release, baseline: Release): Problem | null {
  const before = new Map(baseline.files.map((file) => [file.path, file]))
  const isWhole = (file: FileFacts | undefined): boolean => file?.module !== undefined && asksFor(file).length === 0
  const isBuild = isForScriptTags(release)
  const broken = release.files.filter(
    (file) => isBuild(file.path) && asksFor(file).length > 0 && isWhole(before.get(file.path)),
  )
  const [first] = broken
  if (!first) return null
  return {
    message:
      `${clip(first.path)} could be loaded by a script tag, and asks for other files of the package now: ` +
      listing(asksFor(first).slice(0, 3)),
    help: 'Let the bundler take them in: no file of the package itself may be external in this build.',
    path: first.path,
    cause: { kind: 'packed-file', path: first.path },
    key: 'script tag',
    ...groupFacts(broken.map(({ path }) => path)),
  }
}
