import base from './jest.config.js'

/**
 * `npm run test:registry`: what needs the npm registry. Real releases, npm 8 to 12, pnpm, Yarn and Bun in the versions
 * that are supported, and a real registry on loopback to publish to. What can't be had is skipped, and named before the
 * closing line.
 */
export default {
  ...base,
  testMatch: ['**/*.registry.test.ts'],
  testPathIgnorePatterns: [],
  testTimeout: 300_000,
  maxWorkers: '100%',
}
