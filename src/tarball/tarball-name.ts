import { GateError } from '../model/errors.js'
import { publishedVersion } from '../model/manifest.js'

/** What no shell and no file system reads as its own. npm allows a few more characters in names from before 2014. */
const harmless = /^[\w+~-][\w.+~-]*$/

/**
 * The name that npm gives a release's tarball: `@acme/core` 1.2.0 is `acme-core-1.2.0.tgz` (npm/cli, libnpmpack).
 * Unchecked.
 */
export function npmFileName(name: string, version: string): string {
  return `${name.replace(/^@/, '').replace('/', '-')}-${version.replace(/^[=v\s]+/, '')}.tgz`
}

/** npm's name for the tarball of the version that is published: without `v`, `=` and build metadata. */
function publishedFileName(name: string, version: string): string {
  return npmFileName(name, publishedVersion(version) ?? version)
}

/** Whether npm's name for a release's tarball is one that steps of a workflow can be handed. */
export function hasTarballName(name: string, version: string): boolean {
  return harmless.test(publishedFileName(name, version))
}

/**
 * The name under which a release's tarball is handed over: npm's own.
 *
 * @param name as the packed package.json has it: hostile input, as is `version`
 * @throws GateError EPACK where that is no name for a file that steps of a workflow are handed
 */
export function tarballName(name: string, version: string): string {
  const file = publishedFileName(name, version)
  if (hasTarballName(name, version)) return file
  throw new GateError(
    'EPACK',
    `no tarball can be handed over under the name ${JSON.stringify(file.slice(0, 250))}`,
    'Correct name and version in package.json: letters, digits and . _ + ~ - are allowed.',
  )
}
