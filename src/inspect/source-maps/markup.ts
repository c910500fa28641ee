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

function cellAround(bytes: Buffer, at: number): MarkedUp {
  const text = bytes.toString('latin1', at)
  const length = /(?<!")(?:"")*"(?!")/.exec(text)?.index ?? text.length
  const lead = bytes.toString('latin1', Math.max(0, at - longestLead), at)
  const from = lead.lastIndexOf(',"{') + 1 || lead.lastIndexOf('\n') + 1
  const cell = lead.slice(from) + text.slice(0, length)
  return { text: Buffer.from(cell.replaceAll('""', '"'), 'latin1'), end: at + length }
}

/** The text around a key at a place as it was before it was put into markup or CSV; null where it wasn't. */
export function unmarked(bytes: Buffer, at: number): MarkedUp | null {
  const near = bytes.toString('latin1', at, at + 64)
  if (entityKey.test(near)) return entitiesAround(bytes, at)
  return doubledKey.test(near) ? cellAround(bytes, at) : null
}
