import type { Terminal } from '../../src/cli/command.js'
import { main } from '../../src/cli/start.js'
import { loadLazyModules } from './lazy-modules.js'

export interface InProcess {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** `pack-gate WORDS` from the sources, in this process, as a person types it whose output goes to a pipe. */
export async function runInProcess(
  words: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<InProcess> {
  let stdout = ''
  let stderr = ''
  const keep = (text: string): void => {
    stderr += text
  }
  await loadLazyModules()
  const terminal: Terminal = {
    cwd,
    env,
    now: () => new Date(),
    style: { color: false, columns: 80 },
    stderr: { write: keep },
    print(text) {
      stdout += text
    },
    confirm: null,
  }
  const code = await main(words, terminal)
  return { code, stdout, stderr }
}
