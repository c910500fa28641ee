import type { PolicyTree } from '../../policy/extends.js'
import { maxPolicyBytes } from '../../policy/load.js'
import { GateError } from '../../model/errors.js'
import { entryIn, readObject, type ObjectType, type TreeEntry } from './git-objects.js'

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
