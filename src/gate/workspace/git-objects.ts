import { createHash } from 'node:crypto'
import { GateError } from '../../model/errors.js'
import { type ProcessResult, run } from '../../pack/run.js'
import type { PolicyTree } from '../../policy/extends.js'
import { maxPolicyBytes } from '../../policy/load.js'

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

type ObjectType = 'commit' | 'tree' | 'blob'

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
    `git returns a different ${type} than ${id.slice(0, 12)} under that name`,
    'Look at what was done to this checkout (`git replace -l`, .git/objects/info), and check out again.',
  )
}

/** A file or folder of a tree. */
interface TreeEntry {
  readonly mode: string
  readonly id: string
}

/** What a tree holds under a name; null where it holds nothing there. */
function entryIn(tree: Buffer, name: string, idBytes: number): TreeEntry | null {
  for (let at = 0; at < tree.length;) {
    const end = tree.indexOf(0, at)
    const [mode = '', ...words] = tree.subarray(at, end).toString('utf8').split(' ')
    const id = tree.subarray(end + 1, end + 1 + idBytes).toString('hex')
    if (words.join(' ') === name) return { mode, id }
    at = end + 1 + idBytes
  }
  return null
}

const help = 'Give the job `permissions: contents: read`, or check the base commit out too (`fetch-depth: 0`).'

/**
 * The files of a commit, by the git of the machine. What git gives is checked by its hash from the commit down: neither
 * a replaced object nor one that something else wrote into the checkout is taken for the commit's.
 *
 * @param root absolute path of the repository's root
 * @param commit its whole name, as GitHub's event has it
 * @param env what git needs is taken from it: no tokens, and no variables that lead it to another repository
 */
export function gitTree(root: string, commit: string, env: Readonly<Record<string, string | undefined>>): PolicyTree {
  const object = async (type: ObjectType, id: string): Promise<Buffer> => {
    const bytes = await readObject(root, type, id, env)
    if (bytes) return bytes
    throw new GateError(
      'EGITHUB',
      `the base commit ${commit.slice(0, 12)} is not in this checkout, or git refuses to read it`,
      help,
    )
  }
  /** The object under a path; null where the commit has none there. */
  const find = async (path: string): Promise<string | null> => {
    const [, top = ''] = /^tree ([0-9a-f]+)\n/.exec((await object('commit', commit)).toString('utf8')) ?? []
    let id = top
    let isFolder = true
    for (const name of path.split('/')) {
      const entry: TreeEntry | null = isFolder ? entryIn(await object('tree', id), name, commit.length / 2) : null
      if (!entry) return null
      id = entry.id
      isFolder = entry.mode === '40000'
    }
    if (isFolder) throw notAFile(path)
    return id
  }
  return {
    async read(path) {
      const id = await find(path)
      if (id === null) return null
      const bytes = await object('blob', id)
      if (bytes.length > maxPolicyBytes) throw notAFile(path)
      return bytes
    },
  }
}

function notAFile(path: string): GateError {
  const text = `${path} of the base commit is no file of at most ${maxPolicyBytes} bytes`
  return new GateError('ECONFIG', text, 'Make it a policy file.')
}

/** Reads from the first tree that answers; which one that is, is settled by the first file. */
export function firstThatAnswers(trees: readonly PolicyTree[]): PolicyTree {
  let rest = trees
  return {
    async read(path) {
      for (;;) {
        const [tree, ...others] = rest
        if (!tree) throw new GateError('EGITHUB', 'the base commit can be read neither through GitHub nor by git', help)
        try {
          return await tree.read(path)
        } catch (error) {
          if (others.length === 0 || (error instanceof GateError && error.code === 'ECONFIG')) throw error
          rest = others
        }
      }
    },
  }
}
