import { init } from 'es-module-lexer'
import type { FileFacts, PackedFile } from '../../model/file-facts.js'
import { isObject } from '../../model/manifest.js'
import { HeldBytes } from '../sliding-window.js'
import type { Facts, Inspection, Inspector } from '../inspector.js'
import { onceByContent, type Shelf } from '../memory.js'
import { conflictIn, otherContent } from './parse.js'
import { gypSources } from './gyp.js'
import { formOf, readModule } from './read-module.js'

/**
 * Bytes of the largest file that is read for its imports. What is larger is a bundle, which has few of them, and
 * reading it would take longer than packing.
 */
const maxModuleSize = 5_000_000

type Form = 'script' | 'declaration' | 'manifest' | 'json' | 'gyp'

/** Bytes of the largest JSON file that is parsed: what is larger is data, and seldom loaded by code. */
const maxJsonSize = 1_000_000

/** Bytes of the longest pointer of Git LFS. */
const maxPointerSize = 300

const empty: Facts = { fault: { kind: 'empty', message: 'is empty' } }

/** Where JSON ends to be JSON: V8 says it as a position, newer versions as a line too. */
function jsonLine(text: string, { message }: Error): { readonly line?: number } {
  const position = /at position (\d+)/.exec(message)?.[1]
  return position === undefined ? {} : { line: text.slice(0, Number(position)).split('\n').length }
}

function jsonFacts(text: string, form: Form): Facts {
  try {
    const value: unknown = JSON.parse(text)
    const isManifest = form === 'manifest' && isObject(value)
    return isManifest ? { module: { form: 'json', imports: [], exports: [], manifest: value } } : {}
  } catch (error) {
    const fault = otherContent(text) ?? {
      kind: 'json',
      message: "can't be parsed as JSON",
      ...jsonLine(text, error as Error),
    }
    return { fault }
  }
}

function read(bytes: Buffer, form: Form): Facts {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '')
  const isBlank = text.trim() === ''
  if (form === 'manifest' || form === 'json') return isBlank ? empty : jsonFacts(text, form)
  if (form === 'gyp') return { module: { form: 'json', imports: gypSources(text), exports: [] } }
  const module = readModule(text, form)
  if (isBlank) return { module, ...empty }
  // Code is parsed once it is known what loads it; the marks of a conflict are faults wherever they are.
  const fault = form === 'declaration' ? otherContent(text) : conflictIn(text, module.form)
  return { module, ...(fault && { fault }) }
}

function factsOf(bytes: Buffer, form: Form, sha256: string): Facts {
  return onceByContent(`${form} ${sha256}`, () => read(bytes, form)) ?? {}
}

/** Whether a first line asks for Node: commands often have no extension. */
function runsByNode(chunk: Uint8Array): boolean {
  if (chunk[0] !== 35 || chunk[1] !== 33) return false
  return /^#!.*\bnode\b/.test(Buffer.from(chunk.subarray(0, 128)).toString('latin1'))
}

/**
 * Holds a file whole that is of a form by its name, or has no extension and asks for Node in its first line.
 *
 * @param byName null where the name says nothing
 * @param run the form of a file that Node runs
 * @param read gets the bytes once; what is of no form has no facts
 */
export function holdByForm<Kind extends string>(
  { size }: PackedFile,
  byName: Kind | null,
  run: Kind,
  read: (bytes: Buffer, form: Kind, sha256: string) => Facts,
): Inspection {
  let form = byName
  let held: HeldBytes | null = null
  let isOther = false
  return {
    write(chunk) {
      if (isOther) return
      if (held === null) {
        form ??= runsByNode(chunk) ? run : null
        isOther = form === null
        if (isOther) return
        held = new HeldBytes(size)
      }
      held.push(chunk)
    },
    end: (found?: FileFacts) => (held !== null && form !== null ? read(held.bytes(), form, found?.sha256 ?? '') : {}),
  }
}

function formByName({ path, size }: PackedFile): Form | null {
  if (path === 'binding.gyp') return size > maxJsonSize ? null : 'gyp'
  if (path.endsWith('/package.json')) return 'manifest'
  if (path.endsWith('.json') && path !== 'package.json') return size > maxJsonSize ? null : 'json'
  return formOf(path)
}

const tooLarge: Facts = { module: { form: 'commonjs', imports: [], exports: [], openExports: true, skipped: 'size' } }

/** Has to be done before the first file is read: it compiles the lexer. Once is enough. */
export const prepareModules = init

/** A file of any other kind, which may be packed as a pointer to where Git LFS has it. */
function pointerInspection({ size }: PackedFile): Inspection | null {
  if (size > maxPointerSize || size === 0) return null
  const held = new HeldBytes(size)
  return {
    write(chunk) {
      held.push(chunk)
    },
    end() {
      const other = otherContent(held.bytes().toString('latin1'))
      return other?.kind === 'lfs-pointer' ? { fault: other } : {}
    },
  }
}

/**
 * Files of code and declarations, JSON, and package.json files below the top: what each asks for, and how Node takes
 * it.
 *
 * @param shelf keeps the code that has to be parsed later
 */
export function modules(shelf: Shelf): Inspector {
  return (file): Inspection | null => {
    if (file.type !== 'file') return null
    const form = formByName(file)
    if (file.size === 0) return form === null ? null : { write: () => undefined, end: () => empty }
    if (form === null && /\.\w+$/.test(file.path)) return pointerInspection(file)
    if (file.size > maxModuleSize) return form === 'script' ? { write: () => undefined, end: () => tooLarge } : null
    return holdByForm<Form>(file, form, 'script', (bytes, known, sha256) => {
      if (known === 'script') shelf.put(sha256, bytes)
      return factsOf(bytes, known, sha256)
    })
  }
}
