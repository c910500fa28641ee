import { codeBounds } from '../../model/code-change.js'
import { groupBy } from '../../model/group-by.js'
import type { ChangedCode, CodeChange } from '../../model/report.js'
import type { RuleContext } from '../rule.js'
import { mostAlike } from '../../compare/pairing.js'
import type { FileFacts } from '../../model/file-facts.js'
import { changedCode, doneBefore, type ChangedFile, type DidBefore } from './changed-code.js'
import type { Versions } from './alike.js'
import { kindOfChange, tokensOf, Units } from './code-units.js'
import { hunksOf, type Weighed } from './hunks.js'
import { Words, type Known } from './news.js'

/** The text of code, by its sha256; null where it was not kept. */
export interface CodeText {
  text(sha256: string): string | null
}

/** Characters of all texts that are compared: a bundle of five megabytes that changed completely, and some more. */
const mostCompared = 16_000_000

/** A change with its hunks, all of them. */
interface Compared extends Omit<CodeChange, 'hunks' | 'left'> {
  readonly weighed: readonly Weighed[]
}

/** A new file with so much in common with an old one is shown as a change of that. */
const copied = 0.6
/** A file that was kept has more in common with what it was. */
const rewritten = 0.3
/** Files of the release before that are looked through for each new one. */
const mostCandidates = 2000

type Releases = Pick<RuleContext, 'release' | 'baseline' | 'comparison'>

class Comparing {
  readonly #code: CodeText
  readonly #before: readonly FileFacts[]
  readonly #versions: Versions
  readonly #hadCapability: DidBefore
  readonly #hadHost: DidBefore
  #room = mostCompared

  constructor(code: CodeText, { release, baseline }: Releases) {
    this.#code = code
    this.#versions = { before: baseline?.version ?? '', after: release.version }
    const files = baseline?.files ?? []
    this.#before = files.filter(({ behaviour }) => behaviour).slice(0, mostCandidates)
    this.#hadCapability = doneBefore({ files }, ({ capabilities }) => capabilities.map(({ kind }) => kind))
    this.#hadHost = doneBefore({ files }, ({ hosts }) => hosts.map(({ host }) => host))
  }

  /** What a file is compared with: a build often writes one file once more, under another name. */
  #origin({ file, was }: ChangedFile): FileFacts | null {
    if (was && mostAlike(file, [was], rewritten)) return was
    return mostAlike(file, this.#before, copied) ?? was ?? null
  }

  #known({ was }: ChangedFile): Pick<Known, 'hadCapability' | 'hadHost'> {
    return { hadCapability: (kind) => this.#hadCapability(kind, was), hadHost: (host) => this.#hadHost(host, was) }
  }

  of(changed: ChangedFile): Compared {
    const { file, behaviour } = changed
    const was = this.#origin(changed)
    const named = { path: file.path, ...(was && { was: was.path }), kind: 'code', weighed: [] } as const
    const [old, now] = [was ? this.#code.text(was.sha256) : '', this.#code.text(file.sha256)]
    if (old === null || now === null) return { ...named, limit: 'size' }
    if (old.length + now.length > this.#room) return { ...named, limit: 'room' }
    this.#room -= old.length + now.length
    const [before, after] = [tokensOf(old), tokensOf(now)]
    const kind = was ? kindOfChange(before, after) : 'code'
    if (kind !== 'code') return { ...named, kind }
    const units = new Units(before)
    const base = this.#known(changed)
    const known = { ...base, words: new Words(before), keys: new Set(units.all.map(({ key }) => key)) }
    return { ...named, weighed: hunksOf(units, new Units(after), behaviour, known, this.#versions) }
  }

  /** How much there is to see in a file, by what was found in it: what means most is compared first. */
  newsIn(changed: ChangedFile): number {
    const { behaviour, was } = changed
    const { hadCapability, hadHost } = this.#known(changed)
    const fresh = behaviour.capabilities.filter(({ kind, concealed }) => concealed ?? !hadCapability(kind))
    const newHosts = behaviour.hosts.filter(({ host }) => !hadHost(host))
    const isObfuscated = behaviour.shape.obfuscation.length > 0
    return behaviour.hidden.length * 4 + fresh.length * 2 + newHosts.length + Number(isObfuscated) + Number(!was) / 2
  }
}

function weightOf({ weighed, limit }: Compared): number {
  return weighed[0]?.weight ?? (limit === undefined ? -1 : 0)
}

/** What tells hunks apart: what changed in them, wherever they stand and in whichever build. */
function changeIn({ hunk, change, inAnyBuild }: Weighed): string {
  if (inAnyBuild !== null) return JSON.stringify([inAnyBuild, ...hunk.news])
  const shown = hunk.lines.filter((line) => !line.startsWith(' ')).map((line) => line.replace(/\s+/g, ' '))
  return [change, ...shown].join('\n')
}

/** Hunks of all files, each kind of change once: a build often writes the same into several files. */
function withoutCopies(files: readonly Compared[]): readonly Compared[] {
  const all = files.flatMap((file) => file.weighed.map((one) => ({ file, one })))
  const same = groupBy(all, ({ one }) => changeIn(one))
  const first = new Map([...same.values()].flatMap((group) => (group[0] ? [[group[0].one, group] as const] : [])))
  return files.map((file) => ({
    ...file,
    weighed: file.weighed.flatMap((one) => {
      const group = first.get(one)
      if (!group) return []
      const also = [...new Set(group.map((each) => each.file.path))].filter((path) => path !== file.path)
      if (also.length === 0) return [one]
      return [{ ...one, hunk: { ...one.hunk, copies: also.length, also: also.slice(0, codeBounds.also) } }]
    }),
  }))
}

/** What of all hunks is shown: of each file the most telling, and what means most of all. */
function bounded(files: readonly Compared[]): ChangedCode['files'] {
  const all = files.flatMap(({ weighed }) => weighed.slice(0, codeBounds.hunks))
  const shown = new Set(all.sort((a, b) => b.weight - a.weight).slice(0, codeBounds.allHunks))
  return files.map(({ weighed, ...file }) => {
    const hunks = weighed.filter((one) => shown.has(one)).map(({ hunk }) => hunk)
    const left = weighed.length - hunks.length
    return { ...file, hunks, ...(left > 0 && { left }) }
  })
}

/**
 * What changed in the code that users of a release run, the most telling file first; null without a baseline.
 *
 * @param code the texts of both releases
 */
export function changedCodeOf(releases: Releases, code: CodeText): ChangedCode | null {
  if (!releases.baseline) return null
  const comparing = new Comparing(code, releases)
  const all = changedCode(releases)
    .map((file) => ({ file, news: comparing.newsIn(file) }))
    .sort((a, b) => b.news - a.news || a.file.file.size - b.file.file.size)
  const compared = all.slice(0, codeBounds.files).map(({ file }) => comparing.of(file))
  const left = all.length - compared.length
  const files = withoutCopies(compared.sort((a, b) => weightOf(b) - weightOf(a)))
  return { files: bounded(files), ...(left > 0 && { left }) }
}
