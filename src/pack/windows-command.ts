import { join } from 'node:path'

/** What cmd.exe reads as its own, also inside quotes. */
const special = /[()\][%!^"`<>&|;, *?]/g

/** For the program's own reading of its command line: backslashes count only before a quote. */
function quoted(argument: string): string {
  return `"${argument.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\*)$/, '$1$1')}"`
}

/** Twice: a batch file hands its arguments on by `%*`, which cmd.exe reads once more. */
function escaped(argument: string): string {
  return quoted(argument).replace(special, '^$&').replace(special, '^$&')
}

/** A command that needs no shell on other systems. */
export interface Command {
  readonly file: string
  readonly args: readonly string[]
  /** True where the arguments are a command line already. */
  readonly verbatim: boolean
}

/**
 * How Windows starts a program: a batch file, such as npm.cmd, only through cmd.exe, by its absolute path. The quoting
 * is cross-spawn's (https://github.com/moxystudio/node-cross-spawn), which npm uses itself.
 */
export function windowsCommand(file: string, args: readonly string[], systemRoot = 'C:\\Windows'): Command {
  if (!/\.(cmd|bat)$/i.test(file)) return { file, args, verbatim: false }
  const line = [file.replace(special, '^$&'), ...args.map(escaped)].join(' ')
  return { file: join(systemRoot, 'System32', 'cmd.exe'), args: ['/d', '/s', '/c', `"${line}"`], verbatim: true }
}
