import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { GateError } from '../model/errors.js'
import { isTarball } from '../model/tarball-file.js'

/** What is gated: a package folder, or a tarball that was packed before. */
export interface Target {
  /** Absolute. */
  readonly path: string
  readonly isFolder: boolean
}

/** @throws GateError EUSAGE where there is nothing of that name, or something else */
export function findTarget(target: string, cwd: string): Target {
  const path = resolve(cwd, target)
  if (!existsSync(path))
    throw new GateError('EUSAGE', `${target} does not exist`, 'Name an existing package folder or .tgz.')
  const isFolder = statSync(path).isDirectory()
  if (!isFolder && !isTarball(path))
    throw new GateError('EUSAGE', `${target} is neither a folder nor a .tgz`, 'Name a package folder or a .tgz.')
  return { path, isFolder }
}
