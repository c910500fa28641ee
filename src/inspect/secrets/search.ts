import { crc32 } from 'node:zlib'
import type { SecretLintRuleContext, SecretLintRuleCreator, SecretLintSourceCode } from '@secretlint/types'
import type { SecretKind } from '../../model/secret-kinds.js'
import { type Anchor, AnchorSearch } from './anchors.js'
import { isPlaceholder } from './placeholder.js'
import { secretRules } from './rules.js'
import type { SecretRule } from './secret-rule.js'
import { blockBody, isWholeKey } from './structures/pem.js'
import { join, unescape, unpercent, type Unescaped } from './unescape.js'
import { largest } from '../../model/group-by.js'

/** Where a rule of secretlint's found something, and which of its messages it would show. */
export interface Report {
  readonly messageId: string
  readonly start: number
  readonly end: number
}

/** Runs one rule over a text. */
type RunRule = (text: string) => readonly Report[]

/**
 * A rule of secretlint's, ready to run. @secretlint/core's own `lintSource` gives promises, sets all rules up again for
 * each text and puts the found values into messages; here a rule is called at once, its messages are never written, and
 * nothing but the bounds of a value leaves it.
 */
export function ruleRunner(creator: SecretLintRuleCreator): RunRule {
  let reports: Report[] = []
  const context: SecretLintRuleContext = {
    sharedOptions: {},
    createTranslator: () => (messageId) => ({ message: '', messageId: String(messageId), data: undefined }),
    report: ({ message: { messageId }, range: [start, end] }) => {
      reports.push({ messageId, start, end })
    },
    ignore: () => undefined,
  }
  const handler = creator.create(context, {})
  return (text) => {
    reports = []
    // Without a path and an extension: some rules would open the file that the path names.
    const pending: unknown = handler.file?.({
      content: text,
      filePath: undefined,
      ext: '',
      contentType: 'text',
      hasBOM: false,
    } as unknown as SecretLintSourceCode)
    if (pending instanceof Promise) throw new Error(`rule ${creator.meta.id} doesn't answer at once`)
    return reports
  }
}

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** A number in base 62, in six digits. */
function base62(value: number): string {
  let text = ''
  for (let rest = value; text.length < 6; rest = Math.floor(rest / 62)) text = (digits[rest % 62] ?? '') + text
  return text
}

/** Tokens of GitHub and npm: a mark, thirty signs and the CRC-32 of these. */
const checked = /^(?:gh[pousr]|npm)_([A-Za-z0-9]{30})([A-Za-z0-9]{6})$/

/**
 * Whether the checksum in a token is right; null for tokens without one.
 * https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
 */
function hasRightChecksum(token: string): boolean | null {
  const [, body, sum] = checked.exec(token) ?? []
  return body === undefined ? null : base62(crc32(body)) === sum
}

/** What a value itself says of where it comes from: true where no one made it up, false where someone did. */
export function isProven(kind: SecretKind, value: string): boolean | null {
  if (kind !== 'private-key') return hasRightChecksum(value)
  const inner = /^-----BEGIN [^-]+-----([^]*)-----END [^-]+-----$/.exec(value)?.[1]
  return isWholeKey(inner === undefined ? value.replace(/\\[nr]|\s/g, '') : blockBody(inner)) || null
}

/** Bytes around a place that any rule looks at; a window has as many on both sides. */
export const reach = 16_384

export interface Found {
  readonly kind: SecretKind
  readonly value: string
  /** In the bytes that were looked at. */
  readonly at: number
  /** What the value begins with that says nothing but its kind. */
  readonly mark: string
  /** True where a checksum or its structure says that it is whole, false where a checksum is wrong. */
  readonly isProven: boolean | null
}

/**
 * One character for each byte. Bytes beyond ASCII are neither letters nor white space: a token may stand beside any of
 * them.
 */
function textOf(bytes: Buffer, start: number, end: number): string {
  return bytes.toString('latin1', start, end).replace(/[\x80-\xff]/g, '\x80')
}

/** Longest mark that is shown. */
const longestMark = 6

function markOf(value: string, { anchors }: SecretRule): string {
  const mark = anchors.find(({ text }) => value.startsWith(text))?.text ?? ''
  return mark.slice(0, longestMark)
}

/** Strings in strings: code in a source map, or in the eval wrapper of a development build, has its own. */
const deepest = 2

/** Signs in tokens that a URL escapes: those of base64, and what stands between the parts of some. */
const inPercents = /%(?:2[014bf]|3[ad]|40|7[ce])/i

