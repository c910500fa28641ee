import type { ByteSink, Contents } from '../tarball/contents.js'
import type { FileFacts, PackedFile, Release } from '../model/types.js'
import { containers } from './containers/containers.js'
import { withoutInside } from './containers/entry.js'
import { mergeFacts } from './facts.js'
import { contentInspectors, inspectors } from './index.js'
import type { Facts, Inspection } from './inspector.js'
import type { Limits } from './limits.js'
import { ManifestCollector } from './manifest.js'
import { prepareModules } from './modules/modules.js'

function facts(file: PackedFile, inspections: readonly Inspection[]): FileFacts {
  const found: FileFacts = { ...file, sha256: '', kind: 'empty' }
  return inspections.reduce((known, inspection) => Object.assign(known, inspection.end(known)), found)
}

/** A file's facts with those of what is in it. */
function withContents(found: FileFacts, contents: Facts): FileFacts & Pick<Facts, 'inside'> {
  if (!contents.inside && !contents.unread) return found
  return withoutInside({ ...found, ...mergeFacts([found, contents]) })
}

/**
 * The same file once more, as some packers write it: unpacking gives the same, whichever of the two is kept.
 */
function isCopy(a: FileFacts, b: FileFacts): boolean {
  return a.sha256 === b.sha256 && a.mode === b.mode && a.type === b.type
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : Number(a.path > b.path)
}

/**
 * Reads a release once, in chunks, past every inspector. Memory doesn't grow with the size of its files, but for those
 * that an inspector has to hold whole, and these stay under `limits.held`.
 *
 * @throws GateError ETARBALL or EPACK where the contents can't be read to their end
 */
export async function inspect(contents: Contents, limits: Limits): Promise<Release> {
  const files = new Map<string, FileFacts>()
  const duplicates: string[] = []
  const inside = new Map<string, readonly FileFacts[]>()
  const container = containers(contentInspectors)
  const packedManifest = new ManifestCollector(contents.name)
  const open = (file: PackedFile): ByteSink => {
    const inspections = inspectors.map((inspector) => inspector(file, limits)).filter((run) => run !== null)
    const copy = packedManifest.open(file)
    const contents = container(file, limits)
    return {
      write(chunk) {
        for (const inspection of inspections) inspection.write(chunk)
        copy?.write(chunk)
        contents?.write(chunk)
      },
      end() {
        const { inside: contained = [], ...found } = withContents(facts(file, inspections), contents?.end() ?? {})
        const earlier = files.get(file.path)
        if (earlier && !isCopy(earlier, found)) duplicates.push(file.path)
        files.set(file.path, found)
        inside.set(file.path, contained)
      },
    }
  }
  await prepareModules()
  const { integrity, size } = await contents.read(open)
  const manifest = packedManifest.manifest()
  const { name, version } = manifest
  return {
    name,
    version,
    manifest,
    files: [...files.values()].sort(byPath),
    inside: [...inside.values()].flat().sort(byPath),
    duplicates,
    integrity,
    size,
    origin: contents.origin,
  }
}
