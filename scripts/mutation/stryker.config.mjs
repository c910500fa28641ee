import jestConfig from '../../jest.config.js'
import { parts } from './parts.mjs'

/**
 * Mutation tests of one part of parts.mjs; run.mjs starts it.
 *
 * Stryker's jest runner loads every test file that imports the mutated one, directly or not, and knows no bail. The
 * matrix of all rules over all fixtures and the readers' fuzzing import everything, so they stay out: that makes a run
 * ten times faster.
 */
const { mutate, tests } = parts[process.env.MUTATION_PART ?? ''] ?? { mutate: [], tests: [] }

export default {
  mutate: [...mutate, '!src/**/*.d.ts'],
  plugins: ['@stryker-mutator/jest-runner'],
  testRunner: 'jest',
  testRunnerNodeArgs: ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  jest: {
    projectType: 'custom',
    config: {
      ...jestConfig,
      testEnvironment: '@stryker-mutator/jest-runner/jest-env/node',
      testMatch: tests.map((glob) => `**/${glob}`),
      testPathIgnorePatterns: [...jestConfig.testPathIgnorePatterns, '/(matrix|fuzz)\\.test\\.ts$'],
    },
  },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // A busy machine takes long for a test that works: only an endless loop may count as noticed.
  timeoutMS: 60_000,
  ignorePatterns: ['.cache', '.ci', '.github', 'bench', 'dist', 'examples'],
  tempDirName: '.cache/mutation/sandboxes',
  incrementalFile: `.cache/mutation/incremental-${(process.env.MUTATION_PART ?? 'none').replaceAll('/', '-')}.json`,
  reporters: ['progress-append-only', 'clear-text', 'json'],
  clearTextReporter: { logTests: false, reportTests: false, allowColor: false },
  jsonReporter: { fileName: process.env.MUTATION_REPORT ?? '.cache/mutation/report.json' },
}
