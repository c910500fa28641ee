import { decodeLiteral } from './string-literal.js'

/** A key of YAML whose value is a list in lines of its own (YAML 1.2.2, 8.2.1). */
const key = /^sourcesContent["']?:[ \t]*\r?\n([ \t]*)-[ \t]/

/** Whether a list of YAML follows a key. */
export function isYamlKey(near: string): boolean {
  return key.test(near)
}

/** The lines of a block, without the indentation that they share. */
function blockOf(lines: readonly string[]): string {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/))
  const indent = indents.reduce((least, each) => Math.min(least, each), Infinity)
  return lines.map((line) => line.slice(indent)).join('\n')
}

/** The text of an item: a block, a string in quotes over one line or several, or plain. */
function textOf(lines: readonly string[]): Buffer {
  const [first = '', ...others] = lines
  if (/^[|>][+-]?\d?[+-]?\s*$/.test(first)) return Buffer.from(blockOf(others))
  const all = lines.join('\n')
  if (first.startsWith('"')) return decodeLiteral(Buffer.from(all), 1, 0x22).text
  return Buffer.from(first.startsWith("'") ? all.slice(1).replace(/'\s*$/, '').replaceAll("''", "'") : all)
}

/** The texts of the list behind a key at a place, and where it ends; null where none follows it. */
export function yamlList(
  bytes: Buffer,
  at: number,
): { readonly items: readonly Buffer[]; readonly end: number } | null {
  const indent = key.exec(bytes.toString('latin1', at, at + 256))?.[1]
  if (indent === undefined) return null
  const items: string[][] = []
  let place = bytes.indexOf(10, at) + 1
  while (place > 0 && place < bytes.length) {
    const next = bytes.indexOf(10, place)
    const line = bytes.toString('utf8', place, next < 0 ? bytes.length : next).replace(/\r$/, '')
    const isItem = line.startsWith(`${indent}- `)
    const depth = line.search(/\S/)
    if (!isItem && depth >= 0 && depth <= indent.length) break
    if (isItem) items.push([line.slice(indent.length + 2)])
    else items.at(-1)?.push(line)
    place = next < 0 ? bytes.length : next + 1
  }
  return { items: items.map(textOf), end: place }
}
