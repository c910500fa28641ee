import { compare } from '../../compare/pairing.js'
import type { CodeChange } from '../../model/code-change.js'
import type { FileFacts, Release } from '../../model/types.js'
import { behavioursOf, changedCode, type ChangedFile } from '../../rules/changed-code/changed-code.js'
import type { Contents } from '../../tarball/contents.js'
import { kindOfChange, type Unit, unitsOf } from './code-units.js'
import { hunksOf, type Known } from './hunks.js'

/** Hunks of one file that are shown. */
const perFile = 3

/** A release with the text of its code. */
export interface CodeSide {
  readonly release: Release
  readonly code: KeptCode
}

function knownOf({ release }: CodeSide, text: string, units: readonly Unit[]): Known {
  const all = behavioursOf(release)
  return {
    words: new Set(text.match(/[\w$]{3,}/g) ?? []),
    keys: new Set(units.map(({ key }) => key)),
    capabilities: new Set(all.flatMap(({ capabilities }) => capabilities.map(({ kind }) => kind))),
    hosts: new Set(all.flatMap(({ hosts }) => hosts.map(({ host }) => host))),
  }
}

async function change({ file, was }: ChangedFile, before: CodeSide, after: CodeSide): Promise<CodeChange> {
  const [old, now] = [was ? before.code.text(was.path) : '', after.code.text(file.path)]
  const named = { path: file.path, was: was?.path ?? null }
  if (old === null || now === null) return { ...named, kind: 'code', hunks: [], left: 0, limit: 'size' }
  const kind = was ? kindOfChange(old, now) : 'code'
  if (kind !== 'code') return { ...named, kind, hunks: [], left: 0, limit: null }
  const units = was ? unitsOf(old) : []
  const { hunks, isUnpaired } = await hunksOf(units, unitsOf(now), knownOf(before, old, units))
  const shown = hunks.slice(0, perFile)
  return { ...named, kind, hunks: shown, left: hunks.length - shown.length, limit: isUnpaired ? 'pairing' : null }
}

function weight({ hunks }: CodeChange): number {
  return hunks[0]?.weight ?? -1
}

/** Lines that say something, of a file that is looked for under another name. */
function marks(text: string): ReadonlySet<string> {
  return new Set(text.split(/[\n;]/).flatMap((line) => (line.length > 20 ? [line.trim().slice(0, 200)] : [])))
}

/** The part of a file's lines that another one must have to be what it was. */
const alike = 0.3

/** Pairs files whose names have another hash, or are new, with what they were: by their lines, the most alike first. */
function paired(
  files: readonly ChangedFile[],
  gone: readonly FileFacts[],
  before: CodeSide,
  after: CodeSide,
): readonly ChangedFile[] {
  const old = gone.map((file) => ({ file, lines: marks(before.code.text(file.path) ?? '') }))
  const all = files.flatMap((changed) => {
    if (changed.was?.path === changed.file.path) return []
    const lines = marks(after.code.text(changed.file.path) ?? '')
    return old.map(({ file, lines: other }) => {
      const shared = [...lines].filter((line) => other.has(line)).length
      return { changed, was: file, part: shared / Math.max(1, Math.min(lines.size, other.size)) }
    })
  })
  const found = new Map<ChangedFile, FileFacts>()
  const taken = new Set<FileFacts>()
  for (const { changed, was, part } of all.sort((a, b) => b.part - a.part)) {
    if (part < alike || found.has(changed) || taken.has(was)) continue
    found.set(changed, was)
    taken.add(was)
  }
  return files.map((changed) => {
    const was = found.get(changed) ?? (changed.was && !taken.has(changed.was) ? changed.was : undefined)
    return { file: changed.file, behaviour: changed.behaviour, ...(was && { was }) }
  })
}

/** What changed in the code that users of a release run, the most telling file first. */
export async function codeChanges(before: CodeSide, after: CodeSide): Promise<readonly CodeChange[]> {
  const comparison = compare(after.release.files, before.release.files)
  const files = changedCode({ release: after.release, baseline: before.release, comparison })
  const changes: CodeChange[] = []
  const gone = [
    ...comparison.removed,
    ...comparison.pairs.flatMap(({ state, was, file }) =>
      state === 'renamed' && was?.sha256 !== file.sha256 ? (was ?? []) : [],
    ),
  ].filter(({ behaviour }) => behaviour !== undefined)
  for (const file of paired(files, gone, before, after)) changes.push(await change(file, before, after))
  return changes.sort((a, b) => weight(b) - weight(a))
}

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
