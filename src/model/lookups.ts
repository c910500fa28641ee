/** What the registry says of a dependency that the baseline didn't have, or had in another range. */
export interface LookedUp {
  /** The group of package.json that has it, and its name there. */
  readonly group: string
  readonly name: string
  /** The package that really comes: it differs from `name` for an alias. */
  readonly installs: string
  readonly spec: string
  readonly found: LookupResult
}

export type LookupResult =
  | PackageFacts
  /** `newest`: the version that is `latest`, or the highest; null where there is none. */
  | { readonly kind: 'no-version'; readonly newest: string | null; readonly isSibling: boolean }
  | { readonly kind: 'no-package'; readonly host: string; readonly isSibling: boolean }
  | { readonly kind: 'unanswered'; readonly why: string }

/** A package that has a version for the range. */
export interface PackageFacts {
  readonly kind: 'found'
  readonly version: string
  /** Hours since the first release of the package; null where the registry doesn't say, or wasn't asked. */
  readonly ageHours: number | null
  /** It is the age when the release was published, not today's. */
  readonly isAgeAtRelease?: true
  readonly hasInstallScript: boolean
  readonly isDeprecated: boolean
  /** Null where the registry wasn't asked for it. */
  readonly hasRepository: boolean | null
}
