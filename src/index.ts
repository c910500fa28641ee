/*
 * Imports nothing by itself: what goes wrong while our own code is loaded (too few open files, a broken checkout of the
 * Action) is no verdict either. Node itself would end with 1, which says "blocked".
 */
process.exitCode = 2
// Node's debugger would open at this signal, which a script of the package may send, and take orders from it.
process.on('SIGUSR1', () => undefined)

try {
  const { start } = await import('./action/start.js')
  await start()
} catch (error) {
  const why = (error instanceof Error ? error.message : String(error)).replace(/[\r\n]+/g, ' ')
  process.stdout.write(`::error::No verdict: pack-gate could not be loaded: ${why.replaceAll('%', '%25')}\n`)
  process.exitCode = 2
}
