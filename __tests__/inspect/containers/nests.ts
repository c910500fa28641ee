import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import type { FileFacts } from '../../../src/model/file-facts.js'
import { inspect } from '../../../src/inspect/inspect.js'
import { tar } from '../../helpers/tarballs.js'
import { zip } from '../../helpers/zips.js'
import { contentsOf, type Reading } from '../contents.js'

/** The files of a release in which one is given, and those in it. */
export async function insideOf(
  path: string,
  content: Buffer,
  { chunk = 65_536, held = 256_000_000, ...limits }: Reading = {},
): Promise<{ file: FileFacts; inside: readonly FileFacts[] }> {
  const { files, inside = [] } = await inspect(contentsOf({ [path]: content }, chunk), { held, ...limits })
  return { file: files.find((file) => file.path === path)!, inside }
}

/** A file's bytes in Electron's archive, as `asar pack` writes it. */
export function asar(name: string, content: Buffer): Buffer {
  const json = Buffer.from(
    JSON.stringify({ files: { lib: { files: { [name]: { size: content.length, offset: '0' } } } } }),
  )
  const padded = Buffer.concat([json, Buffer.alloc((4 - (json.length % 4)) % 4)])
  const head = Buffer.alloc(16)
  ;[4, padded.length + 8, padded.length + 4, json.length].forEach((value, index) =>
    head.writeUInt32LE(value, index * 4),
  )
  return Buffer.concat([head, padded, content])
}

function leb128(value: number): Buffer {
  const bytes: number[] = []
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest])
    bytes.push((rest % 128) + 128)
  }
}

/** A module of nothing but a custom section. */
export function wasm(name: string, content: Buffer): Buffer {
  const section = Buffer.concat([leb128(name.length), Buffer.from(name), content])
  return Buffer.concat([Buffer.from('0061736d01000000', 'hex'), Buffer.from([0]), leb128(section.length), section])
}

/** A file with an unknown header, and something behind it. */
export function behindNoise(content: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from('7f454c4602010100000000000000000003003e00', 'hex'),
    Buffer.alloc(500, 'code\0\xff'),
    content,
  ])
}

/** An archive of Unix's `ar`, as Debian packages are, with a file in front of another one. */
export function ar(...files: readonly Buffer[]): Buffer {
  const parts = files.map((content, index) => {
    const head = `${String(index).padEnd(16)}${'0'.padEnd(32)}${String(content.length).padEnd(10)}\`\n`
    return Buffer.concat([Buffer.from(head), content, Buffer.from(content.length % 2 === 0 ? '' : '\n')])
  })
  return Buffer.concat([Buffer.from('!<arch>\n'), ...parts])
}

/** What `deno compile` puts into its runtime, with an original and the JavaScript that it made of it. */
export function deno(name: string, content: Buffer, isOriginal = false): Buffer {
  const sized = (bytes: Buffer): Buffer => {
    const size = Buffer.alloc(8)
    size.writeBigUInt64LE(BigInt(bytes.length))
    return Buffer.concat([size, bytes])
  }
  const file = { n: name, o: [0, content.length], u: true, ...(isOriginal && { m: [0, 1] }) }
  const list = Buffer.from(JSON.stringify([{ Dir: { n: 'src', e: [{ File: file }] } }]))
  const settings = Buffer.from('{"argv":[],"entrypoint_key":"src/index.ts"}')
  return Buffer.concat([
    Buffer.from('d3n0l4ndd3n0l4nd'),
    sized(settings),
    Buffer.alloc(20),
    sized(list),
    sized(content),
    Buffer.from('d3n0l4nd\0\0'),
  ])
}

/** A container around a file of a name that says nothing of it. */
export interface Wrap {
  readonly name: string
  readonly wrap: (content: Buffer) => Buffer
}

export const wraps: readonly Wrap[] = [
  { name: 'a.bin', wrap: (content) => gzipSync(content) },
  { name: 'a.js.br', wrap: (content) => brotliCompressSync(content) },
  { name: 'a.dat', wrap: (content) => deflateSync(content) },
  { name: 'a.deflate', wrap: (content) => deflateRawSync(content) },
  { name: 'a.vsix', wrap: (content) => zip({ name: 'readme.md', content: 'hello' }, { name: 'out/x', content }) },
  { name: 'a.jar', wrap: (content) => zip({ name: 'out/x', content, method: 0 }) },
  { name: 'b.bin', wrap: (content) => tar([{ name: 'package/x', content }]) },
  { name: 'b.txt', wrap: (content) => gzipSync(tar([{ name: 'package/x', content }])) },
  { name: 'app.asar', wrap: (content) => asar('x', content) },
  { name: 'a.wasm', wrap: (content) => wasm('sources', content) },
  { name: 'program', wrap: (content) => behindNoise(gzipSync(content)) },
  { name: 'a.deb', wrap: (content) => ar(Buffer.from('2.0\n'), gzipSync(content), Buffer.from('more')) },
  {
    name: 'two.zip',
    wrap: (content) => Buffer.concat([zip({ name: 'x', content }), zip({ name: 'y', content: 'y' })]),
  },
  { name: 'deno', wrap: (content) => behindNoise(deno('x', content)) },
  { name: 'installer', wrap: (content) => behindNoise(zip({ name: 'x', content })) },
]
