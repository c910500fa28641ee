import type { RegistryChange } from './registry-change.js'
import type { PackedBy, Release } from './release.js'

export type Baseline =
  | {
      readonly kind: 'published' | 'tarball' | 'folder'
      readonly release: Release
      readonly packer?: PackedBy
      /** Address of the registry that it is from; only of a published one. */
      readonly registry?: string
      /** Later releases that are no measure, the nearest first. */
      readonly passedOver?: readonly PassedOver[]
      /**
       * Why its publisher deprecated it alone, where no release before it could take its place: what it had is judged
       * as new. Untrusted text.
       */
      readonly deprecated?: string
      /** On a pull request, where a registry was asked. */
      readonly registryChange?: RegistryChange
      /** How it was published; only of one from a registry that says so. */
      readonly publication?: Publication
      /** What the registry has of the package; only of a published one. */
      readonly listed?: ListedReleases
    }
  | {
      readonly kind: 'first-release' | 'none'
      /** Address of the registry that has no release; only of a first release. */
      readonly registry?: string
      /** What the repository knows of earlier releases; only of a first release. */
      readonly unpublished?: Unpublished
      readonly registryChange?: RegistryChange
    }

/** A package that the registry doesn't have. */
export interface Unpublished {
  /** Host of the registry that answers 404. */
  readonly host: string
  /** Tags of the repository that name earlier versions, the newest first. Untrusted text. */
  readonly tags: readonly string[]
}

/** What a registry says of how a version was published. Its own words: untrusted. */
export interface Publication {
  readonly version: string
  /** Milliseconds; null where the registry doesn't say. */
  readonly time: number | null
  /** Whether it lists a provenance attestation. */
  readonly provenance: boolean
  /** Who vouched for the workflow that published, `github`; null where a person or a token did. */
  readonly trustedPublisher: string | null
  /** The account, as npm names it. */
  readonly publisher: string | null
  /** The account that approved it with a second factor; null where it wasn't staged. */
  readonly approver: string | null
  /** The commit that npm read from the folder; none where a tarball was published. */
  readonly gitHead: string | null
  /** It waits for approval: its provenance and its commit are not known yet. */
  readonly isStaged?: true
}

/** A release among those that were published before it. */
export interface PublicationHistory {
  /** Of the release itself; null where it isn't published yet. */
  readonly own: Publication | null
  /** Newest first. */
  readonly before: readonly Publication[]
  /** Whether the repository has the commit; left out where it wasn't asked. */
  readonly isInRepository?: boolean
  /** Why the provenance that the registry lists proves nothing; left out where it was verified, or not looked at. */
  readonly unproven?: {
    readonly why: string
    /** Whether the registry shows what was signed. */
    readonly isShown: boolean
  }
  /** Dist-tags that name an older release than before. */
  readonly movedTags?: readonly { readonly tag: string; readonly from: string; readonly to: string }[]
  /** Other releases without a record that were published within minutes of it: `NAME@VERSION`. */
  readonly burst?: readonly string[]
}

/** What a registry has of a package. Its own words: untrusted. */
export interface ListedReleases {
  /** Host of the registry. */
  readonly host: string
  /** Each version with the integrity of its tarball; null where the registry doesn't say. */
  readonly versions: ReadonlyMap<string, string | null>
  readonly tags: Readonly<Record<string, string>>
}

/** A release that was not compared with, and why, as words that follow it. */
export interface PassedOver {
  readonly version: string
  readonly reason: string
}
