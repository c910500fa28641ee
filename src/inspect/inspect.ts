import type { ByteSink, Contents, IsKnown } from '../tarball/contents.js'
import type { FileFacts, PackedFile } from '../model/file-facts.js'
import type { Release } from '../model/release.js'
import { containers } from './containers/containers.js'
import { readFile } from './file-reading.js'
import { contentInspectors } from './index.js'
import type { Limits } from './inspector.js'
import { ManifestCollector } from './manifest.js'
import { factsFor, InspectionMemory } from './memory.js'
import { prepareModules } from './modules/modules.js'
import { withSyntax } from './modules/syntax.js'
import { publishedVersion } from '../model/manifest.js'

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
 * @param memory what was found out before: the same bytes are not looked at again
 * @throws GateError ETARBALL or EPACK where the contents can't be read to their end
 */
export async function inspect(contents: Contents, limits: Limits, memory = new InspectionMemory()): Promise<Release> {
  const files = new Map<string, FileFacts>()
  const duplicates: string[] = []
  const inside = new Map<string, readonly FileFacts[]>()
  const context = { limits, memory, container: containers(contentInspectors) }
  const packedManifest = new ManifestCollector(contents.name)
  const take = (facts: FileFacts, contained: readonly FileFacts[]): void => {
    const earlier = files.get(facts.path)
    if (earlier && !isCopy(earlier, facts)) duplicates.push(facts.path)
    files.set(facts.path, facts)
    inside.set(facts.path, contained)
  }
  const open = (file: PackedFile): ByteSink => {
    const copy = packedManifest.open(file)
    const reading = readFile(file, context)
    return {
      write(chunk) {
        reading.write(chunk)
        copy?.write(chunk)
      },
      end() {
        const { facts, contained } = reading.end()
        take(facts, contained)
      },
    }
  }
  const isKnown: IsKnown = (file, stamp) => {
    // The manifest's own bytes are needed.
    const facts = file.path === 'package.json' ? null : memory.unchanged(file, stamp)
    if (facts) take(factsFor(file, facts), [])
    return facts !== null
  }
  await prepareModules()
  const { integrity, size } = await contents.read(open, isKnown)
  const manifest = packedManifest.manifest()
  const { name, version } = manifest
  const release: Release = {
    name,
    version: publishedVersion(version) ?? version,
    manifest,
    files: [...files.values()].sort(byPath),
    inside: [...inside.values()].flat().sort(byPath),
    duplicates,
    integrity,
    size,
    origin: contents.origin,
  }
  return withSyntax(release, memory.shelf)
}
