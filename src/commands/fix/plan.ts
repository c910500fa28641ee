import { lstatSync, readFileSync, realpathSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { hasVerdict, isRepository, type Finding, type Report, type Verdict } from '../../model/report.js'
import { addToFiles, replaceRange } from './package-json.js'

type Fix = NonNullable<Finding['fix']>

/** What is to become of one file. */
export interface FileFix {
  /** Absolute, without links. */
  readonly file: string
  /** From the repository's root. */
  readonly path: string
  readonly before: string
  readonly after: string
  /** Permission bits. */
  readonly modeBefore: number
  readonly modeAfter: number
}

/** A package's folder, and the names and versions of the packages beside it. */
export interface FixContext {
  /** Absolute path of the repository. */
  readonly root: string
  readonly versions: ReadonlyMap<string, string>
}

/** Files under their way to be fixed: several fixes may be about one. Bytes are kept: latin1 loses none. */
class Files {
  readonly #root: string
  readonly #files = new Map<string, FileFix>()

  constructor(root: string) {
    this.#root = realpathSync(root)
  }

  /** Changes a regular file of the repository: no link is followed out of it. Others are left alone. */
  change(file: string, changed: (file: FileFix) => Partial<Pick<FileFix, 'after' | 'modeAfter'>> | null): void {
    const known = this.#files.get(file) ?? this.#read(file)
    const change = known && changed(known)
    if (known && change) this.#files.set(file, { ...known, ...change })
  }

  #read(file: string): FileFix | null {
    const stat = lstatSync(file, { throwIfNoEntry: false })
    if (!stat?.isFile()) return null
    const real = realpathSync(file)
    const path = relative(this.#root, real).split(sep).join('/')
    if (path.startsWith('../') || resolve(this.#root, path) !== real) return null
    const [text, mode] = [readFileSync(real, 'latin1'), stat.mode & 0o777]
    return { file: real, path, before: text, after: text, modeBefore: mode, modeAfter: mode }
  }

  changed(): readonly FileFix[] {
    return [...this.#files.values()].filter(
      ({ before, after, modeBefore, modeAfter }) => before !== after || modeBefore !== modeAfter,
    )
  }
}

/** A text as its bytes, and back: what is written is UTF-8, as package.json is. */
const bytesOf = (text: string): string => Buffer.from(text, 'utf8').toString('latin1')
const textOf = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8')

function edited(bytes: string, edit: (text: string) => string | null): { readonly after: string } | null {
  const text = textOf(bytes)
  const after = bytesOf(text) === bytes ? edit(text) : null
  return after === null ? null : { after: bytesOf(after) }
}

function apply({ by, of }: Fix, folder: string, files: Files, { versions }: FixContext): void {
  const manifest = join(folder, 'package.json')
  if (by === 'leave-out') {
    files.change(manifest, ({ after }) => edited(after, (text) => addToFiles(text, of)))
    return
  }
  for (const each of of) {
    if (by === 'workspace-range') {
      const slash = each.indexOf('/')
      const place = [each.slice(0, slash), each.slice(slash + 1)] as const
      files.change(manifest, ({ after }) => edited(after, (text) => replaceRange(text, place, versions)))
    } else if (by === 'line-end') {
      files.change(join(folder, each), ({ after }) =>
        /^#![^\n]*\r\n/.test(after) ? { after: after.replace('\r\n', '\n') } : null,
      )
    } else {
      files.change(join(folder, each), ({ modeAfter }) => ({ modeAfter: fixedMode(by, modeAfter) }))
    }
  }
}

function fixedMode(by: 'executable' | 'not-shared', mode: number): number {
  // Executable for anyone who may read it.
  return by === 'executable' ? mode | ((mode & 0o444) >> 2) : mode & ~0o022
}

/** What can be fixed in this report without a decision: in the package's own files, never in the policy. */
function fixesOf(verdict: Verdict): readonly Fix[] {
  // What a packer took from another folder, or out of a tarball, has no place here.
  if (verdict.packer === null || verdict.packer.directory !== undefined) return []
  return verdict.findings.flatMap(({ level, fix }) => (level === 'note' || fix === undefined ? [] : [fix]))
}

/**
 * The files that `--fix` would change, with what they would be.
 *
 * @param folder absolute path of the package that was checked, or of the workspace's root
 */
export function planFixes(report: Report, folder: string, context: FixContext): readonly FileFix[] {
  const files = new Files(context.root)
  const packages = isRepository(report) ? report.packages : [{ ...report, path: null }]
  for (const one of packages) {
    if (!hasVerdict(one)) continue
    const place = one.path === null ? folder : join(context.root, one.path)
    for (const fix of fixesOf(one)) apply(fix, place, files, context)
  }
  return files.changed()
}