/** Between two strings of code that are joined. */
const joint = /["'`]\s{0,40}\+\s{0,40}\\{0,3}["'`]/

/**
 * A text as it is and, where it has escapes, as what they stand for, and what those in that stand for; and as what the
 * parts of URLs in it say, and strings that are joined.
 */
function views(raw: string): readonly Unescaped[] {
  const found: Unescaped[] = [{ text: raw, at: (place) => place }]
  for (let last = found[0]; last?.text.includes('\\') && found.length <= deepest; last = found.at(-1)) {
    const { at } = last
    const next = unescape(last.text)
    found.push({ text: next.text, at: (place) => at(next.at(place)) })
  }
  if (inPercents.test(raw)) found.push(unpercent(raw))
  if (joint.test(raw)) found.push(join(raw))
  return found
}

/** Looks for secrets around anchors alone; the rest of a text can hold none. */
export class SecretSearch {
  readonly #rules: readonly SecretRule[]
  /** Made ready when they are needed first: most texts have the anchors of few rules. */
  readonly #runners: RunRule[] = []
  readonly #anchors: AnchorSearch
  /** The rules of each anchor that was handed to the search: rules may share one. */
  readonly #rulesOf: readonly (readonly number[])[]
  /** What each rule will look at next: anchors that are close to each other are looked at together. */
  readonly #starts: Int32Array
  readonly #ends: Int32Array
  readonly #lead: number
  readonly #judged = new Map<string, { readonly isProven: boolean | null } | null>()

  constructor(rules: readonly SecretRule[] = secretRules) {
    this.#rules = rules
    const byText = new Map<string, { anchor: Anchor; rules: number[] }>()
    rules.forEach((rule, index) => {
      for (const anchor of rule.anchors) {
        const id = `${anchor.text}\0${String(anchor.fold)}`
        const known = byText.get(id)
        if (known) known.rules.push(index)
        else byText.set(id, { anchor, rules: [index] })
      }
    })
    this.#anchors = new AnchorSearch([...byText.values()].map(({ anchor }) => anchor))
    this.#rulesOf = [...byText.values()].map((each) => each.rules)
    this.#starts = new Int32Array(rules.length)
    this.#ends = new Int32Array(rules.length).fill(-1)
    this.#lead = largest(rules.map(({ before }) => before))
  }

  /** Finds what begins in a range. */
  *find(bytes: Buffer, from: number, to: number): Generator<Found> {
    const spans: [rule: number, start: number, end: number][] = []
    const touched: number[] = []
    this.#anchors.search(bytes, from, Math.min(bytes.length, to + this.#lead), (anchor, at) => {
      for (const index of this.#rulesOf[anchor] ?? []) this.#widen(index, at, bytes.length, spans, touched)
    })
    for (const index of touched) {
      spans.push([index, this.#starts[index] ?? 0, this.#end(index)])
      this.#ends[index] = -1
    }
    // In the order of the rules: where two know the same place, the first is right.
    spans.sort(([a], [b]) => a - b)
    for (const [index, start, end] of spans) yield* this.#look(index, bytes, start, end, from, to)
    this.#judged.clear() // no value is kept
  }

  /** Whether a value is one, and proven; null for a placeholder. The same one may stand in a text many times. */
  #judge(kind: SecretKind, value: string): { readonly isProven: boolean | null } | null {
    const key = `${kind}\0${value}`
    const known = this.#judged.get(key)
    if (known !== undefined) return known
    const found = isPlaceholder(kind, value) ? null : { isProven: isProven(kind, value) }
    this.#judged.set(key, found)
    return found
  }

  #end(index: number): number {
    return this.#ends[index] ?? -1
  }

  #widen(index: number, at: number, length: number, spans: [number, number, number][], touched: number[]): void {
    const { before = 0, after = 0 } = this.#rules[index] ?? {}
    const start = Math.max(0, at - before)
    const end = Math.min(length, at + after)
    const known = this.#end(index)
    if (known < start) {
      if (known < 0) touched.push(index)
      else spans.push([index, this.#starts[index] ?? 0, known])
      this.#starts[index] = start
    } else this.#starts[index] = Math.min(this.#starts[index] ?? 0, start)
    this.#ends[index] = Math.max(known, end)
  }

  *#look(index: number, bytes: Buffer, start: number, end: number, from: number, to: number): Generator<Found> {
    const rule = this.#rules[index]
    if (!rule) return
    const run = (this.#runners[index] ??= ruleRunner(rule.creator))
    const raw = textOf(bytes, start, end)
    const seen = new Set<number>()
    for (const { text, at: placeOf } of views(raw)) {
      for (const report of run(text)) {
        const at = start + placeOf(report.start)
        const kind = rule.kinds[report.messageId]
        if (kind === undefined)
          throw new Error(`rule ${rule.creator.meta.id} has an unknown message ${report.messageId}`)
        if (at < from || at >= to || seen.has(at)) continue
        seen.add(at)
        const value = text.slice(report.start, report.end)
        const judged = this.#judge(kind, value)
        if (judged) yield { kind, value, at, mark: markOf(value, rule), ...judged }
      }
    }
  }
}
