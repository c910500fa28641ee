import jestConfig from '../../jest.config.js'

/**
 * Mutation tests of the pure stages: `npm run mutation`, or one file with `npm run mutation -- --mutate
 * src/rules/size-limit.ts`.
 *
 * Stryker's jest runner loads every test file that imports the mutated one, directly or not, and knows no bail. The
 * matrix of all
 * rules over all fixtures imports everything, so it stays out: a rule's own tests have to notice. That makes a run ten
 * times faster.
 */
export default {
  mutate: ['src/{rules,compare,verdict}/**/*.ts'],
  plugins: ['@stryker-mutator/jest-runner'],
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  jest: {
    projectType: 'custom',
    config: {
      ...jestConfig,
      testEnvironment: '@stryker-mutator/jest-runner/jest-env/node',
      testMatch: ['**/__tests__/{rules,compare,verdict}/**/*.test.ts'],
      testPathIgnorePatterns: ['/matrix\\.test\\.ts$'],
    },
  },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 15_000,
  thresholds: { high: 95, low: 90, break: 85 },
  ignorePatterns: ['.cache', '.ci', '.github', 'bench', 'dist', 'examples'],
  tempDirName: '.cache/mutation/sandboxes',
  incrementalFile: '.cache/mutation/incremental.json',
  reporters: ['progress-append-only', 'clear-text', 'json'],
  clearTextReporter: { logTests: false, reportTests: false, allowColor: false },
  jsonReporter: { fileName: '.cache/mutation/report.json' },
}
