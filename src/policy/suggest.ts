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
