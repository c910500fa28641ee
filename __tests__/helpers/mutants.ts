import { type EventLoopUtilization, performance } from 'node:perf_hooks'
import fc from 'fast-check'
import { GateError } from '../../src/model/errors.js'
import { hostileNames } from '../report/hostile.js'
import { slowness } from './effort.js'

/** Documents that are one or a few changes away from a sound one, and how a reader of them has to behave. */

interface Edit {
  readonly kind: 'flip' | 'set' | 'cut' | 'drop' | 'twice' | 'highest' | 'zero' | 'insert'
  readonly at: number
  readonly length: number
  readonly byte: number
}

const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('flip', 'set', 'cut', 'drop', 'twice', 'highest', 'zero', 'insert'),
  at: fc.nat(),
  length: fc.integer({ min: 1, max: 64 }),
  byte: fc.nat(255),
})

function edited(bytes: Buffer, { kind, at, length, byte }: Edit): Buffer {
  const place = at % Math.max(1, bytes.length)
  const [before, after] = [bytes.subarray(0, place), bytes.subarray(place)]
  const span = after.subarray(0, length)
  switch (kind) {
    case 'flip':
      return Buffer.concat([before, Buffer.from([(after[0] ?? 0) ^ (1 << (byte % 8))]), after.subarray(1)])
    case 'set':
      return Buffer.concat([before, Buffer.from([byte]), after.subarray(1)])
    case 'cut':
      return before
    case 'drop':
      return Buffer.concat([before, after.subarray(length)])
    case 'twice':
      return Buffer.concat([before, span, after])
    case 'highest':
    case 'zero':
      return Buffer.concat([before, Buffer.alloc(4, kind === 'zero' ? 0 : 0xff), after.subarray(4)])
    case 'insert':
      return Buffer.concat([before, Buffer.from(hostileNames[byte % hostileNames.length] ?? ''), after])
  }
}

/** One of the samples with one to five changes of its bytes. */
export function changedBytes(...samples: readonly Buffer[]): fc.Arbitrary<Buffer> {
  return fc
    .tuple(fc.constantFrom(...samples), fc.array(edit, { minLength: 1, maxLength: 5 }))
    .map(([sample, edits]) => edits.reduce(edited, sample))
}

type Rewrite = (original: string, key: string) => string

const nested = (open: string, depth: number, close: string): string => open.repeat(depth) + close.repeat(depth)

/** What may stand in the place of a value, as JSON text: what no writer of JSON would write is among it. */
const rewrites: readonly Rewrite[] = [
  ...['null', 'true', '-1', '0', '1.5', '1e999', '-1e999', '9007199254740993', '1'.repeat(400), '""', '[]', '{}'],
  ...hostileNames.map((name) => JSON.stringify(name)),
  JSON.stringify('x'.repeat(70_000)),
  nested('[', 12, ']'),
  nested('[', 30_000, ']'),
  `${'{"packages":['.repeat(10_000)}${']}'.repeat(10_000)}`,
  `[${'[],'.repeat(5000)}{}]`,
  `[${'{},'.repeat(900)}null]`,
  `{${Array.from({ length: 200 }, (_, index) => `"k${index}":0`).join()}}`,
  '{"__proto__":{"conclusion":"success"},"constructor":null,"toString":1,"length":-1}',
]
  .map(
    (text): Rewrite =>
      () =>
        text,
  )
  .concat([
    (original) => `[${original}]`,
    (original) => `{"a":${original}}`,
    (original) => `[${original},${original}]`,
    // The same key twice, where it is one of an object.
    (original, key) => `${original},${JSON.stringify(key)}:null`,
    (original, key) => `null,${JSON.stringify(key)}:${original}`,
    (original) => `${original},${original}`,
    () => 'NaN',
  ])

type Path = readonly (string | number)[]
type Node = Record<string | number, unknown>

function places(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at]
  const keys = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value)
  return [...(at.length === 0 ? [] : [at]), ...keys.flatMap((key) => places((value as Node)[key], [...at, key]))]
}

