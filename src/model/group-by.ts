/** Items by a key, in the order in which they came. */
export function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

/** -Infinity for none. `Math.max(...numbers)` overflows the stack beyond about 120,000 of them. */
export function largest(numbers: Iterable<number>): number {
  let most = -Infinity
  for (const number of numbers) if (number > most) most = number
  return most
}

/** Infinity for none. See `largest`. */
export function smallest(numbers: Iterable<number>): number {
  let least = Infinity
  for (const number of numbers) if (number < least) least = number
  return least
}
