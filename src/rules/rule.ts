import type { LookedUp } from '../model/lookups.js'
import type { PackerDoubts } from '../model/packer.js'
import type { Policy, RuleSettings, Waiver } from '../model/policy.js'
import type { RegistryChange } from '../model/registry-change.js'
import type { RuleDeclaration } from '../model/rule-declaration.js'
import type { ListedReleases, PublicationHistory, Unpublished } from '../model/baseline.js'
import type { Comparison } from '../model/comparison.js'
import type { Problem } from '../model/problem.js'
import type { BuildScript, LeftOut, Manifest, PackedBy, Packer, PublishedElsewhere, Release } from '../model/release.js'
import type { PolicyChange } from './policy/policy-change.js'

/** How a release is to be published, as far as the check knows. */
export interface Publishing {
  /** The very tarball that is judged is handed over to the publish step. */
  readonly isHandedOver: boolean
  /** The workflow runs for a release or a tag, or the check inside of `npm publish`. */
  readonly isRelease: boolean
  /** The check runs inside of `npm publish`: scripts that come before it ran. */
  readonly isInside: boolean
  /** The dist-tag that npm was given; null where it was given none. Left out where that can't be known. */
  readonly tag?: string | null
}

/** Whether this is a release, as far as the check knows: its tarball is handed over, or the workflow runs for it. */
export function isReleasing({ publishing }: Pick<RuleContext, 'publishing'>): boolean {
  return publishing !== undefined && (publishing.isRelease || publishing.isHandedOver)
}

/** All that a rule may look at. */
export interface RuleContext {
  readonly release: Release
  /** Null where there is no baseline, and while a rule about a release runs over the baseline itself. */
  readonly baseline: Release | null
  readonly comparison: Comparison | null
  /** The package.json that publishing would tell the registry; null where it is the tarball's own. */
  readonly declared: Manifest | null
  /**
   * What packed the release; null or left out for a tarball, and while a rule about a release runs over the baseline.
   */
  readonly packer?: Packer | null
  /** Its publisher deprecated the baseline, and none could take its place: what it has excuses nothing. */
  readonly isBaselineWithdrawn?: boolean
  /** What packed the baseline; null or left out where unknown. */
  readonly baselinePacker?: PackedBy | null
  /** The release as a dry run before it showed it; null or left out where it was packed once. */
  readonly dryRun?: Release | null
  /** How the release is to be published; left out where nothing is: in a comparison of two releases. */
  readonly publishing?: Publishing
  /** What the registry has of the package; left out where none was asked, or it has nothing. */
  readonly listed?: ListedReleases
  /** What the repository knows of earlier releases; left out unless the registry answers that there is none. */
  readonly unpublished?: Unpublished
  /** What the registry says of new and changed dependencies; left out where it wasn't asked. */
  readonly lookups?: readonly LookedUp[]
  /** How it was published, and those before it; left out where no registry was asked. */
  readonly history?: PublicationHistory
  readonly policy: Policy
  /** YYYY-MM-DD, UTC. */
  readonly today: string
  /** Waivers that excused nothing; known to rules about waivers only. */
  readonly unusedWaivers: readonly Waiver[]
  /** On a pull request: the policies of both sides. */
  readonly policyChange?: PolicyChange
  /** On a pull request: how it would change which registry is asked. */
  readonly registryChange?: RegistryChange
  /** Top folders that package.json names and the working folder doesn't have. Left out for a tarball. */
  readonly absent?: readonly string[]
  /** What is unclear about the package manager that packed; null or left out where nothing is. */
  readonly packerDoubts?: PackerDoubts | null
  /** What lies in the package's folder, is named by package.json and was not packed, where it shows why. */
  readonly leftOut?: readonly LeftOut[]
  /** The folder that is published in place of the one that was packed, where something shows that. */
  readonly elsewhere?: PublishedElsewhere
  /** What builds the package; left out where no script is called so. */
  readonly buildScript?: BuildScript
  /** The tool that publishes puts the repository's licence into a package that has none. */
  readonly addsLicence?: true
}

export interface Rule<Options = unknown> extends RuleDeclaration<Options> {
  /** @param settings as the policy writes them; undefined where it says nothing of the rule */
  check(subject: RuleContext, options: Options, settings?: RuleSettings): Iterable<Problem>
}

/** Declares a rule: pure and synchronous over facts. A rule that throws means no verdict. */
export function defineRule<Options>(rule: Rule<Options>): Rule {
  return rule
}

/**
 * What a release promises to those who upgrade from the one before it: a `patch` that nothing changes but what was
 * wrong, a `minor` that what worked still works. A `breaking` one promises neither: a new major version, a new minor of
 * 0.x, a new patch of 0.0.x (what a caret doesn't reach, https://semver.org/#spec-item-4), a prerelease, and a version
 * that is no newer.
 */
type Step = 'patch' | 'minor' | 'breaking'

const shape = /^(\d+)\.(\d+)\.(\d+)(-)?/

function numbers({ version }: Pick<Release, 'version'>): readonly [number, number, number] | null {
  const [, major, minor, patch, prerelease] = shape.exec(version) ?? []
  return major === undefined || prerelease !== undefined ? null : [Number(major), Number(minor), Number(patch)]
}

/** The step from one version to the other. From a prerelease to its release nothing is promised either. */
export function stepOf(release: Pick<Release, 'version'>, baseline: Pick<Release, 'version'>): Step {
  const [now, before] = [numbers(release), numbers(baseline)]
  if (!now || now[0] !== before?.[0]) return 'breaking'
  const [major, minor, patch] = now
  if (minor !== before[1]) return major === 0 || minor < before[1] ? 'breaking' : 'minor'
  return (major === 0 && minor === 0) || patch <= before[2] ? 'breaking' : 'patch'
}

/** The end of a remedy that begins with putting something back: the step that may go without it. */
export function orElse(step: Step): string {
  return step === 'breaking' ? ', or say in the release notes that it is gone.' : ', or make this a major version.'
}
