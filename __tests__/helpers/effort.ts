/** What the reference work takes on a quiet machine with two cores, in milliseconds of processor time. */
const usual = 17
const sample = Array.from({ length: 20_000 }, (_, n) => ({ path: `dist/${n}.js`, size: n, text: 'let a = 1;' }))

/** A fixed piece of work of the kind that is measured: texts that are written, parsed and searched. */
function referenceWork(): number {
  const text = JSON.stringify(sample)
  return [...text.matchAll(/"[a-z]+":(\d+)/g)].length + text.replaceAll(/dist\/\d+/g, '').length
}

async function processorTime(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

async function measure(work: () => unknown): Promise<number> {
  const before = await slowness()
  const taken = await processorTime(work)
  return taken / ((before + (await slowness())) / 2)
}

/**
 * Milliseconds of processor time that some work takes, as they would be on a quiet machine: processor time of this
 * process alone, and divided by how much slower a fixed piece of work is just now. Cores that are shared slow both. For
 * what must not grow beyond all bounds on hostile input; how fast things are is for bench/ to measure.
 *
 * @param enough what is disturbed while it is measured seems to take longer, never less: work that takes this long is
 * measured again, three times at most, and the least counts
 */
export async function effortOf(work: () => unknown, enough = Infinity): Promise<number> {
  let least = await measure(work)
  for (let again = 0; again < 2 && least >= enough; again += 1) least = Math.min(least, await measure(work))
  return least
}

/** How many times slower than a quiet machine this one is just now: 1 and more. */
export async function slowness(): Promise<number> {
  referenceWork()
  return Math.max(1, (await processorTime(referenceWork)) / usual)
}
