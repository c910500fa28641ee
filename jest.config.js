import { availableParallelism } from 'node:os'

/**
 * The tests that need neither the network nor other programs than git and npm. Code runs from its sources through swc;
 * in `npm test` the command and the Action are the built ones in dist/ (jest.dist.config.js).
 */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/__tests__'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['\\.registry\\.test\\.ts$'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    // Modules that the build makes.
    '^pack-gate:(.*)$': '<rootDir>/__tests__/helpers/built/$1.ts',
    // With its seed set, and only where a test uses it: it takes as long to load as a small test file.
    '^fast-check$': '<rootDir>/__tests__/helpers/fast-check.ts',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript' },
          target: 'es2023',
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  testTimeout: 120_000,
  // The Action's tests wait more than they work: GitHub wants a second between two writes, and its client keeps to it.
  maxWorkers: 2 * availableParallelism(),
  reporters: ['default', '<rootDir>/scripts/closing-line.mjs'],
}
