/**
 * Runs that may fail before what they do together is done alone: enough to find a few broken packages among hundreds,
 * and an end where everything fails.
 */
const maxFailures = 8

/** Milliseconds. What took longer before it failed would take as long again. */
const maxTrial = 120_000

/**
 * Does for many at once what fails for all of them where it fails for one: a group that failed is halved, until what
 * broke it stands alone.
 *
 * @param together may leave members out: what it can't say anything of
 * @returns what was done; who is missing is for the caller to do alone
 */
export async function inHalves<M, P>(
  members: readonly M[],
  together: (group: readonly M[]) => Promise<ReadonlyMap<M, P>>,
): Promise<ReadonlyMap<M, P>> {
  const started = performance.now()
  let failures = 0
  const work = async (group: readonly M[]): Promise<readonly (readonly [M, P])[]> => {
    if (group.length < 2 || failures >= maxFailures) return []
    try {
      return [...(await together(group))]
    } catch {
      failures = performance.now() - started > maxTrial ? maxFailures : failures + 1
    }
    const middle = Math.ceil(group.length / 2)
    return [...(await work(group.slice(0, middle))), ...(await work(group.slice(middle)))]
  }
  return new Map(await work(members))
}
