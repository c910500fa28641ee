const maxShown = 60

/** A value from the policy as it appears in a complaint: on one line, of bounded length. */
export function show(value: unknown): string {
  if (value === null || value === undefined) return 'empty'
  if (typeof value === 'string') return quote(value)
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a mapping'
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : typeof value
}

/** `a, b or c`. */
export function choice(options: readonly string[]): string {
  const last = options.at(-1) ?? 'nothing'
  return options.length < 2 ? last : `${options.slice(0, -1).join(', ')} or ${last}`
}

/** A path such as `files[2].max-size`; `the policy` for the whole of it. */
export function showPath(path: readonly PropertyKey[]): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${plainKey(String(step))}`)).join('')
  return text === '' ? 'the policy' : text.replace(/^\./, '')
}

function plainKey(key: string): string {
  return /^[\w-]{1,60}$/.test(key) ? key : quote(key)
}

/** JSON leaves the C1 controls and Unicode's own line separators as they are; they would break the line. */
function quote(text: string): string {
  const shown = text.length > maxShown ? `${text.slice(0, maxShown)}…` : text
  return JSON.stringify(shown).replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Longer texts are no typing slips; it also bounds the work on hostile input. */
const maxLength = 64

/** The candidate that `typed` was probably intended as, or null where none is near. */
export function suggest(typed: string, candidates: readonly string[]): string | null {
  if (typed.length > maxLength) return null
  const plain = normalised(typed)
  let best: { readonly candidate: string; readonly distance: number } | null = null
  for (const candidate of candidates) {
    const name = normalised(candidate)
    const distance = isShortFor(plain, name) ? 1 : editDistance(plain, name)
    const allowed = Math.max(1, Math.floor(Math.max(plain.length, candidate.length) / 3))
    if (distance <= allowed && (best === null || distance < best.distance)) best = { candidate, distance }
  }
  return best?.candidate ?? null
}

/** `maxSize`, `max_size` and `Max-Size` all mean `max-size`. */
function normalised(text: string): string {
  return text
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .replace(/[_ ]/g, '-')
    .toLowerCase()
}

/** `warn` means `warning`. */
function isShortFor(typed: string, name: string): boolean {
  return typed.length >= 3 && name.startsWith(typed)
}

/** Levenshtein's distance, with two swapped neighbours counted as one slip. */
function editDistance(left: string, right: string): number {
  let beforeLast: readonly number[] = []
  let last = Array.from({ length: right.length + 1 }, (_, column) => column)
  for (let row = 1; row <= left.length; row++) {
    const current = [row]
    for (let column = 1; column <= right.length; column++) {
      const same = left[row - 1] === right[column - 1]
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]
      current.push(
        Math.min(
          at(last, column) + 1,
          at(current, column - 1) + 1,
          at(last, column - 1) + (same ? 0 : 1),
          swapped ? at(beforeLast, column - 2) + 1 : Infinity,
        ),
      )
    }
    beforeLast = last
    last = current
  }
  return at(last, right.length)
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity
}
