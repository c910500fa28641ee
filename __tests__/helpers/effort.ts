/**
 * Milliseconds of processor time that some work takes: of this process, so that what else runs on the machine does not
 * count. For what must not grow beyond all bounds on hostile input; how fast things are is for bench/ to measure.
 */
export async function effortOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
