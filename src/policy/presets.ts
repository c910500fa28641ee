import type { PresetName } from './base-spec.js'

/** Policies for common kinds of packages, as their users could write them. docs/configuration.md shows each. */
export const presets: Readonly<Record<PresetName, string>> = {
  library: `# For packages that other code imports: what users build on stays, and nothing new runs or comes along.
rules:
  exports-removed: error
  dependency-added: error
  lifecycle-script: error
  source-map: { policy: resolvable }
`,
  cli: `# For packages that are run: every command stays, and starts.
rules:
  bin-changed: error
  exec-bit-lost: error
  shebang-crlf: error
  lifecycle-script: error
  native-binary: { level: { new: error } }
  source-map: { policy: mappings }
`,
  'closed-source': `# For packages whose sources are nobody's business: no map, no source and no test file.
files:
  - "!**/*.map"
  - "!**/!(*.d).{ts,mts,cts}"
  - "!**/*.{tsx,jsx,vue,svelte,coffee,flow}"
  - "!src/**"
  - "!**/*.{test,spec}.*"
  - "!**/{__tests__,__mocks__,__snapshots__,__fixtures__}/**"
  - "!{test,tests}/**"
rules:
  source-map: { level: error, policy: none }
  source-map-remote: error
  build-path: error
  own-archive: error
`,
}
