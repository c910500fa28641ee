import { LineCounter, parseDocument, type YAMLError } from 'yaml'
import { readTree, type Complaint, type Span, type Tree } from './positions.js'
import { show } from './suggest.js'

type ErrorCode = YAMLError['code']

export interface PolicyDocument {
  readonly tree: Tree
  /** What is wrong with the text as YAML. */
  readonly complaints: readonly Complaint[]
  /** Offset from which the tree can't be trusted, since the text isn't YAML there; Infinity where all of it is. */
  readonly brokenFrom: number
  /** Line and column of an offset, both from 1. */
  readonly position: (offset: number) => { readonly line: number; readonly column: number }
}

/** Complaints after which the tree still is what the text says. */
const harmless: ReadonlySet<ErrorCode> = new Set(['MULTIPLE_DOCS', 'NON_STRING_KEY', 'TAG_RESOLVE_FAILED'])

const plainWords: ReadonlyMap<ErrorCode, string> = new Map([
  ['TAB_AS_INDENT', 'a tab indents this line, expected spaces'],
  ['MULTIPLE_DOCS', 'a second YAML document begins here, expected one document in the file'],
  ['NON_STRING_KEY', 'this key is not plain text, expected a word such as "files"'],
  ['RESOURCE_EXHAUSTION', 'this is nested too deeply to be read, expected a few levels'],
])

/**
 * YAML 1.2 with the core schema alone: `off` and dates are strings, `<<` is a key like any other.
 * Unique keys are ours to check: yaml compares each key with each, which takes minutes on a hostile file of 1 MiB.
 */
export const yamlOptions = {
  schema: 'core',
  merge: false,
  resolveKnownTags: false,
  stringKeys: true,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'error',
} as const

/** Reads the policy's text, with every mistake that it has as YAML. */
export function readDocument(text: string): PolicyDocument {
  const lines = new LineCounter()
  const document = parseDocument(text, { ...yamlOptions, lineCounter: lines })
  const { tree, complaints } = readTree(document)
  const problems = worthTelling([...document.errors, ...document.warnings], (offset) => lines.linePos(offset).line)
  const broken = problems.filter((problem) => !harmless.has(problem.code)).map((problem) => problem.pos[0])
  return {
    tree,
    complaints: [...problems.map((problem) => complaintOf(problem, text)), ...complaints],
    brokenFrom: broken.reduce((first, offset) => Math.min(first, offset), Infinity),
    position: (offset) => {
      const { line, col } = lines.linePos(offset)
      return { line: Math.max(1, line), column: Math.max(1, col) }
    },
  }
}

/**
 * Where the parser gave up on depth, all else that it says follows from that; so does what it says again of one place,
 * and of a line that a tab indents.
 */
function worthTelling(problems: readonly YAMLError[], lineOf: (offset: number) => number): readonly YAMLError[] {
  const exhausted = problems.find((problem) => problem.code === 'RESOURCE_EXHAUSTION')
  if (exhausted) return [exhausted]
  const tabs = new Map(
    problems.filter(({ code }) => code === 'TAB_AS_INDENT').map(({ pos: [start] }) => [lineOf(start), start] as const),
  )
  const places = new Set<number>()
  return problems.filter(
    ({ pos: [start] }) => start <= (tabs.get(lineOf(start)) ?? start) && !places.has(start) && places.add(start),
  )
}

function complaintOf(problem: YAMLError, text: string): Complaint {
  const span: Span = { start: problem.pos[0], end: problem.pos[1] }
  if (problem.code === 'TAG_RESOLVE_FAILED') {
    return { ...span, text: `tag ${show(text.slice(span.start, span.end))} is not known here, expected a plain value` }
  }
  return {
    ...span,
    text: plainWords.get(problem.code) ?? `this is not YAML: ${problem.message.replace(/\s+/g, ' ').slice(0, 200)}`,
  }
}
