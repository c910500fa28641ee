import { groupBy } from '../../model/group-by.js'

/** A name with `*` in it, taken apart once: matching goes over every file of a release. */
interface NamePattern {
  readonly first: string
  readonly between: readonly string[]
  readonly last: string
}

function namePattern(pattern: string): NamePattern {
  const [first = '', ...others] = pattern.split('*')
  const last = others.pop() ?? ''
  return { first, between: others, last }
}

/** Whether a name fits. From left to right, without going back: names are hostile and may be long. */
function fits(name: string, { first, between, last }: NamePattern): boolean {
  if (!name.startsWith(first) || !name.endsWith(last)) return false
  let at = first.length
  for (const part of between) {
    const found = name.indexOf(part, at + 1)
    if (found < 0) return false
    at = found + part.length
  }
  return at < name.length - last.length
}

/** Matches a file's own name, in lower case, with many names and patterns: `*` stands for one character or more. */
export function nameMatcher(names: readonly string[]): (name: string) => boolean {
  const all = names.map((name) => name.toLowerCase())
  const exact = new Set(all.filter((name) => !name.includes('*')))
  const patterns = all.filter((name) => name.includes('*')).map(namePattern)
  const byEnd = groupBy(patterns, ({ last }) => last.at(-1))
  return (name) =>
    exact.has(name) || [name.at(-1), undefined].some((end) => byEnd.get(end)?.some((pattern) => fits(name, pattern)))
}
