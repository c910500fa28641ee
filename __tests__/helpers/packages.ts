import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { tgz } from './tarballs.js'

type Content = string | Buffer | Readonly<Record<string, unknown>>

/** What a package holds: path to content. An object becomes JSON; `file()` adds a mode. */
export type PackageFiles = Readonly<Record<string, Content | FileWithMode>>

class FileWithMode {
  constructor(
    readonly content: Content,
    readonly mode: number,
  ) {}
}

/** A file with its mode bits, such as 0o755. */
export function file(content: Content, mode: number): FileWithMode {
  return new FileWithMode(content, mode)
}

/** Writes the files below `folder` and returns it. Modes do not depend on the umask. */
export function writePackage(folder: string, files: PackageFiles): string {
  for (const { path, bytes, mode } of filesOf(files)) {
    const target = join(folder, path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, bytes)
    chmodSync(target, mode)
  }
  return folder
}

/** The same package as a .tgz, as npm lays it out. */
export function packageTarball(files: PackageFiles): Buffer {
  return tgz(filesOf(files).map(({ path, bytes, mode }) => ({ name: `package/${path}`, content: bytes, mode })))
}

function filesOf(files: PackageFiles): { path: string; bytes: Buffer; mode: number }[] {
  return Object.entries(files).map(([path, value]) => {
    const { content, mode } = value instanceof FileWithMode ? value : { content: value, mode: 0o644 }
    return { path, bytes: Buffer.from(asBytes(content)), mode }
  })
}

function asBytes(content: Content): string | Buffer {
  return typeof content === 'string' || Buffer.isBuffer(content) ? content : `${JSON.stringify(content, null, 2)}\n`
}

/** A source map with the text of its sources, as a bundler writes it. */
export function sourceMap(sources: Readonly<Record<string, string>>): string {
  return JSON.stringify({
    version: 3,
    sources: Object.keys(sources),
    sourcesContent: Object.values(sources),
    names: [],
    mappings: 'AAAA',
  })
}
