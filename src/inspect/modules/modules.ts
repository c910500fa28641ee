import { init } from 'es-module-lexer'
import type { ModuleFacts } from '../../model/modules.js'
import type { FileFacts, PackedFile } from '../../model/types.js'
import { isObject } from '../../model/manifest.js'
import { HeldBytes } from '../sliding-window.js'
import type { Facts, Inspection, Inspector } from '../inspector.js'
import { formOf, readModule } from './read-module.js'

/**
 * Bytes of the largest file that is read for its imports. What is larger is a bundle, which has few of them, and
 * reading it would take longer than packing.
 */
const maxModuleSize = 5_000_000

type Form = 'script' | 'declaration' | 'manifest'

/**
 * What was read in this process, by content: most files of a release are those of its baseline. It is a memory of a
 * pure function, and bounded.
 */
const known = new Map<string, ModuleFacts>()
const maxKnown = 50_000

function manifestFacts(text: string): ModuleFacts | null {
  try {
    const manifest: unknown = JSON.parse(text)
    return isObject(manifest) ? { form: 'json', imports: [], exports: [], manifest } : null
  } catch {
    return null
  }
}

function read(bytes: Buffer, form: Form): ModuleFacts | null {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '')
  return form === 'manifest' ? manifestFacts(text) : readModule(text, form)
}

function factsOf(bytes: Buffer, form: Form, sha256: string): Facts {
  const key = `${form} ${sha256}`
  const earlier = known.get(key)
  if (earlier) return { module: earlier }
  const module = read(bytes, form)
  if (module === null) return {}
  if (known.size >= maxKnown) known.clear()
  known.set(key, module)
  return { module }
}

/** Whether a first line asks for Node: commands often have no extension. */
function runsByNode(chunk: Uint8Array): boolean {
  if (chunk[0] !== 35 || chunk[1] !== 33) return false
  return /^#!.*\bnode\b/.test(Buffer.from(chunk.subarray(0, 128)).toString('latin1'))
}

function formByName({ path }: PackedFile): Form | null {
  return path.endsWith('/package.json') ? 'manifest' : formOf(path)
}

const tooLarge: Facts = { module: { form: 'commonjs', imports: [], exports: [], openExports: true, skipped: 'size' } }

/** Has to be done before the first file is read: it compiles the lexer. Once is enough. */
export const prepareModules = init

/** Files of code and declarations, and package.json files below the top: what each asks for, and how Node takes it. */
export const modules: Inspector = (file): Inspection | null => {
  if (file.type !== 'file' || file.size === 0) return null
  let form = formByName(file)
  if (form === null && /\.\w+$/.test(file.path)) return null
  if (file.size > maxModuleSize) return form === 'script' ? { write: () => undefined, end: () => tooLarge } : null
  let held: HeldBytes | null = null
  let isOther = false
  return {
    write(chunk) {
      if (isOther) return
      if (held === null) {
        form ??= runsByNode(chunk) ? 'script' : null
        isOther = form === null
        if (isOther) return
        held = new HeldBytes(file.size)
      }
      held.push(chunk)
    },
    end: (found?: FileFacts) => (held && form ? factsOf(held.bytes(), form, found?.sha256 ?? '') : {}),
  }
}
