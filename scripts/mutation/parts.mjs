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

/** @type {Readonly<Record<string, { readonly mutate: readonly string[]; readonly tests: readonly string[] }>>} */
export const parts = {
  'rules/allowlist': room('rules/allowlist'),
  'rules/contents': room('rules/contents'),
  'rules/dependencies': room('rules/dependencies'),
  'rules/entry-points': room('rules/entry-points'),
  'rules/files': room('rules/files'),
  'rules/forbidden-file': room('rules/forbidden-file'),
  'rules/manifest': room('rules/manifest'),
  'rules/modules': room('rules/modules'),
  'rules/policy': room('rules/policy'),
  'rules/secret': room('rules/secret'),
  'rules/source-map': room('rules/source-map'),
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
