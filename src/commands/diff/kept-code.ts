import type { Contents } from '../../tarball/contents.js'

/** Bytes of one file, and of all files of one release, that are kept to be shown. */
const maxFile = 6_000_000
const maxAll = 100_000_000

const code = /\.[cm]?js$|\.json$|(?:^|\/)[^./]+$/i

/** Keeps the text of code while a release is read: which files changed is known when both were. */
export class KeptCode {
  readonly #texts = new Map<string, Buffer>()
  #room = maxAll

  /** The text of a file; null where it was too large to be kept. */
  text(path: string): string | null {
    return (
      this.#texts
        .get(path)
        ?.toString('utf8')
        .replace(/^\uFEFF/, '') ?? null
    )
  }

  /** The same contents, of which a copy is kept as they are read. */
  of(contents: Contents): Contents {
    return {
      origin: contents.origin,
      name: contents.name,
      ...(contents.path !== undefined && { path: contents.path }),
      dispose: () => {
        contents.dispose()
      },
      read: (open) =>
        contents.read((file) => {
          const sink = open(file)
          if (!code.test(file.path) || file.size > maxFile || file.size > this.#room) return sink
          const chunks: Buffer[] = []
          this.#room -= file.size
          return {
            write(chunk) {
              chunks.push(Buffer.from(chunk))
              sink.write(chunk)
            },
            end: () => {
              this.#texts.set(file.path, Buffer.concat(chunks))
              sink.end()
            },
          }
        }),
    }
  }
}
