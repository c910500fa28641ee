import type { Program } from './program.js'

/** Yarn Classic and Berry write a JSON value on each line; what else stands there comes from scripts. */
export function jsonLines(output: string): readonly unknown[] {
  return output.split(/\r?\n/).flatMap((line) => {
    if (!line.startsWith('{')) return []
    try {
      return [JSON.parse(line) as unknown]
    } catch {
      return []
    }
  })
}

export const yarn: Program = {
  command: 'yarn',
  packCommand: 'yarn pack',
  install:
    'Install Yarn before pack-gate runs: `corepack enable`, or `npm install --global yarn` for Yarn 1. If you ' +
    'publish with another package manager, say so: `--packer npm`.',
  failure: (output) =>
    jsonLines(output).flatMap((line) => {
      const { type, data } = line as { type?: unknown; data?: unknown }
      // A stack follows the first line.
      return type === 'error' && typeof data === 'string' ? data.split('\n', 1) : []
    }),
}
