import { dependencyUndeclared } from './modules/dependency-undeclared.js'
import { syntaxInvalid } from './modules/syntax-invalid.js'
import { moduleFormat } from './modules/module-format.js'
import { requireLost } from './modules/require-lost.js'
import { importUnresolved } from './modules/import-unresolved.js'
import { nativePlatform } from './contents/native-platform.js'
import { filesUnmatched } from './files/files-unmatched.js'
import { payloadLost } from './files/payload-lost.js'
import { compatibility } from './manifest/compatibility.js'
import { exportNameRemoved } from './modules/export-name-removed.js'
import { typesStyle } from './modules/types-style.js'
import { capabilityAdded } from './changed-code/capability-added.js'
import { debugLeft } from './changed-code/debug-left.js'
import { hiddenText } from './changed-code/hidden-text.js'
import { hostAdded } from './changed-code/host-added.js'
import { obfuscatedCode } from './changed-code/obfuscated-code.js'
import { allowlistUnmatched } from './allowlist/allowlist-unmatched.js'
import { binChanged } from './manifest/bin-changed.js'
import { buildPath } from './contents/build-path.js'
import { debugSymbols } from './contents/debug-symbols.js'
import { bundledDependency } from './manifest/bundled-dependency.js'
import { dependencyAdded } from './manifest/dependency-added.js'
import { dependencyUnavailable } from './manifest/dependency-unavailable.js'
import { dependencySpec } from './manifest/dependency-spec.js'
import { entryPointMissing } from './entry-points/entry-point-missing.js'
import { execBitLost } from './files/exec-bit-lost.js'
import { exportsRemoved } from './entry-points/exports-removed.js'
import { fileAdded } from './files/file-added.js'
import { fileNotAllowed } from './allowlist/file-not-allowed.js'
import { fileNotInspected } from './contents/file-not-inspected.js'
import { fileRemoved } from './files/file-removed.js'
import { filesFieldChanged } from './manifest/files-field-changed.js'
import { licenseChanged } from './manifest/license-changed.js'
import { forbiddenFile } from './forbidden-file/forbidden-file.js'
import { lifecycleBroken } from './manifest/lifecycle-broken.js'
import { lifecycleScript } from './manifest/lifecycle-script.js'
import { nativeBinary } from './contents/native-binary.js'
import { policyLoosened } from './policy/policy-loosened.js'
import { policyUnowned } from './policy/policy-unowned.js'
import { policyUnpinned } from './policy/policy-unpinned.js'
import { publishConfigChanged } from './manifest/publish-config-changed.js'
import { ownArchive } from './contents/own-archive.js'
import { internalHost } from './contents/internal-host.js'
import { manifestMismatch } from './manifest/manifest-mismatch.js'
import { notReproducible } from './files/not-reproducible.js'
import { packerChanged } from './files/packer-changed.js'
import { publishScript } from './manifest/publish-script.js'
import { privatePackage } from './manifest/private-package.js'
import { packerAmbiguous } from './policy/packer-ambiguous.js'
import { registryChanged } from './policy/registry-changed.js'
import { distTagUnfit } from './publishing/dist-tag-unfit.js'
import { identityChanged } from './manifest/identity-changed.js'
import { staleBuild } from './publishing/stale-build.js'
import { versionPublished } from './publishing/version-published.js'
import { publishDirectory } from './manifest/publish-directory.js'
import { baselineMissing } from './publishing/baseline-missing.js'
import type { Rule } from './rule.js'
import { secret } from './secret/secret.js'
import { shebangCrlf } from './files/shebang-crlf.js'
import { sizeGrowth } from './files/size-growth.js'
import { sizeLimit } from './files/size-limit.js'
import { sourceMap } from './source-map/source-map.js'
import { sourceMapDangling } from './source-map/source-map-dangling.js'
import { sourceMapRemote } from './source-map/source-map-remote.js'
import { unsafePath } from './contents/unsafe-path.js'
import { waiverExpired } from './policy/waiver-expired.js'
import { waiverUnused } from './policy/waiver-unused.js'
import { worldWritable } from './files/world-writable.js'
import { provenanceLost } from './trust/provenance-lost.js'
import { publishedWithoutCommit } from './trust/published-without-commit.js'
import { publisherChanged } from './trust/publisher-changed.js'
import { tagMoved } from './trust/tag-moved.js'
import { versionBurst } from './trust/version-burst.js'

/**
 * Every rule, the gravest cause first: findings of one level stand in this order, so that what makes a release useless
 * is read before what could be excused. A new rule is one line in its place.
 */
export const rules: readonly Rule[] = [
  secret,
  // What takes over the machines of those who install it.
  hiddenText,
  obfuscatedCode,
  capabilityAdded,
  // What can't be loaded, started or installed.
  entryPointMissing,
  importUnresolved,
  dependencyUndeclared,
  syntaxInvalid,
  moduleFormat,
  requireLost,
  lifecycleBroken,
  filesUnmatched,
  dependencySpec,
  dependencyUnavailable,
  nativePlatform,
  execBitLost,
  shebangCrlf,
  unsafePath,
  fileNotInspected,
  // What must not be published under this version or tag.
  versionPublished,
  distTagUnfit,
  // How it was published.
  provenanceLost,
  publisherChanged,
  publishedWithoutCommit,
  tagMoved,
  versionBurst,
  // What gives away more than was intended.
  sourceMap,
  sourceMapRemote,
  sourceMapDangling,
  forbiddenFile,
  ownArchive,
  fileNotAllowed,
  allowlistUnmatched,
  manifestMismatch,
  lifecycleScript,
  // What breaks those who upgrade.
  exportsRemoved,
  exportNameRemoved,
  payloadLost,
  compatibility,
  typesStyle,
  binChanged,
  // What else is worth a look.
  staleBuild,
  debugLeft,
  hostAdded,
  sizeGrowth,
  sizeLimit,
  dependencyAdded,
  bundledDependency,
  nativeBinary,
  internalHost,
  buildPath,
  debugSymbols,
  identityChanged,
  licenseChanged,
  publishConfigChanged,
  filesFieldChanged,
  worldWritable,
  publishScript,
  privatePackage,
  notReproducible,
  packerChanged,
  fileAdded,
  fileRemoved,
  policyLoosened,
  policyUnowned,
  policyUnpinned,
  waiverExpired,
  waiverUnused,
  registryChanged,
  packerAmbiguous,
  publishDirectory,
  baselineMissing,
]
