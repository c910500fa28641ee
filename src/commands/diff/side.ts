import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { GateError } from '../../model/errors.js'
import { nameMistake } from '../../model/manifest-file.js'
import { findTarget } from '../../gate/target.js'
import { isTarball } from '../../model/tarball-file.js'

/** One of the releases to compare: on disk (absolute path), or in the registry under a version or tag. */
export type Side =
  | { readonly kind: 'folder' | 'tarball'; readonly path: string }
  | { readonly kind: 'published'; readonly name: string; readonly spec: string }

/** A package's name, alone or with a version or tag behind an `@` that is not its scope's. */
const shape = /^(@[^@/]+\/[^@/]+|[^@/]+)(?:@(.+))?$/

/**
 * What a release is given as: a path where there is something on disk, or where it can only be one; else NAME,
 * NAME@VERSION
 * or NAME@TAG. A name alone is its tag `latest`.
 *
 * @throws GateError EUSAGE
 */
export function parseSide(typed: string, cwd: string): Side {
  if (/^(\.{0,2}[\\/]|\.{1,2}$|[A-Za-z]:[\\/])/.test(typed) || isTarball(typed) || existsSync(resolve(cwd, typed)))
    return onDisk(typed, cwd)
  const [, name = '', spec = 'latest'] = shape.exec(typed) ?? []
  if (name !== '' && nameMistake(name, 'it') === null) return { kind: 'published', name, spec }
  throw new GateError(
    'EUSAGE',
    `${JSON.stringify(typed)} is neither a release in the registry nor anything on disk`,
    'Name NAME@VERSION, NAME@TAG, a .tgz or a package folder.',
  )
}

function onDisk(typed: string, cwd: string): Side {
  const { path, isFolder } = findTarget(typed, cwd)
  return { kind: isFolder ? 'folder' : 'tarball', path }
}
