import { buildPathIn, BuildPathTally, type PathForm, pathForms } from './build-path-tally.js'
import { isDocumentation } from './documentation.js'
import type { Inspector } from './inspector.js'
import { SlidingWindow } from './sliding-window.js'

/** Bytes of a path that are looked at. */
const reach = 256
/** Bytes before a hit in which its path begins: a drive and escaped backslashes. */
const lead = 6
/** Bytes before a path that tell whether it begins there, and whether in a comment. */
const surroundings = 160
/** Bytes that tell binary from text, as for its kind. */
const headSize = 4096
/** Places of one file that are looked at closely. A file with more of them is made of nothing else. */
const maxPlaces = 100_000

/** Declarations are full of examples in comments. What a compiler writes into them is a reference to another file. */
const declaration = /\.d\.([cm]?ts|[^./]+\.ts)$/i
const reference = /(\b(import|require)\(|\bfrom|\b(path|types)=)\s*["']$/

/**
 * A comment that says something before the path: an example for readers. Tools write the path alone, or behind a sign
 * (`// /home/ana/a.ts`, `//# sourceMappingURL=/home/ana/a.map`).
 */
const comment = /(?:(?:^|\n)[ \t]*(?:\/?\*+|\/\/|#)(?!!)|[\s;{})]\/\/(?!#))[^\n]*[A-Za-z]{2}[^\n]*\s["'`(]?$/

function isProse(before: string): boolean {
  return comment.test(before)
}

/** A path in a template of which a part comes from a variable: `/home/runner/${name}`. */
function isMadeAtRunTime(text: string, at: number, length: number): boolean {
  return text.startsWith('${', at + length) || text[at - 1] === '}'
}

/**
 * ELF, PE, Mach-O, WebAssembly, bytecode of Hermes, and databases of debug symbols (`Micr`, `BSJB`): what a compiler
 * knows of its machine it writes into strings.
 */
const program = /^(7f454c46|4d5a|0061736d|cffaedfe|cefaedfe|feedfac[ef]|cafebabe|4d696372|42534a42|c61fbc03)/

function isProgram(bytes: Buffer): boolean {
  return program.test(bytes.toString('hex', 0, 4))
}

/** Absolute paths of a user's or a CI's home in code, settings, programs and any text that isn't documentation. */
export const buildPath: Inspector = (file) => {
  if (isDocumentation(file.path)) return null
  const isDeclaration = declaration.test(file.path)
  const tally = new BuildPathTally()
  const look = (text: string, form: PathForm, hit: number): void => {
    const path = buildPathIn(text, form, Math.max(0, hit - lead), hit)
    if (path === null || isMadeAtRunTime(text, text.indexOf(path), path.length)) return
    if (
      !isProse(text.slice(0, text.indexOf(path))) &&
      (!isDeclaration || reference.test(text.slice(0, text.indexOf(path))))
    )
      tally.add(Buffer.from(path, 'latin1').toString())
  }
  let isRead: boolean | null = null
  let places = 0
  const window = new SlidingWindow(reach, file.size, (bytes, from, to) => {
    isRead ??= !bytes.subarray(0, headSize).includes(0) || isProgram(bytes)
    if (!isRead) return
    for (const form of pathForms) {
      for (const needle of form.needles) {
        for (
          let at = bytes.indexOf(needle, from);
          at >= 0 && at < to && places < maxPlaces;
          at = bytes.indexOf(needle, at + needle.length)
        ) {
          places += 1
          const start = Math.max(0, at - lead - surroundings)
          look(bytes.toString('latin1', start, at + reach), form, at - start)
        }
      }
    }
  })
  return {
    write: (chunk) => {
      window.write(chunk)
    },
    end() {
      window.end()
      return tally.facts()
    },
  }
}
