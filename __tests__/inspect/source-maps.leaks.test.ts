import { createHash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { embedded, factsOf } from './contents.js'

/** Lines of generated source code: together so many bytes, no two texts alike. */
function sources(count: number, lines: number, bytes: number): readonly string[] {
  const perLine = Math.floor(bytes / lines)
  return Array.from({ length: count }, (_, file) => {
    const own = Math.floor(((file + 1) * lines) / count) - Math.floor((file * lines) / count)
    return Array.from(
      { length: own },
      (_line, line) =>
        `const value${file}_${line} = call("${line}")`.padEnd(perLine - 1, ' //').slice(0, perLine - 1) + '\n',
    ).join('')
  })
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** The two leaks of one publisher that this project exists for, at full size, with other text. */
describe('the real leaks', () => {
  it('a script of 25 MB with its map in one line of over 18,000,000 characters', async () => {
    const texts = sources(400, 300_000, 11_000_000)
    const json = JSON.stringify({
      version: 3,
      sources: texts.map((_, n) => `../src/${n}.ts`),
      sourcesContent: texts,
      mappings: 'AAAA;'.repeat(420_000),
    })
    const line = `//# sourceMappingURL=data:application/json;charset=utf-8;base64,${Buffer.from(json).toString('base64')}`
    expect(line.length).toBeGreaterThan(18_000_000)
    const code = 'console.log("part of the program")\n'
    const script = Buffer.from(
      `#!/usr/bin/env node\n${code.repeat(Math.ceil((25_000_000 - line.length) / code.length))}${line}\n`,
    )
    const facts = await factsOf('cli.mjs', script, { chunk: 1024 * 1024 })
    expect(script.length).toBeGreaterThanOrEqual(25_000_000)
    expect(facts.sourceMaps).toMatchObject([{ origin: 'inline', sources: 400 }])
    expect(embedded(facts)).toHaveLength(400)
    expect(sum(embedded(facts).map((source) => source.lines))).toBe(300_000)
    expect(sum(embedded(facts).map((source) => source.bytes))).toBe(sum(texts.map((text) => text.length)))
    expect(embedded(facts).at(-1)).toMatchObject({
      name: '../src/399.ts',
      sha256: createHash('sha256').update(texts[399]!).digest('hex'),
    })
  })

  it('a map of 59.8 MB: 1,906 sources with 512,000 lines', async () => {
    const texts = sources(1906, 512_000, 40_000_000)
    const head = JSON.stringify({
      version: 3,
      sources: texts.map((_, n) => `../src/${n}.ts`),
      sourcesContent: texts,
      mappings: '',
    })
    const map = Buffer.from(
      head.replace(/""\}$/, `"${'AAAA,CAAC;'.repeat(6_000_000).slice(0, 59_800_000 - head.length)}"}`),
    )
    const facts = await factsOf('cli.js.map', map, { chunk: 1024 * 1024 })
    expect(map).toHaveLength(59_800_000)
    expect(map.toString('latin1', 0, 25)).toBe('{"version":3,"sources":["')
    expect(facts.sourceMaps).toMatchObject([{ origin: 'file', sources: 1906 }])
    expect(embedded(facts)).toHaveLength(1906)
    expect(sum(embedded(facts).map((source) => source.lines))).toBe(512_000)
    expect(sum(embedded(facts).map((source) => source.bytes))).toBe(sum(texts.map((text) => text.length)))
    expect(embedded(facts)[7]).toMatchObject({
      name: '../src/7.ts',
      sha256: createHash('sha256').update(texts[7]!).digest('hex'),
    })
  })
})
