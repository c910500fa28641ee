import { normalizePath } from '../../model/manifest.js'

/** A file that a script of package.json runs by Node. */
export interface NodeCommand {
  /** As the script writes it. */
  readonly written: string
  /** Inside the package. */
  readonly path: string
  /** A failure of the command is caught: `node x || true`. */
  readonly guarded: boolean
}

const separators = /(&&|\|\||;|\n|(?<!\|)\|(?!\|)|(?<!&)&(?!&))/

/** A command without variables set before it and without programs that only run another one. */
const prefix =
  /^(?:\s|\(|[A-Z_][A-Z0-9_]*=\S*\s|(?:cross-env(?:-shell)?|env|exec|npx|is-ci|opencollective-postinstall)\s(?=.*\bnode\b))*/

/** Options of node that take the next word, or that bring the code themselves. */
const bringsCode = /^(?:-e|-p|-pe|--eval|--print|-c|--check|-h|-v|--version|--help)/
const takesWord = /^(?:-r|--require|--import|--loader|--experimental-loader|-C|--conditions)$/

/** The single commands of a script, each with what joins it to the next. */
export function commandsOf(script: string): readonly { readonly words: readonly string[]; readonly next: string }[] {
  const parts = script.split(separators)
  // `(a && b) || c`: what fails in a group is caught behind it.
  const isCaught = /\)\s*\|\|/.test(script)
  const commands = parts.filter((_, index) => index % 2 === 0)
  return commands.flatMap((text, index) => {
    const words = text
      .replace(prefix, '')
      .replace(/^[^(]*$/, (plain) => plain.replace(/[\s)]+$/, ''))
      .trim()
      .split(/\s+/)
      .filter((word) => word !== '')
      .map((word) => word.replace(/^(["'])(.*)\1$/, '$2'))
    return words.length === 0
      ? []
      : [{ words, next: isCaught && index < commands.length - 1 ? '||' : (parts[index * 2 + 1] ?? '') }]
  })
}

/** The file that `node …` is given, if it names one. */
function scriptFile(words: readonly string[]): string | null {
  if (!/^(?:node|nodejs|node\.exe)$/.test(words[0] ?? '')) return null
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at] ?? ''
    if (bringsCode.test(word)) return null
    if (takesWord.test(word)) at += 1
    else if (!word.startsWith('-')) return word
  }
  return null
}

/** The files that a script runs by Node. What a variable or a substitution decides is not known. */
export function nodeCommands(script: string): readonly NodeCommand[] {
  return commandsOf(script).flatMap(({ words, next }) => {
    const written = scriptFile(words)
    if (
      written === null ||
      /[$`*%{}"'<>]/.test(written) ||
      written.startsWith('/') ||
      written.includes('node_modules/')
    )
      return []
    const path = normalizePath(written.replaceAll('\\', '/'))
    return path === null || path === '' ? [] : [{ written, path, guarded: next === '||' }]
  })
}
