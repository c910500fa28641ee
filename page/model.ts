import { fileStates, type PageFile, type PageFinding, type PageVerdict } from '../src/report/html/data.js'

/** How a file stands against the baseline; `packed` where there is none. */
export type Kind = 'added' | 'grown' | 'changed' | 'renamed' | 'unchanged' | 'removed' | 'packed'

/** What a colour of the map says: the gravest thing that is known of a file. */
export type Tint = 'error' | 'warning' | Kind

export interface PageRow {
  readonly path: string
  readonly was: string | null
  readonly kind: Kind
  /** Bytes; null where it is removed. */
  readonly size: number | null
  /** Bytes; null where it was not there. */
  readonly before: number | null
  readonly findings: readonly PageFinding[]
  readonly tint: Tint
}

/** A package as the page works with it. */
export interface Model {
  readonly verdict: PageVerdict
  readonly rows: readonly PageRow[]
}

export const kindNames: Readonly<Record<Kind, string>> = {
  added: 'added',
  grown: 'grown',
  changed: 'changed',
  renamed: 'renamed',
  unchanged: 'unchanged',
  removed: 'removed',
  packed: 'packed',
}

export function readModel(verdict: PageVerdict): Model {
  const findings = verdict.files.map((): PageFinding[] => [])
  for (const finding of verdict.findings) {
    for (const [from, to] of finding.files) {
      for (let index = from; index <= to; index += 1) findings[index]?.push(finding)
    }
  }
  let path = ''
  const rows = verdict.files.map((file, index) => {
    path = path.slice(0, file[0]) + file[1]
    return readRow(file, path, findings[index] ?? [], verdict.baseline !== null)
  })
  return { verdict, rows }
}

function readRow(
  [, , size, stateIndex, given, was]: PageFile,
  path: string,
  findings: readonly PageFinding[],
  compared: boolean,
): PageRow {
  const state = fileStates[stateIndex] ?? 'unchanged'
  const before = given === undefined ? (state === 'added' ? null : size) : given < 0 ? null : given
  const kind = kindOf(state, size, before, compared)
  return {
    path,
    was: was ?? null,
    kind,
    size: state === 'removed' ? null : size,
    before,
    findings,
    tint: tintOf(kind, findings),
  }
}

function kindOf(state: (typeof fileStates)[number], size: number, before: number | null, compared: boolean): Kind {
  if (!compared) return 'packed'
  if (state !== 'removed' && state !== 'added' && before !== null && size > before) return 'grown'
  return state
}

/** Notes say what is new, which the colours say anyway; a waived finding is excused. */
function tintOf(kind: Kind, findings: readonly PageFinding[]): Tint {
  const open = findings.filter(({ waived }) => waived === undefined)
  for (const level of ['error', 'warning'] as const) if (open.some((finding) => finding.level === level)) return level
  return kind
}
