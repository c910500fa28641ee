/** The key between quotes that markup wants as entities: in an attribute, or in the text of XML. */
const entityKey = /^sourcesContent(?:&quot;|&#34;|&#x22;)\s*(?::|&#58;)\s*(?:\[|&#91;)/i

/** The key in a cell of CSV, or in a string of a language, in which each quote is doubled. */
const doubledKey = /^sourcesContent""\s*:\s*\[\s*""/

/** Whether a key stands in quotes that are written in the way of markup or CSV. */
export function isMarkupKey(near: string): boolean {
  return entityKey.test(near) || doubledKey.test(near)
}

const names: ReadonlyMap<string, string> = new Map([
  ['quot', '"'],
  ['apos', "'"],
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
])

function fromEntity(all: string, name?: string, decimal?: string, hex?: string): string {
  if (name !== undefined) return names.get(name) ?? all
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
  return code > 0x10ffff ? all : String.fromCodePoint(code)
}

/** A part of a text in which a key stands, decoded, and where it ends. */
export interface MarkedUp {
  readonly text: Buffer
  readonly end: number
}

function entitiesAround(bytes: Buffer, at: number): MarkedUp {
  let [start, end] = [at, at]
  // What is encoded so holds none of these; an apostrophe may stand in it as it is.
  const isOutside = (byte: number | undefined): boolean => byte === 0x22 || byte === 0x3c || byte === 0x3e
  while (start > 0 && !isOutside(bytes[start - 1])) start -= 1
  while (end < bytes.length && !isOutside(bytes[end])) end += 1
  const text = bytes
    .toString('utf8', start, end)
    .replace(/&(?:(quot|apos|lt|gt|amp)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi, fromEntity)
  return { text: Buffer.from(text), end }
}

/** Bytes before a key in which its cell may begin. */
const longestLead = 1024 * 1024

const quote = 0x22
const cellStart = Buffer.from(',"{')

/** Where the cell ends that a place is in: at a quote that is not doubled. */
function cellEnd(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(quote, from)
  while (at >= 0 && bytes[at + 1] === quote) at = bytes.indexOf(quote, at + 2)
  return at < 0 ? bytes.length : at
}

function cellAround(bytes: Buffer, at: number): MarkedUp {
  const lead = bytes.subarray(Math.max(0, at - longestLead), at)
  const from = at - lead.length + (lead.lastIndexOf(cellStart) + 1 || lead.lastIndexOf(10) + 1)
  const end = cellEnd(bytes, at)
  const cell = bytes.toString('latin1', from, end)
  return { text: Buffer.from(cell.replaceAll('""', '"'), 'latin1'), end }
}

/** The text around a key at a place as it was before it was put into markup or CSV; null where it wasn't. */
export function unmarked(bytes: Buffer, at: number): MarkedUp | null {
  const near = bytes.toString('latin1', at, at + 64)
  if (entityKey.test(near)) return entitiesAround(bytes, at)
  return doubledKey.test(near) ? cellAround(bytes, at) : null
}
