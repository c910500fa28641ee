import { compilePattern, isGlob, patternProblem } from '../../policy/patterns.js'

/**
 * Whether an entry of `files` packs a path. npm reads it as an ignore file in reverse; its versions differ in whether a
 * name counts in every folder: here it does. An entry that can't be used packs nothing.
 */
export function entryMatcher(pattern: string): (path: string) => boolean {
  const name = pattern.toLowerCase()
  if (!isGlob(name)) return (path) => `/${path.toLowerCase()}/`.includes(`/${name}/`)
  if (patternProblem(name) !== null) return () => false
  const tests = [name, `${name}/**`, `**/${name}`, `**/${name}/**`].map(compilePattern)
  return (path) => tests.some((test) => test(path.toLowerCase()))
}
