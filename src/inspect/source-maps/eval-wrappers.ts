import { decodeLiteral, isQuote } from './string-literal.js'

/** Modules that are the bundler's own. */
const isRuntime = /\/(webpack\/|external )|\/\|sync|\/$/

/** Schemes of bundlers; by its settings one may name modules in another way. */
const bundlerUrl = /^(?:webpack|webpack-internal|rspack|turbopack|vite|parcel):/

/** Bytes and lines from which a text in any other wrapper is taken for a module. */
const [fewestBytes, fewestLines] = [200, 3]

function isCode(code: Buffer): boolean {
  return code.length >= fewestBytes && code.toString('latin1').split('\n', fewestLines + 1).length > fewestLines
}

/** A module as the bundler read it. */
interface EvaluatedModule {
  readonly name: string
  readonly text: Buffer
}

/**
 * The modules in the eval wrappers of a development build: their text with the comments.
 *
 * @param spend counts the bytes that are read for each; false where no more may be
 */
export function* evalWrappers(bytes: Buffer, spend: (length: number) => boolean): Generator<EvaluatedModule> {
  if (!bytes.includes(' sourceURL=')) return
  const text = bytes.toString('latin1')
  const pattern = /[#@] sourceURL=([a-z][\w+.-]{2,30}:\/\/[^\s"'`\\${}]+)(?=[\\"'`\s])/g
  let floor = 0
  for (const { index, 1: url = '' } of text.matchAll(pattern)) {
    // A wrapper begins behind the end of the one before it.
    const lead = text.slice(floor, index)
    const begin = floor + Math.max(lead.lastIndexOf('eval('), lead.lastIndexOf('Function('))
    const isWrapped = begin >= floor
    floor = index
    if (!isWrapped) continue
    const quote = bytes.subarray(begin, begin + 200).findIndex((byte) => isQuote(byte))
    if (quote < 0) continue
    const at = begin + quote
    if (!spend(index - begin)) return
    const { text: code, isClosed } = decodeLiteral(bytes.subarray(0, index), at + 1, bytes[at] ?? 0)
    // One with a map in it is that map's.
    if (isClosed || code.includes('sourceMappingURL=') || (!bundlerUrl.test(url) && !isCode(code))) continue
    const name = url.replace(/\?[^/]*$/, '')
    if (!isRuntime.test(name)) yield { name, text: code.subarray(0, code.lastIndexOf('//')) }
  }
}
