import type { ModuleImport } from '../../model/modules.js'

const list = /(["'])sources[+!%]?\1\s*:\s*\[([^\][]*)\]/g
const literal = /(["'])((?:(?!\1)[^\\\n])*)\1/g

/** A file of C or C++ that stands there as it is. `<(name)` is put in later, `!` takes out, `*` is expanded. */
const source = /^[\w./@+-]+\.(?:c|cc|cpp|cxx|m|mm|s|asm)$/i

function withoutComment(line: string): string {
  return line.replace(/^((?:[^#"']|"[^"]*"|'[^']*')*)#.*$/, '$1')
}

/**
 * The files that binding.gyp has node-gyp compile, as imports of it. It is a literal of Python: comments begin with #,
 * and lists may hold commands and variables, of which nothing is said.
 */
export function gypSources(text: string): readonly ModuleImport[] {
  const plain = text.split('\n').map(withoutComment).join('\n')
  return [...plain.matchAll(list)].flatMap(({ index, 0: whole, 2: inner = '' }) => {
    const from = index + whole.length - inner.length - 1
    return [...inner.matchAll(literal)].flatMap(({ index: at, 2: path = '' }): ModuleImport[] => {
      if (!source.test(path)) return []
      const line = plain.slice(0, from + at).split('\n').length
      return [{ specifier: path.startsWith('.') ? path : `./${path}`, kind: 'asset', time: 'call', line }]
    })
  })
}
