import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { GateError } from '../model/errors.js'
import { inspect } from '../inspect/inspect.js'
import type { Limits } from '../inspect/inspector.js'
import type { InspectionMemory } from '../inspect/memory.js'
import type { Contents, Packed } from '../tarball/contents.js'
import { hasTarballName, tarballName } from '../tarball/tarball-name.js'
import type { ReadRelease } from './read-release.js'
import { makeFolder } from '../model/make-folder.js'
import type { HandedOver } from '../model/report.js'
import type { Release } from '../model/release.js'

/**
 * Copies a tarball and tells what was written: the hashes are of the copy's bytes, whatever happens to the original.
 */
async function copy(from: string, to: string): Promise<Omit<HandedOver, 'path'>> {
  const sha512 = createHash('sha512')
  const sha256 = createHash('sha256')
  let size = 0
  const hashed = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      sha512.update(chunk)
      sha256.update(chunk)
      size += chunk.length
      yield chunk
    }
  }
  // Opened first: a stream that opens its file by itself may make it after a failed copy was cleaned up.
  const copied = await open(to, 'wx')
  await pipeline(createReadStream(from), hashed, copied.createWriteStream())
  return { integrity: `sha512-${sha512.digest('base64')}`, sha256: sha256.digest('hex'), size }
}

function isSameFile(a: string, b: string): boolean {
  if (!existsSync(a) || !existsSync(b)) return false
  const [one, other] = [statSync(a, { bigint: true }), statSync(b, { bigint: true })]
  return one.ino === other.ino && one.dev === other.dev
}

/**
 * The folder in which the publish step finds what passed. What lies in it under a release's name passed the gate: an
 * earlier file of that name goes first, and the new one gets its name only after the verdict.
 */
export class StagedTarball {
  readonly #folder: string
  #contents: Contents | null = null

  readonly #claim: (file: string) => void

  /**
   * @param folder absolute; made where it is missing
   * @param claim called with the name under which a release would be handed over, once that is certain
   */
  constructor(folder: string, claim: (file: string) => void = () => undefined) {
    this.#folder = folder
    this.#claim = claim
  }

  /** Removes what was handed over under a name that others of the run claim. Throws GateError EPACK where it can't. */
  takeBack(file: string): void {
    this.#attempt(file, () => {
      rmSync(join(this.#folder, file), { force: true })
    })
  }

  /** Removes what an earlier run handed over under a release's name. Throws GateError EPACK where it can't. */
  clear({ name, version }: Pick<Release, 'name' | 'version'>): void {
    const file = tarballName(name, version)
    const path = join(this.#folder, file)
    const source = this.#contents?.path
    if (source !== undefined && isSameFile(source, path)) {
      throw new GateError(
        'EUSAGE',
        `${file} is already in the folder for the tarball that passes`,
        'Choose another folder: a tarball there counts as one that passed.',
      )
    }
    this.#attempt(file, () => {
      rmSync(path, { force: true })
    })
  }

  /**
   * The same for all packages of a run; those that name no release have left nothing. Throws GateError EPACK where it
   * can't.
   */
  clearAll(packages: readonly { readonly name: string | null; readonly version: string | null }[]): void {
    for (const { name, version } of packages) {
      if (name !== null && version !== null && hasTarballName(name, version)) this.clear({ name, version })
    }
  }

  /**
   * Reads a release from the tarball that will be handed over, and keeps it. What scripts of the package had a part in
   * is packed twice, to see whether they make the same again: the verdict is about the second.
   */
  async read(
    packed: Packed,
    limits: Limits,
    packAgain?: () => Promise<Packed>,
    memory?: InspectionMemory,
  ): Promise<ReadRelease> {
    const made = await this.#made(packed, limits, packAgain, memory)
    this.#contents = made.contents
    const release = await inspect(made.contents, limits, memory)
    this.#claim(tarballName(release.name, release.version))
    this.clear(release)
    return { release, packer: made.packer, dryRun: made.dryRun }
  }

  async #made(
    packed: Packed,
    limits: Limits,
    packAgain?: () => Promise<Packed>,
    memory?: InspectionMemory,
  ): Promise<Packed & { dryRun: Release | null }> {
    if (packed.packTwice !== true || packAgain === undefined) return { ...packed, dryRun: null }
    const dryRun = await inspect(packed.contents, limits, memory).finally(() => {
      packed.contents.dispose()
    })
    return { ...(await packAgain()), dryRun }
  }

  /**
   * Puts the judged tarball under its name into the folder.
   *
   * @throws GateError EINTEGRITY where the tarball changed since it was judged, EPACK where it can't be written
   */
  async place({ name, version, integrity }: Release): Promise<HandedOver> {
    const file = tarballName(name, version)
    const source = this.#contents?.path
    if (source === undefined)
      throw new GateError(
        'EPACK',
        'no tarball was made that could be handed over',
        'This is a fault in pack-gate. Please report it with the command.',
      )
    // Without the release's name: one that is as long as a file system takes leaves no room for more.
    const unfinished = join(this.#folder, `.${randomUUID()}.partial`)
    const path = join(this.#folder, file)
    try {
      this.#attempt(file, () => {
        makeFolder(this.#folder)
      })
      const facts = await copy(source, unfinished).catch((error: unknown) => this.#fail(file, error))
      if (facts.integrity !== integrity) {
        throw new GateError(
          'EINTEGRITY',
          `${basename(source)} changed after it was checked`,
          'Nothing was handed over. Find out what else writes to it, and run again.',
        )
      }
      this.#attempt(file, () => {
        renameSync(unfinished, path)
      })
      await this.#readAgain(path, facts.integrity)
      return { path, ...facts }
    } finally {
      rmSync(unfinished, { force: true })
    }
  }

  /** What was placed is looked at once more: a script may have left something running that writes to it. */
  async #readAgain(path: string, integrity: string): Promise<void> {
    const sha512 = createHash('sha512')
    await pipeline(createReadStream(path), sha512).catch((error: unknown) => this.#fail(basename(path), error))
    if (`sha512-${sha512.digest('base64')}` === integrity) return
    rmSync(path, { force: true })
    throw new GateError(
      'EINTEGRITY',
      `${basename(path)} changed after it was handed over`,
      'It was removed. Find out what else writes to it: a process that a script of the package left running.',
    )
  }

  /** Frees the tarball that was judged. */
  dispose(): void {
    this.#contents?.dispose()
  }

  #attempt(file: string, work: () => void): void {
    try {
      work()
    } catch (error) {
      this.#fail(file, error)
    }
  }

  #fail(file: string, cause: unknown): never {
    const why = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
    throw new GateError(
      'EPACK',
      `${file} could not be handed over to ${this.#folder}: ${why}`,
      'Choose a folder that can be written to: --pack-destination (Action input `pack-destination`).',
      { cause },
    )
  }
}
