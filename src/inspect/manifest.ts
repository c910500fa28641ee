import { GateError } from '../model/errors.js'
import { maxManifestSize, tooDeep, withoutMark } from '../model/json-object.js'
import type { PackedFile } from '../model/file-facts.js'
import type { Manifest } from '../model/release.js'
import type { ByteSink } from '../tarball/contents.js'

const help = 'Run `npm pack` on a package whose package.json is a JSON object with name and version.'

function parse(text: string, where: string): Manifest {
  const excess = tooDeep(text)
  if (excess !== null) throw new GateError('ETARBALL', `package.json in ${where} ${excess}`, help)
  let value: unknown
  try {
    value = JSON.parse(withoutMark(text))
  } catch (cause) {
    throw new GateError('ETARBALL', `package.json in ${where} is not valid JSON`, help, { cause })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new GateError('ETARBALL', `package.json in ${where} is not an object`, help)
  return value as Manifest
}

/**
 * Keeps the packed package.json as it passes by: that one is the truth, whatever the folder or the packer's list says.
 */
export class ManifestCollector {
  readonly #where: string
  #chunks: Buffer[] = []
  #seen = false

  constructor(where: string) {
    this.#where = where
  }

  /** A sink for package.json at the release's top, nothing for any other file. */
  open(file: PackedFile): ByteSink | null {
    if (file.path !== 'package.json' || file.type !== 'file') return null
    if (file.size > maxManifestSize)
      throw new GateError(
        'ETARBALL',
        `package.json in ${this.#where} has ${file.size} bytes; at most ${maxManifestSize} are read`,
        help,
      )
    this.#seen = true
    this.#chunks = []
    return {
      write: (chunk) => {
        this.#chunks.push(Buffer.from(chunk))
      },
      end: () => undefined,
    }
  }

  /** @throws GateError ETARBALL where the release has none, or none that can be read */
  manifest(): Manifest & { readonly name: string; readonly version: string } {
    if (!this.#seen) throw new GateError('ETARBALL', `${this.#where} contains no package.json`, help)
    const manifest = parse(Buffer.concat(this.#chunks).toString('utf8'), this.#where)
    const { name, version } = manifest
    if (typeof name !== 'string' || typeof version !== 'string')
      throw new GateError('ETARBALL', `package.json in ${this.#where} has no name and version`, help)
    return { ...manifest, name, version }
  }
}
