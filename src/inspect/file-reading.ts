import type { FileFacts, PackedFile } from '../model/file-facts.js'
import { behaviour } from './behaviour/inspector.js'
import { withoutInside } from './containers/entry.js'
import { mergeFacts } from './facts.js'
import { inspectors } from './index.js'
import type { Facts, Inspection, Inspector, Limits } from './inspector.js'
import { factsFor, sha256Of, type InspectionMemory } from './memory.js'
import { modules } from './modules/modules.js'

/** What one pass over a file found out. */
export interface Found {
  readonly facts: FileFacts
  /** The files in it, where it is a container. */
  readonly contained: readonly FileFacts[]
}

/** A file on its way past every inspector. */
export interface FileReading {
  write(chunk: Uint8Array): void
  end(): Found
}

/** What reads the files of one release, or of a folder. */
export interface ReadingContext {
  readonly limits: Limits
  /** Looks into containers. */
  readonly container: Inspector
  readonly memory: InspectionMemory
}

/** Bytes of a file that are held to see whether they were looked at before: nearly all files are smaller. */
const mostHeld = 1024 * 1024

function merged(file: PackedFile, inspections: readonly Inspection[]): FileFacts {
  const found: FileFacts = { ...file, sha256: '', kind: 'empty' }
  return inspections.reduce((known, inspection) => Object.assign(known, inspection.end(known)), found)
}

/** A file's facts with those of what is in it. */
function withContents(found: FileFacts, contents: Facts): FileFacts & Pick<Facts, 'inside'> {
  if (!contents.inside && !contents.unread) return found
  return withoutInside({ ...found, ...mergeFacts([found, contents]) })
}

function pastInspectors(file: PackedFile, { limits, container, memory }: ReadingContext): FileReading {
  const all = [...inspectors, behaviour(memory.shelf), modules(memory.shelf)]
  const inspections = all.map((inspector) => inspector(file, limits)).filter((run) => run !== null)
  const contents = container(file, limits)
  return {
    write(chunk) {
      for (const inspection of inspections) inspection.write(chunk)
      contents?.write(chunk)
    },
    end() {
      const { inside: contained = [], ...facts } = withContents(merged(file, inspections), contents?.end() ?? {})
      memory.remember(facts, contained)
      return { facts, contained }
    },
  }
}

/** Holds a file's bytes until their hash says whether they were looked at before. */
function comparedFirst(file: PackedFile, alike: FileFacts, context: ReadingContext): FileReading {
  const held = Buffer.allocUnsafe(file.size)
  let length = 0
  let tooLong: FileReading | null = null
  const pass = (): FileReading => {
    const reading = pastInspectors(file, context)
    reading.write(held.subarray(0, length))
    return reading
  }
  return {
    write(chunk) {
      if (length + chunk.length > held.length) tooLong ??= pass()
      if (tooLong) tooLong.write(chunk)
      else {
        held.set(chunk, length)
        length += chunk.length
      }
    },
    end() {
      if (tooLong) return tooLong.end()
      const isSame = length === file.size && sha256Of(held) === alike.sha256
      return isSame ? { facts: factsFor(file, alike), contained: [] } : pass().end()
    },
  }
}

/** Starts on a file: past every inspector, unless its bytes turn out to be known. */
export function readFile(file: PackedFile, context: ReadingContext): FileReading {
  const alike = file.size > 0 && file.size <= mostHeld ? context.memory.alike(file) : null
  return alike ? comparedFirst(file, alike, context) : pastInspectors(file, context)
}