function rewritten(document: unknown, changes: readonly (readonly [Path, Rewrite])[]): string {
  const copy: unknown = structuredClone(document)
  const marks = changes.flatMap(([path, rewrite], index) => {
    const key = path.at(-1) ?? ''
    const parent = path.slice(0, -1).reduce<unknown>((value, step) => (value as Node | undefined)?.[step], copy)
    // An earlier change took it away.
    if (typeof parent !== 'object' || parent === null) return []
    const mark = `mark ${index} of a change`
    const text = rewrite(JSON.stringify((parent as Node)[key] ?? null), String(key))
    ;(parent as Node)[key] = mark
    return [{ mark: JSON.stringify(mark), text }]
  })
  return marks.toReversed().reduce((json, { mark, text }) => json.replace(mark, () => text), JSON.stringify(copy))
}

/** One of the samples as JSON, with one to three values of another kind, and now and then changed bytes. */
export function changedJson(...samples: readonly object[]): fc.Arbitrary<Buffer> {
  const known = samples.map((sample) => ({ sample: JSON.parse(JSON.stringify(sample)) as unknown }))
  const change = fc.tuple(fc.nat(), fc.constantFrom(...rewrites))
  const edits = fc.oneof({ weight: 4, arbitrary: fc.constant<Edit[]>([]) }, fc.array(edit, { maxLength: 2 }))
  return fc
    .tuple(fc.constantFrom(...known), fc.array(change, { minLength: 1, maxLength: 3 }), edits)
    .map(([{ sample }, changes, bytes]) => {
      const all = places(sample)
      const text = rewritten(
        sample,
        changes.map(([place, rewrite]) => [all[place % all.length] ?? [], rewrite] as const),
      )
      return bytes.reduce(edited, Buffer.from(text))
    })
}

const mostMs = 10_000
/** What hangs without a sound is given up after this long, whatever the machine is at. */
const mostWaitMs = 60_000
const mostGrowth = 300_000_000
const late = (most: number): string => `no answer within ${most} ms`

/** Milliseconds for which this process had nothing to do but wait: a busy machine doesn't make them more. */
const idleSince = (start: EventLoopUtilization): number => performance.eventLoopUtilization(start).idle

/** Rejects once the reader has waited for so long, for whatever it is. */
function waitedTooLong(started: EventLoopUtilization, most: number): { readonly over: Promise<never>; stop(): void } {
  const begun = performance.now()
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<never>((_resolve, reject) => {
    timer = setInterval(() => {
      if (idleSince(started) > most || performance.now() - begun > mostWaitMs) reject(new Error(late(most)))
    }, most / 20)
  })
  return {
    over,
    stop: () => {
      clearInterval(timer)
    },
  }
}

/**
 * What a reader makes of a document: an answer, or null where it refused with a GateError. Any other error, ten seconds
 * of a quiet machine's processor time and of waiting, or 300 MB fail the test.
 *
 * @param most milliseconds
 */
export async function answerOf<T>(
  read: () => T | Promise<T>,
  most: number = mostMs,
): Promise<{ readonly answer: T } | null> {
  const [started, begun, held] = [process.cpuUsage(), performance.eventLoopUtilization(), process.memoryUsage.rss()]
  const waiting = waitedTooLong(begun, most)
  try {
    return { answer: await Promise.race([Promise.resolve().then(read), waiting.over]) }
  } catch (error) {
    if (error instanceof GateError && error.code !== 'EINTERNAL') return null
    throw error
  } finally {
    waiting.stop()
    const { user, system } = process.cpuUsage(started)
    const waited = idleSince(begun)
    const taken = (user + system) / 1000
    if (taken + waited > most && taken / (await slowness()) + waited > most) throw new Error(late(most))
    if (process.memoryUsage.rss() - held > mostGrowth) throw new Error('more than 300 MB for one document')
  }
}

/** Tries a reader on so many documents, and counts what it answered. */
export async function countAnswers<T>(
  documents: fc.Arbitrary<Buffer>,
  numRuns: number,
  read: (bytes: Buffer) => T | Promise<T>,
): Promise<{ readonly answers: readonly T[]; readonly refused: number }> {
  const answers: T[] = []
  let refused = 0
  const property = fc.asyncProperty(documents, async (bytes) => {
    const result = await answerOf(() => read(bytes))
    if (result === null) refused += 1
    else answers.push(result.answer)
  })
  await fc.assert(property, { numRuns })
  return { answers, refused }
}
