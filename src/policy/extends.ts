import { posix } from 'node:path'
import { GateError } from '../model/errors.js'
import { plural } from '../model/format.js'
import type { PackagePolicy, Policy, PolicyBase, RemoteFile, RemoteReader } from '../model/policy.js'
import type { RuleDeclaration } from '../model/rule-declaration.js'
import type { Location } from '../model/problem.js'
import { policyPageUrl } from '../model/tool.js'
import { type BaseSpec, isPinned, type PresetName, readBaseSpec } from './base-spec.js'
import { policyError } from './policy-error.js'
import { decodePolicy, parsePolicy } from './load.js'
import { mergePolicies } from './merge.js'

/** Policies for common kinds of packages, as their users could write them. docs/configuration.md shows each. */
export const presets: Readonly<Record<PresetName, string>> = {
  library: `# For packages that other code imports: what users build on stays, and nothing new runs or comes along.
rules:
  exports-removed: error
  dependency-added: error
  lifecycle-script: { level: { new: error } }
  source-map: { policy: resolvable }
`,
  cli: `# For packages that are run: every command stays, and starts.
rules:
  bin-changed: error
  exec-bit-lost: error
  shebang-crlf: error
  lifecycle-script: { level: { new: error } }
  native-binary: { level: { new: error } }
  source-map: { policy: mappings }
`,
  'closed-source': `# For packages whose sources are private: no map, no source and no test file.
files:
  - "!{[sS][rR][cC],lib-src,[sS]ource,[sS]ources}/**"
  - "!{[tT]est,[tT]ests,[sS]pec,[sS]pecs}/**"
  - "!**/{__tests__,__test__,__mocks__,__snapshots__,__fixtures__,.storybook}/**"
  - "!**/*.map"
  - "!**/*.{test,spec,stories}.*"
  - "!**/!(*.d|*.d.*).?([cCmM])[tT][sS]"
  - "!**/*.[tTjJ][sS][xX]"
  - "!**/*.{vue,svelte,coffee,flow,civet,elm,res,resi,purs,cljs,cljc,ipynb}"
  - "!**/*.{scss,sass,less,styl}"
  - "!**/*.snap"
rules:
  source-map: { level: error, policy: none }
  source-map-remote: error
  build-path: error
  own-archive: error
  forbidden-file:
    classes:
      build-info: error
      cache: error
      native-source: { level: { new: warning, unchanged: note } }
      original: { level: { new: warning, unchanged: note } }
      source-comment: note
`,
}

/** The repository's files, as the working tree has them or a commit. */
export interface PolicyTree {
  /**
   * @param path from the repository's root, with forward slashes; never leads out of it
   * @returns null where there is no such file
   * @throws GateError where it can't be found out
   */
  read(path: string): Promise<Uint8Array | null>
}

/** What policies are read from. */
interface PolicySources {
  readonly rules: readonly RuleDeclaration[]
  readonly tree: PolicyTree
  readonly remote: RemoteReader
}

/** Files that one policy may be made of; people's take a handful. */
const maxFiles = 16

/** Where the text that names a base came from: what `./` means. */
type Origin =
  | { readonly kind: 'repository'; readonly path: string }
  | { readonly kind: 'github'; readonly file: RemoteFile }
  | { readonly kind: 'preset' }

/** A base's text, and all that has to be known of it. */
interface Text {
  /** Unique; also what locations in it are called by. */
  readonly name: string
  readonly origin: Origin
  readonly text: string
}

/**
 * A policy with all that it extends merged into it, each value at its own place. Later bases come before earlier ones.
 *
 * @throws GateError ECONFIG where a base is missing, has a mistake, extends itself, or where there are more than 16
 */
export async function resolveBases(policy: Policy, sources: PolicySources): Promise<Policy> {
  if (
    policy.path === null ||
    ![policy, ...(policy.packages ?? []).map((each) => each.policy)].some(({ bases }) => bases)
  )
    return policy
  return new Resolver(sources).resolve(policy, { kind: 'repository', path: policy.path }, [policy.path])
}

class Resolver {
  readonly #sources: PolicySources
  #files = 1

  constructor(sources: PolicySources) {
    this.#sources = sources
  }

