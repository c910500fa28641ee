#!/usr/bin/env node

/*
 * Imports nothing by itself: what goes wrong while our own code is loaded (too few open files, a broken installation)
 * is no verdict either. Node itself would end with 1, which says "blocked".
 */
process.exitCode = 2

try {
  const { keepCompiled } = await import('./cli/compile-cache.js')
  keepCompiled(process.env)
  const { start } = await import('./cli/start.js')
  await start()
} catch (error) {
  const why = error instanceof Error ? error.message : String(error)
  process.stderr.write(`No verdict: pack-gate could not be loaded: ${why}\n`)
  process.exitCode = 2
}
