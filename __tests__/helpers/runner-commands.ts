/** Reads output as GitHub's runner does (actions/runner, ActionCommand.cs and ActionCommandManager.cs). */

export interface Command {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly message: string
  readonly syntax: '::' | '##['
}

/** The names that the runner knows; anything else in the same syntax is text. */
const known = new Set(
  [
    'set-env',
    'set-output',
    'save-state',
    'add-path',
    'add-mask',
    'add-matcher',
    'remove-matcher',
    'warning',
    'error',
    'notice',
  ].concat(['debug', 'echo', 'group', 'endgroup', 'stop-commands', 'internal-set-repo-path']),
)

/** .NET's culture-sensitive comparisons, which the runner uses, pass over characters without a weight. */
const weightless = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu

/** Every live command in what a step printed, on either stream. */
export function parseCommands(output: string): readonly Command[] {
  return output.split(/\r\n|\r|\n/).flatMap((line) => {
    const bare = line.replace(weightless, '')
    const found = colonCommand(line) ?? bracketCommand(line) ?? colonCommand(bare) ?? bracketCommand(bare)
    return found === null ? [] : [found]
  })
}

function colonCommand(line: string): Command | null {
  const trimmed = line.trimStart()
  const end = trimmed.startsWith('::') ? trimmed.indexOf('::', 2) : -1
  if (end < 0) return null
  const head = trimmed.slice(2, end)
  const unescape = (text: string): string =>
    text
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%3A', ':')
      .replaceAll('%2C', ',')
      .replaceAll('%25', '%')
  const message = trimmed
    .slice(end + 2)
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%25', '%')
  return commandOf(head, ',', unescape, message, '::')
}

function bracketCommand(line: string): Command | null {
  const start = line.indexOf('##[')
  const end = start < 0 ? -1 : line.indexOf(']', start)
  if (end < 0) return null
  const unescape = (text: string): string =>
    text
      .replaceAll('%3B', ';')
      .replaceAll('%0D', '\r')
      .replaceAll('%0A', '\n')
      .replaceAll('%5D', ']')
      .replaceAll('%25', '%')
  return commandOf(line.slice(start + 3, end), ';', unescape, unescape(line.slice(end + 1)), '##[')
}

function commandOf(
  head: string,
  separator: string,
  unescape: (text: string) => string,
  message: string,
  syntax: '::' | '##[',
): Command | null {
  const space = head.indexOf(' ')
  const name = space < 0 ? head : head.slice(0, space)
  if (!known.has(name.toLowerCase())) return null
  const pairs = space < 0 ? [] : head.slice(space + 1).split(separator)
  const properties = pairs.flatMap((pair) => {
    const equals = pair.indexOf('=')
    return equals > 0 ? [[pair.slice(0, equals), unescape(pair.slice(equals + 1))] as const] : []
  })
  return { name: name.toLowerCase(), properties: Object.fromEntries(properties), message, syntax }
}
