import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative, sep } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import pLimit from 'p-limit'
import { GateError } from '../../model/errors.js'
import { groupBy } from '../../model/group-by.js'
import { readManifest } from '../../model/manifest-file.js'
import { isObject } from '../../model/manifest.js'
import { type AskedPacker, choosePacker, type PackerChoice } from '../../pack/choose-packer.js'
import { orderFor, withChoice } from '../../pack/pack-with.js'
import type { PackerDescriptor, PackOrder, PackRequest } from '../../pack/packer.js'
import { packers } from '../../pack/packers.js'
import { packScripts } from '../../pack/run-packer.js'
import type { EvidenceMemory } from '../../pack/packer-evidence.js'
import type { Packed } from '../../tarball/contents.js'
import { hasTarballName } from '../../tarball/tarball-name.js'
import type { SharedPacking } from '../gate-request.js'
import { stages } from '../stages.js'
import type { Selection } from './select.js'
import { findPackages } from './workspaces.js'
import { readJson, workspacePatterns } from './patterns.js'

/** What a run over several packages knows of one of them before it packs. */
interface Member {
  readonly choice: PackerChoice
  readonly order: PackOrder
}

/** Packages that one run packs at most: the first are judged while the next are packed. */
const maxGroup = 100

/**
 * Fewer than this many are not worth a second run beside the first: a start takes as long as packing twenty of them.
 */
const minGroup = 20