  /** @param chain the files that led here, each extended by the one before */
  async resolve(own: Policy, origin: Origin, chain: readonly string[]): Promise<Policy> {
    let merged: Policy | null = null
    for (const base of own.bases ?? []) {
      const read = await this.#read(base, origin, chain)
      merged = merged === null ? read : mergePolicies(merged, read)
    }
    const complete = own.packages ? { ...own, packages: await this.#packages(own.packages, origin, chain) } : own
    return merged === null ? complete : mergePolicies(merged, { ...complete, bases: (own.bases ?? []).map(withRef) })
  }

  /** What a package's part extends holds for that package alone; it has no packages of its own. */
  async #packages(
    packages: readonly PackagePolicy[],
    origin: Origin,
    chain: readonly string[],
  ): Promise<readonly PackagePolicy[]> {
    const resolved: PackagePolicy[] = []
    for (const each of packages) {
      const policy = await this.resolve(each.policy, origin, chain)
      const [nested] = policy.packages ?? []
      if (nested)
        throw refused(
          { spec: nested.selector, at: nested.at },
          'a policy that `packages` extends has `packages` itself',
          'Extend it at the top of the policy, or remove its `packages`.',
        )
      resolved.push({ ...each, policy })
    }
    return resolved
  }

  async #read(base: PolicyBase, origin: Origin, chain: readonly string[]): Promise<Policy> {
    this.#files += 1
    if (this.#files > maxFiles)
      throw refused(base, `this policy is made of more than ${plural(maxFiles, 'file')}`, 'Extend fewer policies.')
    const { name, text, origin: from } = await this.#textOf(base, origin)
    if (chain.includes(name))
      throw refused(
        base,
        `${base.spec} extends itself: ${[...chain, name].join(' → ')}`,
        'Remove one of them from `extends`.',
      )
    const via = from.kind === 'repository' ? undefined : inRepository(base.at)
    const policy = parsePolicy(text, name, this.#sources.rules, via)
    return this.resolve(policy, from, [...chain, name])
  }

  async #textOf(base: PolicyBase, origin: Origin): Promise<Text> {
    const spec = targetOf(base, origin)
    if (spec.kind === 'preset')
      return { name: `preset ${spec.name}`, origin: { kind: 'preset' }, text: presets[spec.name] }
    if (spec.kind === 'file') return this.#repositoryFile(base, spec.path)
    return this.#remoteFile(base, spec.file)
  }

  async #repositoryFile(base: PolicyBase, path: string): Promise<Text> {
    const bytes = await this.#sources.tree.read(path)
    if (bytes === null)
      throw refused(
        base,
        `${base.spec} does not exist: there is no ${path}`,
        'Correct the path; it is relative to the file that extends it.',
      )
    return { name: path, origin: { kind: 'repository', path }, text: decodePolicy(bytes, path) }
  }

  async #remoteFile(base: PolicyBase, file: RemoteFile): Promise<Text> {
    const name = `github:${file.owner}/${file.repo}/${file.path}@${file.ref}`
    const bytes = await this.#sources.remote(file)
    const help =
      'Correct it, or give a token that may read that repository (input `token`, or GITHUB_TOKEN on the command line).'
    if (bytes === null) throw refused(base, `${name} does not exist, or the token may not read it`, help)
    return { name, origin: { kind: 'github', file }, text: decodePolicy(bytes, name, inRepository(base.at)) }
  }
}

/**
 * What a base means where it was named: `./` is relative to the file that names it, in the same repository at the same
 * commit.
 */
function targetOf(base: PolicyBase, origin: Origin): BaseSpec {
  const spec = readBaseSpec(base.spec)
  if (spec === null || (spec.kind === 'file' && origin.kind === 'preset'))
    throw refused(base, `${base.spec} can't be extended`, `See ${policyPageUrl}`)
  if (spec.kind !== 'file' || origin.kind === 'preset') return spec
  const namer = origin.kind === 'github' ? origin.file.path : origin.path
  const path = posix.join(posix.dirname(namer), spec.path)
  if (path.startsWith('..'))
    throw refused(
      base,
      `${base.spec} leads out of the repository`,
      'Extend a file of this repository, or one on GitHub: "github:OWNER/REPO/PATH@COMMIT".',
    )
  return origin.kind === 'github' ? { kind: 'github', file: { ...origin.file, path } } : { kind: 'file', path }
}

function withRef(base: PolicyBase): PolicyBase {
  const spec = readBaseSpec(base.spec)
  return spec?.kind === 'github' && !isPinned(spec.file.ref) ? { ...base, mutableRef: spec.file.ref } : base
}

/** The place in the repository: where the extending file is one of another, the place that led to it. */
function inRepository(at: Location): Location {
  return at.via ?? at
}

function refused({ at }: PolicyBase, what: string, help: string): GateError {
  const place = [at.path, at.line, at.column].filter((part) => part !== undefined).join(':')
  const { message, location } = policyError(`${place}: ${what}`, inRepository(at))
  return new GateError('ECONFIG', message, help, { ...(location && { location }) })
}
