import { lstatSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { isAbsolute, join, relative } from 'node:path'
import { GateError } from '../model/errors.js'
import { attempt, isMissing } from './files.js'
import { maxPolicyBytes } from './load.js'
import type { PolicyTree } from './extends.js'

/** The repository's files as they are on disk. A link must not lead out of it: a pull request may have made it. */
export function workingTree(root: string): PolicyTree {
  return {
    read: (path) => Promise.resolve().then(() => attempt(path, () => readInside(root, path))),
  }
}

function readInside(root: string, path: string): Uint8Array | null {
  const file = join(root, path)
  try {
    lstatSync(file)
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
  const inside = relative(realpathSync(root), realpathSync(file))
  if (inside.startsWith('..') || isAbsolute(inside)) throw refused(path, 'leads out of the repository')
  const { size } = statSync(file)
  if (!statSync(file).isFile()) throw refused(path, 'is not a file')
  if (size > maxPolicyBytes) throw refused(path, `is ${size} bytes, expected at most ${maxPolicyBytes}`)
  return readFileSync(file)
}

function refused(path: string, what: string): GateError {
  return new GateError('ECONFIG', `${path} ${what}`, 'Extend a file of this repository that holds a policy.', {
    location: { path, line: 1, column: 1 },
  })
}
