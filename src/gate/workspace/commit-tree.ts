import type { PolicyTree } from '../../policy/extends.js'
import { maxPolicyBytes } from '../../policy/load.js'
import { GateError } from '../../model/errors.js'
import { runProcess } from '../../pack/process.js'

const help = 'Give the job `permissions: contents: read`, or check the base commit out too (`fetch-depth: 0`).'

/**
 * The files of a commit, by the git of the machine.
 *
 * @param root absolute path of the repository's root
 * @param env what git sees: no tokens, and no variables that lead it to another repository
 */
export function gitTree(root: string, commit: string, env: Readonly<Record<string, string | undefined>>): PolicyTree {
  const { PATH = '', HOME = '' } = env
  // One program that reads what it is asked on stdin: one that ended sooner would break the pipe that is written to.
  const catFile = async (how: '--batch' | '--batch-check', ...objects: readonly string[]): Promise<string> => {
    const options = { cwd: root, env: { PATH, HOME, GIT_NO_LAZY_FETCH: '1' }, input: `${objects.join('\n')}\n` }
    const { exitCode, stdout } = await runProcess('git', ['cat-file', how], options).catch((cause: unknown) => {
      throw new GateError('EGITHUB', 'git could not be started to read the base commit', help, { cause })
    })
    if (exitCode !== 0) throw new GateError('EGITHUB', 'git could not read the base commit', help)
    return stdout
  }
  return {
    async read(path) {
      if (path.includes('\n')) return null
      const object = `${commit}:${path}`
      const [wanted = '', whole = ''] = (await catFile('--batch-check', object, `${commit}^{commit}`)).split('\n')
      if (!/^[0-9a-f]+ commit \d+$/.test(whole))
        throw new GateError('EGITHUB', `the base commit ${commit.slice(0, 12)} is not in this checkout`, help)
      if (wanted.endsWith(' missing')) return null
      const [, size] = /^[0-9a-f]+ blob (\d+)$/.exec(wanted) ?? []
      if (size === undefined || Number(size) > maxPolicyBytes)
        throw new GateError(
          'ECONFIG',
          `${path} of the base commit is no file of at most ${maxPolicyBytes} bytes`,
          'Make it a policy file.',
        )
      const answer = await catFile('--batch', object)
      return Buffer.from(answer.slice(answer.indexOf('\n') + 1, -1))
    },
  }
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
