import { createHash } from 'node:crypto'
import { GateError } from '../../model/errors.js'
import { run, type ProcessResult } from '../../pack/run.js'

type Environment = Readonly<Record<string, string | undefined>>

/** What git itself needs; nothing that leads it to another repository or tells it to run other programs. */
const passed = ['PATH', 'Path', 'HOME', 'USERPROFILE', 'SystemRoot', 'TMPDIR', 'TEMP', 'LANG'] as const

/** No network, no other objects under an object's name, no question to anyone. */
const settings = {
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
}

/**
 * Runs the machine's git in a repository. Its monitor of files is a program that the repository names: never started.
 *
 * @throws GateError EPACK where there is no git
 */
export function git(root: string, args: readonly string[], env: Environment): Promise<ProcessResult> {
  const own = Object.fromEntries(passed.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])))
  return run('git', ['-c', 'core.fsmonitor=false', ...args], {
    cwd: root,
    env: { ...own, ...settings },
    outside: [root],
  })
}

export type ObjectType = 'commit' | 'tree' | 'blob'

/** An object's name, from what it is: whatever git was led to read, another content has another name. */
function nameOf(type: ObjectType, bytes: Buffer, like: string): string {
  return createHash(like.length === 64 ? 'sha256' : 'sha1')
    .update(`${type} ${bytes.length}\0`)
    .update(bytes)
    .digest('hex')
}

/**
 * Reads an object of a repository, and checks that it is the one that was asked for.
 *
 * @param id the object's whole name
 * @returns null where this checkout lacks it
 * @throws GateError EGITHUB where git gives something else under this name
 */
export async function readObject(root: string, type: ObjectType, id: string, env: Environment): Promise<Buffer | null> {
  const { exitCode, bytes } = await git(root, ['cat-file', type, id], env)
  if (exitCode !== 0) return null
  if (nameOf(type, bytes, id) === id) return bytes
  throw new GateError(
    'EGITHUB',
    `git gives another ${type} than ${id.slice(0, 12)} under that name`,
    'Look at what was done to this checkout (`git replace -l`, .git/objects/info), and check out anew.',
  )
}

/** A file or folder of a tree. */
export interface TreeEntry {
  readonly mode: string
  readonly id: string
}

/** What a tree holds under a name; null where it holds nothing there. */
export function entryIn(tree: Buffer, name: string, idBytes: number): TreeEntry | null {
  for (let at = 0; at < tree.length;) {
    const end = tree.indexOf(0, at)
    const [mode = '', ...words] = tree.subarray(at, end).toString('utf8').split(' ')
    const id = tree.subarray(end + 1, end + 1 + idBytes).toString('hex')
    if (words.join(' ') === name) return { mode, id }
    at = end + 1 + idBytes
  }
  return null
}
