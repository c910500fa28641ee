import type { Style } from '../report/index.js'
import type { ProgressStream } from '../report/progress.js'
import type { Context } from '../model/context.js'

/** What a command sees of the terminal it was typed in. */
export interface Terminal extends Pick<Context, 'env' | 'now'> {
  /** Absolute path of the folder that it was typed in. */
  readonly cwd: string
  /** How stdout looks. */
  readonly style: Style
  /** Where progress and remarks go: stdout is for what was asked for. */
  readonly stderr: ProgressStream
  /** Writes on stdout. */
  print(text: string): void
  /** Asks a question that is answered by yes or no; null where no one can answer. */
  readonly confirm: ((question: string) => Promise<boolean>) | null
}

/** An option of a command: what node:util's parseArgs needs, and its lines in the help. */
export interface Option {
  readonly type: 'string' | 'boolean'
  readonly multiple?: true
  /** What stands for the value in the help: `FILE`. */
  readonly value?: string
  readonly help: readonly string[]
}

export type Options = Readonly<Record<string, Option>>

/** An example: what is typed, and what it does. */
export type Example = readonly [command: string, effect: string]

/** A command, loaded when it is typed. */
export interface Command {
  readonly options: Options
  readonly examples: readonly Example[]
  /** What its exit codes say, where it differs from `check`. */
  readonly exitCodes?: readonly string[]
  /**
   * @param args what follows the command's name
   * @returns the exit code
   * @throws GateError where there is no result: exit code 2
   */
  run(args: readonly string[], terminal: Terminal): Promise<number>
}

/** A command's line in the list of all. */
export interface CommandEntry {
  readonly name: string
  /** How it is typed, without its options: `check [target]`. */
  readonly synopsis: string
  readonly summary: string
  /** Whether its exit code 0 approves a release. */
  readonly approves?: true
  load(): Promise<Command>
}
