import { readdirSync } from 'node:fs'

/**
 * What is mutated, in parts small enough to finish within an hour on two cores, and the tests that have to notice.
 * Tests that start programs or load everything stay out: a room's own tests have to notice.
 */
const room = (name, ...more) => ({
  mutate: [`src/${name}/**/*.ts`, ...more],
  tests: [`__tests__/${name.split('/')[0]}/**/*.test.ts`],
})

/** Only the files that stand in a folder itself. */
const top = (name, ...tests) => ({
  mutate: [`src/${name}/*.ts`],
  tests: [`__tests__/${name.split('/')[0]}/**/*.test.ts`, ...tests],
})

const families = readdirSync('src/rules', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

/** @type {Readonly<Record<string, { readonly mutate: readonly string[]; readonly tests: readonly string[] }>>} */
export const parts = {
  // Every family, so that a new one is not forgotten.
  ...Object.fromEntries(families.map((family) => [`rules/${family}`, room(`rules/${family}`)])),
  // What is compared is looked at by the rules: their tests have to notice, too.
  compare: {
    mutate: ['src/compare/**/*.ts'],
    tests: ['compare', 'rules', 'verdict'].map((name) => `__tests__/${name}/**/*.test.ts`),
  },
  verdict: room('verdict'),
  inspect: top('inspect'),
  'inspect/source-maps': room('inspect/source-maps'),
  'inspect/secrets': room('inspect/secrets'),
  'inspect/modules': room('inspect/modules'),
  'inspect/containers': room('inspect/containers'),
  tarball: room('tarball'),
  pack: room('pack'),
  registry: room('registry'),
  accept: {
    mutate: ['src/commands/accept/**/*.ts', 'src/policy/edit/**/*.ts'],
    tests: [
      '__tests__/commands/accept/**/*.test.ts',
      '__tests__/policy/edit/**/*.test.ts',
      '__tests__/e2e/accept.test.ts',
    ],
  },
  'report/untrusted': { mutate: ['src/report/untrusted/**/*.ts'], tests: ['__tests__/report/untrusted/**/*.test.ts'] },
  github: room('github'),
}
