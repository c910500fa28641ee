import { inspect } from '../../src/inspect/inspect.js'
import type { Contents } from '../../src/tarball/contents.js'
import type { EmbeddedSource, FileFacts } from '../../src/model/file-facts.js'

const manifest = Buffer.from('{"name":"acme","version":"1.2.3"}')

/** A release from memory, in chunks of the given size; the chunk's memory is used again, as real readers do. */
export function contentsOf(files: Readonly<Record<string, Uint8Array>>, chunkSize: number): Contents {
  return {
    origin: 'tarball',
    name: 'acme.tgz',
    dispose: () => undefined,
    read(open) {
      const shared = Buffer.alloc(chunkSize)
      for (const [name, content] of Object.entries({ 'package.json': manifest, ...files })) {
        const sink = open({ path: name, size: content.length, mode: 0o644, type: 'file' })
        for (let at = 0; at < content.length; at += chunkSize) {
          const length = Math.min(chunkSize, content.length - at)
          shared.set(content.subarray(at, at + length))
          sink.write(shared.subarray(0, length))
        }
        sink.end()
      }
      return Promise.resolve({ integrity: null, size: null })
    },
  }
}

export interface Reading {
  readonly chunk?: number
  readonly held?: number
  readonly inVain?: number
}

/** What inspection finds out about one file. */
export async function factsOf(
  path: string,
  content: Uint8Array | string,
  { chunk = 65_536, held = 256_000_000 }: Reading = {},
): Promise<FileFacts> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const { files } = await inspect(contentsOf({ [path]: bytes }, chunk), { held })
  return files.find((file) => file.path === path)!
}

export function embedded({ sourceMaps = [] }: FileFacts): readonly EmbeddedSource[] {
  return sourceMaps.flatMap((map) => map.embedded)
}
