import type { EmbeddedSource, FileFacts, PackedFile } from '../../model/file-facts.js'
import { embeddedText } from '../source-maps/json-string.js'
import { debugSymbolsOf } from '../executables/debug-symbols.js'
import { mergeFacts } from '../facts.js'
import type { Facts, Inspection, Inspector, Limits } from '../inspector.js'
import { bunProgram, type ProgramSource } from './bun.js'
import { carve } from './carve.js'
import { denoProgram } from './deno.js'
import { embeddedContainers } from './embedded.js'
import { type Entry, type Inside, type Visit, withoutInside } from './entry.js'
import { formsOf, isPlainText, type Form } from './forms.js'
import { maxDepth, NotRead, type Room } from './room.js'
import { isTar, readTar } from './tar.js'

/** Longest name of an entry that is kept. */
const longestName = 1024

/** Where a container stands: the packed file that it is, or is in, and how deep. */
export interface Place {
  readonly path: string
  readonly packed: string
  readonly depth: number
  readonly room: Room
}

/** Names made unique: a container may hold one several times. */
class Names {
  readonly #seen = new Map<string, number>()

  unique(name: string): string {
    const short = name.length > longestName ? `${name.slice(0, longestName)}…` : name
    const count = (this.#seen.get(short) ?? 0) + 1
    this.#seen.set(short, count)
    return count === 1 ? short : `${short} (${count})`
  }
}

/** Whether anything was found in a file; its hash and its kind are nothing. */
function isTelling(facts: FileFacts): boolean {
  const { sourceMaps, secrets, buildPaths, internalHosts, privateKey, debugSymbols, notInspected, unread } = facts
  return [sourceMaps, secrets, buildPaths, internalHosts, privateKey, debugSymbols, notInspected, unread].some(
    (fact) => fact !== undefined,
  )
}

function countNewlines(text: Buffer): number {
  let count = 0
  for (let at = text.indexOf(10); at >= 0; at = text.indexOf(10, at + 1)) count += 1
  return count
}

/** What a program's sources give away: the same as a map inside it would. */
function mapOf(sources: readonly ProgramSource[]): Pick<Facts, 'sourceMaps'> {
  if (sources.length === 0) return {}
  const embedded = sources.map(({ name, text }): EmbeddedSource => ({
    name,
    ...embeddedText({ text, newlines: countNewlines(text), end: 0 }),
  }))
  return { sourceMaps: [{ origin: 'inline', sources: sources.length, embedded }] }
}

/** Looks for containers anywhere in a program, or in any file that is none itself. */
function searchProgram(bytes: Buffer, room: Room, visit: Visit): Pick<Facts, 'sourceMaps'> {
  const bun = bunProgram(bytes, room)
  for (const { name, text } of bun?.sources ?? []) visit({ name, bytes: text, isPart: true })
  const program = bun ?? denoProgram(bytes, room, visit)
  carve(bytes, room, visit, program ?? undefined)
  return program ? mapOf(program.sources) : {}
}

function tooDeep(): NotRead {
  return new NotRead('a container in containers', `and containers are read ${maxDepth} deep at most`)
}

/** A fault of ours in the face of crafted input: what can't be read blocks, and the run goes on. */
function failed(form: Form | null, error: unknown): NotRead {
  const why = error instanceof Error ? error.message : String(error)
  return new NotRead(form?.name ?? 'a file that holds others', `and reading it failed (${why})`)
}

/** Looks at the files in a container, each as at a packed one, and at those in them. */
export class ContainerReader {
  readonly #inspectors: readonly Inspector[]
  readonly #limits: Limits

  /** @param inspectors what looks at each file */
  constructor(inspectors: readonly Inspector[], limits: Limits) {
    this.#inspectors = inspectors
    this.#limits = limits
  }

  /** @param isWhole false for the end of a file that begins as text: it may hold containers, and is none */
  read(bytes: Buffer, isWhole: boolean, place: Place): Inside {
    const symbols = isWhole ? debugSymbolsOf(bytes) : null
    return { ...this.#contents(bytes, isWhole, place), ...(symbols && { debugSymbols: symbols }) }
  }

  /** What a part of a file gives away, as a file of its own. */
  readPart(part: Entry, place: Place): Inside {
    return { inside: this.#entry(part.name, { ...part, isPart: true }, place) }
  }

  #contents(bytes: Buffer, isWhole: boolean, place: Place): Inside {
    for (const form of isWhole ? formsOf(bytes, place.path) : []) {
      const found = this.#readAs(form, bytes, place)
      if (found) return found
    }
    return this.#readAs(null, bytes, place) ?? {}
  }

  /** What is in a container of a form, or of none; null where the form was a guess, and a wrong one. */
  #readAs(form: Form | null, bytes: Buffer, place: Place): Inside | null {
    const inside: FileFacts[] = []
    const names = new Names()
    const visit = (entry: Entry): void => {
      if (place.depth >= maxDepth) throw tooDeep()
      // `cli.tgz!package/index.js`: the archive in the stream has no name of its own.
      if (entry.isStream === true && isTar(entry.bytes)) readTar(entry.bytes, place.path, place.room, visit)
      else for (const facts of this.#entry(names.unique(entry.name), entry, place)) inside.push(facts)
    }
    try {
      if (form?.read === null) throw new NotRead(form.name, "and pack-gate can't read it")
      form?.read?.(bytes, place.path, place.room, visit)
      const mayHold = form === null ? !isPlainText(bytes) : form.isProgram === true
      const program = mayHold ? searchProgram(bytes, place.room, visit) : {}
      return { inside, ...program }
    } catch (error) {
      const fault = error instanceof NotRead ? error : failed(form, error)
      const isWrong = form?.isGuess === true && fault.form.startsWith('a damaged')
      return isWrong ? null : { inside, unread: { form: fault.form, why: fault.message } }
    }
  }

  #entry(name: string, { bytes, isPart = false }: Entry, { path, packed, depth, room }: Place): readonly FileFacts[] {
    const own = { path: `${path}!${name}`, packed, depth: depth + 1, room }
    const file: PackedFile = { path: own.path, size: bytes.length, mode: 0o644, type: 'file' }
    const facts = mergeFacts([
      ...this.#inspect(file, bytes),
      this.read(bytes, true, own),
      this.#encoded(file, bytes, own),
    ])
    const found = withoutInside({ ...file, sha256: '', kind: 'empty' as const, ...facts, container: packed })
    const { inside = [], ...outer } = found
    return isPart && !isTelling(outer) ? inside : [outer, ...inside]
  }

  /** What is encoded in a text, which may be a text with others in it. */
  #encoded(file: PackedFile, bytes: Buffer, place: Place): Inside {
    if (bytes.length === 0 || place.depth >= maxDepth) return {}
    const parts = this.encodedIn(file, place)
    parts.write(bytes)
    return parts.end()
  }

  /** Looks for containers and texts with sources that are encoded in a text, at a place. */
  encodedIn(file: PackedFile, place: Place): Inspection {
    return embeddedContainers(file, this.#limits, (name, bytes, isText) => {
      if (isText) return this.readPart({ name, bytes }, place)
      return this.read(bytes, true, { ...place, path: `${place.path}!${name}`, depth: place.depth + 1 })
    })
  }

  #inspect(file: PackedFile, bytes: Buffer): readonly Facts[] {
    return this.#inspectors.flatMap((start) => {
      const inspection = start(file, this.#limits)
      if (!inspection) return []
      if (bytes.length > 0) inspection.write(bytes)
      return [inspection.end()]
    })
  }
}
