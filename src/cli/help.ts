import type { Reporter } from '../reporters/index.js'

/** The page behind --help. */
export function helpText(reporters: Iterable<Reporter>): string {
  const list = [...reporters].map(({ name, summary }) => `                          ${name.padEnd(9)} ${summary}`).join('\n')
  return `pack-gate: may what \`npm publish\` is about to upload ship?

Usage
  pack-gate check [target]       target: a package folder (default .) or a .tgz
  pack-gate rules                every rule, its default level, what it fires on
  pack-gate explain RULE         all about one rule: why, how to fix, how to allow

Options
  --baseline SPEC         what to compare with (default auto):
                          auto      the last release in the registry
                          none      nothing
                          VERSION, TAG or FILE.tgz
  --config FILE           the policy (default .github/pack-gate.yml, else pack-gate.yml,
                          in the package folder or at the repository's root)
  --no-config             rules and baseline alone, whatever policy there is
  --reporter NAME[=FILE]  repeatable; without =FILE on stdout:
${list}
  --ignore-scripts        pack without lifecycle scripts (said in the report)
  --pass-env NAME         an environment variable that lifecycle scripts may see; repeatable
  -h, --help              this page
  -v, --version           the version

Exit codes
  0  passed
  1  blocked: at least one error
  2  no verdict: bad usage, bad policy, or the packer or the registry failed

Examples
  pack-gate check                                   the package here against its last release
  pack-gate check packages/core --baseline next     against what the tag \`next\` names
  pack-gate check app-1.2.0.tgz --reporter json     a tarball, as a document for programs
`
}
