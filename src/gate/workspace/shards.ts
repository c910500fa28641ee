/** GitHub makes 256 jobs of a matrix at most. */
export const mostShards = 256

/** A number of shards as a user writes it; null where it can be none. */
export function readShards(text: string): number | null {
  const count = Number(text)
  return /^\d+$/.test(text) && count >= 1 && count <= mostShards ? count : null
}
