import { relative } from 'node:path'

/** Why a test is skipped, in its own title: `SKIPPED (REASON): …` (helpers/npm-versions.ts). */
const announced = /^SKIPPED \(([\s\S]*?)\): /

/**
 * A jest reporter that ends the output with what could not be tested, and one plain line: `N passed, N failed, N
 * skipped`.
 */
export default class ClosingLine {
  onRunComplete(_contexts, results) {
    const missing = new Map()
    for (const { testFilePath, testResults } of results.testResults) {
      for (const { title } of testResults) {
        const [, reason] = announced.exec(title) ?? []
        if (reason === undefined) continue
        const key = `${relative('.', testFilePath)}: ${reason}`
        missing.set(key, (missing.get(key) ?? 0) + 1)
      }
    }
    if (missing.size > 0) {
      console.log('\nNOT TESTED HERE:')
      for (const [what, count] of missing) console.log(`  ${count} ${count === 1 ? 'test' : 'tests'} of ${what}`)
    }
    const broken = results.numRuntimeErrorTestSuites
    const skipped = results.numPendingTests + results.numTodoTests
    console.log(`\n${results.numPassedTests} passed, ${results.numFailedTests + broken} failed, ${skipped} skipped`)
  }
}
