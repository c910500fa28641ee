import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@jest/globals'
import { packGate, type Run, type User } from '../helpers/cli.js'

/** Lines of a terminal as most open it. */
const screen = 24

/** A new user with the command: what is typed, and how many screens of output it costs. */
export class Newcomer {
  commands = 0
  screens = 0
  /** What the last command printed, as words in one line. */
  said = ''

  constructor(
    readonly user: User,
    readonly folder: string,
  ) {}

  /** Types `pack-gate …`, with words that a shell would quote. */
  async type(line: string, expected: number): Promise<Run> {
    const words = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, word = '']) => quoted ?? word)
    const run = await packGate(words, { user: this.user, cwd: this.folder })
    this.commands += 1
    this.screens += Math.max(1, Math.ceil(run.stdout.split('\n').length / screen))
    this.said = `${run.stdout}\n${run.stderr}`.replace(/\s+/g, ' ')
    expect([line, run.code, run.code === expected ? '' : this.said]).toEqual([line, expected, ''])
    return run
  }

  /** A command that the last output names in backticks: typed as it stands there, but for the reason and `more`. */
  async follow(command: string, expected: number, more = ''): Promise<Run> {
    expect(this.said).toContain(`\`pack-gate ${command}\``)
    return this.type(`${command.replace("'…'", "'reviewed: it is ours'")}${more}`, expected)
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) writeFileSync(join(this.folder, path), text)
  }

  /** Begins to count from zero. @returns what was spent */
  spent(): { commands: number; screens: number } {
    const { commands, screens } = this
    this.commands = 0
    this.screens = 0
    return { commands, screens }
  }
}