/** Packers read these in a folder's name as a pattern, or an option. */
const patternCharacters = /[*?[\]{}()!@+|\\"'^$<>&;,\s]|^-|\.\.\./

/**
 * Whether a package may be packed with others by one run, and surely be the same as by itself. Its own scripts get a
 * run of their own: their output, their failure and their deadline are then the package's.
 */
function isPlain({ scripts: names }: PackerDescriptor, { manifest: { manifest, name, version } }: PackOrder): boolean {
  const scripts = isObject(manifest.scripts) ? manifest.scripts : {}
  const rewritten = manifest.patchedDependencies !== undefined
  return !rewritten && !names.some((script) => Object.hasOwn(scripts, script)) && hasTarballName(name, version)
}

/** A folder of the workspace that can be named to a packer, and names no other package with it. */
function canBeNamed(folder: string, workspace: string, all: readonly string[]): boolean {
  const path = relative(workspace, folder).split(sep).join('/')
  return !patternCharacters.test(path) && all.every((other) => !other.startsWith(folder + sep))
}

/** Shares a list out into parts of nearly the same length. */
function parts<T>(list: readonly T[], count: number): readonly (readonly T[])[] {
  const size = Math.ceil(list.length / count)
  return Array.from({ length: count }, (_, n) => list.slice(n * size, (n + 1) * size)).filter(
    ({ length }) => length > 0,
  )
}

/** How many runs pack so many packages. */
function runsFor(count: number, cores: number): number {
  return Math.max(Math.ceil(count / maxGroup), Math.min(cores, Math.floor(count / minGroup)), 1)
}

type RequestOf = (folder: string, manifest: PackRequest['manifest']) => PackRequest

/** The workspace's packages as its package manager knows them: those alone can be named to it. */
function membersOf(workspace: string, patterns: readonly string[], { packages }: Selection): readonly string[] {
  const known = new Set(findPackages(workspace, patterns).packages.map(({ path }) => path))
  const unique = packages.filter(
    ({ name }) => name !== null && packages.filter((other) => other.name === name).length === 1,
  )
  return unique.filter(({ path }) => known.has(path) && path !== '.').map(({ path }) => join(workspace, path))
}

/** Where a package manager reads which folders are its packages: another one's file says nothing to it. */
function knowsWorkspace({ name }: PackerDescriptor, workspace: string): boolean {
  if (name === 'pnpm') return existsSync(join(workspace, 'pnpm-workspace.yaml'))
  return readJson(join(workspace, 'package.json')).workspaces !== undefined
}

/**
 * Packs the packages of a workspace by as few runs of their package manager as can be: npm takes as long to start as to
 * list twenty of them. What one run can't surely pack, and what fails in it, is packed alone by who asks for it.
 */
export class PackTogether implements SharedPacking {
  begun: Promise<void> = Promise.resolve()
  #started: Promise<void> = Promise.resolve()
  readonly #packed = new Map<string, Promise<Packed | null>>()
  readonly #unclaimed = new Set<Packed>()
  readonly #limit = pLimit(availableParallelism())
  #stopped = false

  /**
   * Starts to pack what is selected of a workspace.
   *
   * @param workspace absolute path of its root
   */
  start(
    workspace: string,
    selection: Selection,
    requestOf: RequestOf,
    askedOf: (folder: string) => Promise<AskedPacker>,
    evidence?: EvidenceMemory,
  ): void {
    this.#started = this.#start(workspace, selection, async (folder) => {
      const manifest = await readManifest(folder)
      const request = requestOf(folder, manifest)
      const choice = await choosePacker(folder, request.root, await askedOf(folder), evidence)
      return { choice, order: orderFor(choice, request) }
    })
    // Whatever goes wrong reaches those who take a result.
    this.begun = this.#started.then(async () => setImmediate()).catch(() => undefined)
  }

  async take(folder: string): Promise<Packed | null> {
    await this.#started
    const packed = (await this.#packed.get(folder)) ?? null
    if (packed) this.#unclaimed.delete(packed)
    return packed
  }

  alone(work: () => Promise<Packed>): Promise<Packed> {
    return this.#limit(async () => {
      if (this.#stopped) throw new GateError('EPACK', 'not packed: another package could not be packed', '')
      return work()
    })
  }

  stop(): void {
    this.#stopped = true
  }

  /** Frees what no one took. */
  async dispose(): Promise<void> {
    await Promise.allSettled([this.#started, ...this.#packed.values()])
    for (const { contents } of this.#unclaimed) contents.dispose()
  }

  async #start(workspace: string, selection: Selection, memberOf: (folder: string) => Promise<Member>): Promise<void> {
    const patterns = await workspacePatterns(workspace)
    if (patterns === null) return
    const folders = membersOf(workspace, patterns, selection)
    const all = await Promise.allSettled(folders.map(memberOf)) // what is wrong with one, its own run tells
    const members = all.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    for (const packer of Object.values(packers).filter((each) => knowsWorkspace(each, workspace))) {
      const own = members.filter(({ choice, order }) => choice.name === packer.name && isPlain(packer, order))
      const named = own.filter(({ order }) => canBeNamed(order.folder, workspace, folders))
      for (const group of groupBy(named, ({ order }) => order.versionFrom).values())
        this.#pack(packer, workspace, group)
    }
  }

  #pack(packer: PackerDescriptor, workspace: string, members: readonly Member[]): void {
    const { packTogether } = packer
    if (!packTogether || members.length < 2) return
    const runsScripts = members.some(({ order }) => packScripts(packer, order).size > 0)
    const ready = runsScripts ? stages.all() : Promise.resolve()
    for (const part of parts(members, runsFor(members.length, this.#limit.concurrency))) {
      const orders = part.map(({ order }) => order)
      const packing = this.#limit(async () => {
        if (this.#stopped) return new Map<PackOrder, Packed>()
        await ready
        return inHalves(orders, (group) => packTogether(group, workspace))
      })
      for (const { choice, order } of part) {
        const own = packing.then((done) => this.#claimable(choice, done.get(order)))
        this.#packed.set(order.folder, own)
      }
    }
  }

  #claimable(choice: PackerChoice, packed: Packed | undefined): Packed | null {
    if (!packed) return null
    const claimable = withChoice(choice, packed)
    this.#unclaimed.add(claimable)
    return claimable
  }
}

/**
 * Runs that may fail before what they do together is done alone: enough to find a few broken packages among hundreds,
 * and an end where everything fails.
 */
const maxFailures = 8

/** Milliseconds. What took longer before it failed would take as long again. */
const maxTrial = 120_000

/**
 * Does for many at once what fails for all of them where it fails for one: a group that failed is halved, until what
 * broke it stands alone.
 *
 * @param together may leave members out: what it can't say anything of
 * @returns what was done; who is missing is for the caller to do alone
 */
export async function inHalves<M, P>(
  members: readonly M[],
  together: (group: readonly M[]) => Promise<ReadonlyMap<M, P>>,
): Promise<ReadonlyMap<M, P>> {
  const started = performance.now()
  let failures = 0
  const trial = async (group: readonly M[]): Promise<ReadonlyMap<M, P> | null> => {
    if (failures >= maxFailures) return null
    try {
      return await together(group)
    } catch {
      failures = performance.now() - started > maxTrial ? maxFailures : failures + 1
      return null
    }
  }
  const work = async (group: readonly M[]): Promise<readonly (readonly [M, P])[]> => {
    const done = group.length < 2 ? new Map<M, P>() : await trial(group)
    if (done) return [...done]
    const middle = Math.ceil(group.length / 2)
    return [...(await work(group.slice(0, middle))), ...(await work(group.slice(middle)))]
  }
  if (members.length < 2) return new Map()
  const all = await trial(members)
  if (all) return all
  // Where both ends fail alone, what fails is no package: nothing is installed, or the packer is the wrong one.
  const [first, last] = [members.slice(0, 1), members.slice(-1)]
  const one = (await trial(first)) ?? (await trial(last))
  if (one === null) return new Map()
  const others = members.filter((member) => !one.has(member))
  const middle = Math.ceil(others.length / 2)
  return new Map([...one, ...(await work(others.slice(0, middle))), ...(await work(others.slice(middle)))])
}
