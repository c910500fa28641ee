#!/usr/bin/env node

/*
 * Imports nothing by itself: what goes wrong while our own code is loaded (too few open files, a broken installation)
 * is no verdict either. Node itself would end with 1, which says "blocked".
 */
process.exitCode = 2
// Node's debugger would open at this signal, which a script of the package may send, and take orders from it.
process.on('SIGUSR1', () => undefined)

try {
  const { keepCompiled } = await import('./cli/compile-cache.js')
  keepCompiled(process.env)
  const { main, openTerminal } = await import('./cli/start.js')
  process.exitCode = await main(process.argv.slice(2), openTerminal())
} catch (error) {
  const why = error instanceof Error ? error.message : String(error)
  process.stderr.write(`No verdict: pack-gate could not be loaded: ${why}\n`)
  process.exitCode = 2
}
