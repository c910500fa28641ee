import { excessIn } from '../../model/json-bounds.js'

/**
 * Bounds for a document that someone else wrote. They hold before its shape is looked at: a schema keeps an issue for
 * each wrong item, and 120 kB of `[[],[],…]` would take gigabytes.
 */
export const bounds = {
  /** Bytes of the document. A report on 100,000 files has 40 MB. */
  bytes: 64_000_000,
  /** Lists and objects in one another; a report has 7 at most. */
  depth: 16,
  /** Values of any kind: ten for each of 200,000 files and more. */
  values: 4_000_000,
  /** Keys of one object. */
  keys: 100,
  /** Items of the lists that grow with the package. */
  lists: {
    findings: 50_000,
    waived: 50_000,
    files: 200_000,
    removed: 200_000,
    packages: 1000,
    skipped: 10_000,
    // Of an attestation: actions/attest takes 1024.
    subject: 10_000,
  },
  /** Items of any other list. */
  list: 1000,
  /** Characters of one text. */
  text: 65_536,
} as const

/** Why something is no report, in words of ours alone: nothing of it is quoted. */
export class NotRead extends Error {}

function mostItems(key: string): number {
  const lists: Readonly<Record<string, number>> = bounds.lists
  return Object.hasOwn(lists, key) ? (lists[key] ?? 0) : bounds.list
}

/** Its depth is known to be small. */
function assertSizes(value: unknown, key: string, text: number): void {
  if (typeof value === 'string') {
    if (value.length > text) throw new NotRead(`a text in it has more than ${text.toLocaleString('en-US')} characters`)
    return
  }
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    const most = mostItems(key)
    if (value.length > most) throw new NotRead(`a list in it has more than ${most.toLocaleString('en-US')} items`)
    for (const item of value) assertSizes(item, '', text)
    return
  }
  const entries = Object.entries(value)
  if (entries.length > bounds.keys) throw new NotRead(`an object in it has more than ${bounds.keys} keys`)
  for (const [name, item] of entries) assertSizes(item, name, text)
}

/**
 * A JSON document within the bounds.
 *
 * @param text characters that one text may have
 * @throws NotRead
 */
export function parseBounded(bytes: Uint8Array, text: number = bounds.text): unknown {
  if (bytes.length > bounds.bytes) {
    throw new NotRead(`it has ${bytes.length} bytes, expected at most ${bounds.bytes.toLocaleString('en-US')}`)
  }
  const excess = excessIn(bytes, { ...bounds, items: Infinity })
  if (excess !== null) throw new NotRead(`it ${excess}`)
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    // The parser's own message would quote the file.
    throw new NotRead('it is not JSON in UTF-8', { cause })
  }
  assertSizes(value, '', text)
  return value
}

/** Some editors and shells begin a file with a byte order mark; pack-gate writes none. */
export function withoutMark(bytes: Buffer): Buffer {
  return bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? bytes.subarray(3) : bytes
}
