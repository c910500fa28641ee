/** Packages of given shapes, with contents that compress like source code. */
import { mkdirSync, writeFileSync, openSync, writeSync, closeSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A small generator with a seed, so that every run measures the same bytes. */
function random(seed) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
}

const words = [
  'const',
  'return',
  'function',
  'export',
  'import',
  'value',
  'result',
  'options',
  'context',
  'node',
  'path',
  'index',
  'await',
  'length',
]

/** Code that can be parsed. @param {number} bytes @param {number} seed */
export function sourceText(bytes, seed) {
  const next = random(seed)
  const lines = []
  for (let size = 0; size < bytes;) {
    const line = Array.from(
      { length: 4 + Math.floor(next() * 8) },
      () => `${words[Math.floor(next() * words.length)]}${next() < 0.4 ? Math.floor(next() * 100000) : ''}`,
    ).join(' ')
    lines.push(`use('${line}')`)
    size += line.length + 8
  }
  const text = lines.join('\n').slice(0, bytes)
  return text.slice(0, text.lastIndexOf('\n') + 1).padEnd(bytes, ' ')
}

function write(folder, path, content) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), content)
}

function manifest(folder, name) {
  write(folder, 'package.json', `${JSON.stringify({ name, version: '1.0.0', main: 'lib/0/0.js' }, null, 2)}\n`)
}

/** Many files of 2 kB. */
export function manyFiles(folder, count, name = `files-${count}`) {
  manifest(folder, name)
  for (let n = 0; n < count; n += 1) write(folder, `lib/${Math.floor(n / 100)}/${n % 100}.js`, sourceText(2048, n + 1))
}

/** One large script. */
export function oneLarge(folder, megabytes) {
  manifest(folder, 'one-large')
  write(folder, 'lib/0/0.js', sourceText(megabytes * 1e6, 7))
}

/** Eight large files that don't compress: what a release of native binaries looks like. */
export function binaries(folder, megabytes) {
  manifest(folder, 'binaries')
  write(folder, 'lib/0/0.js', 'x')
  const next = random(3)
  const block = Buffer.alloc(1e6)
  for (let n = 0; n < 8; n += 1) {
    const fd = openSync(join(folder, `lib/${n}.bin`), 'w')
    for (let mb = 0; mb < megabytes / 8; mb += 1) {
      for (let at = 0; at + 4 <= block.length; at += 4) block.writeUInt32LE(Math.floor(next() * 4294967296), at)
      writeSync(fd, block)
    }
    closeSync(fd)
  }
}
