import type { PackedFile } from '../model/file-facts.js'
import { buildPath } from './build-path.js'
import { mergeFacts } from './facts.js'
import { internalHost } from './internal-host.js'
import type { Inspection, Inspector, Limits } from './inspector.js'
import { mapReference } from './source-maps/map-reference.js'
import { secret } from './secret.js'
import { sourceMapFile } from './source-maps/source-map-file.js'
import { sourceMapInline } from './source-maps/source-map-inline.js'
import { asUtf8 } from './utf8.js'

/** What is looked for in a file that is no map itself. One line each. */
const finders: readonly Inspector[] = [sourceMapInline, mapReference, buildPath, internalHost, secret]

function start(file: PackedFile, limits: Limits): Inspection {
  const inspections = finders.map((finder) => finder(file, limits)).filter((run) => run !== null)
  return {
    write(chunk) {
      for (const inspection of inspections) inspection.write(chunk)
    },
    end: () => mergeFacts(inspections.map((inspection) => inspection.end())),
  }
}

/**
 * Reads a file as text, as UTF-8: either it is a source map, or the finders see its chunks. Files that are no text
 * pass here too: a map may be inside an executable, and its kind is known from more than its first chunk.
 */
export const text: Inspector = (file, limits) => {
  if (file.type !== 'file') return null
  return asUtf8(() => sourceMapFile(file, limits, () => start(file, limits)))
}
