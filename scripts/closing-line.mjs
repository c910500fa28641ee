/** A jest reporter that ends the output with one plain line: `N passed, N failed, N skipped`. */
export default class ClosingLine {
  onRunComplete(_contexts, results) {
    const broken = results.numRuntimeErrorTestSuites
    const skipped = results.numPendingTests + results.numTodoTests
    console.log(`\n${results.numPassedTests} passed, ${results.numFailedTests + broken} failed, ${skipped} skipped`)
  }
}
