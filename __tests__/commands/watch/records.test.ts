import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { readRecords, recordFor } from '../../../src/commands/watch/records.js'
import { failed, passed, verdict } from '../../report/sample.js'
import { useSandbox } from '../../helpers/sandbox.js'

const sandbox = useSandbox()

function folderOf(files: Readonly<Record<string, unknown>>): string {
  const folder = sandbox.folder()
  mkdirSync(join(folder, 'deep'))
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
  return folder
}

const hash = 'sha512-AAAA'
const kindOf = (files: Readonly<Record<string, unknown>>, integrity: string | null = hash): string =>
  recordFor(readRecords(folderOf(files)), 'acme', '1.1.0', integrity).kind

describe('a record', () => {
  it('is a passing report on the same bytes, at any depth', () => {
    const records = readRecords(folderOf({ 'deep/a.json': passed() }))
    expect(recordFor(records, 'acme', '1.1.0', hash)).toEqual({ kind: 'passed', path: 'deep/a.json' })
    expect(recordFor(records, 'acme', '1.1.1', hash).kind).toBe('no-record')
  })

  it('is found in a report on several packages', () => {
    const report = {
      schemaVersion: 1,
      conclusion: 'failure',
      packages: [
        { ...failed(), path: 'a' },
        { ...passed(), path: 'b' },
      ],
      skipped: [],
    }
    expect(kindOf({ 'a.json': report })).toBe('passed')
  })

  it('is the passing one where another report on the same bytes blocked them', () => {
    expect(kindOf({ 'a.json': verdict(), 'b.json': passed() })).toBe('passed')
    expect(kindOf({ 'a.json': verdict() })).toBe('blocked')
  })

  it('is none where the bytes are others, or nobody knows them', () => {
    expect(kindOf({ 'a.json': passed({ integrity: 'sha512-BBBB' }) })).toBe('other-bytes')
    expect(kindOf({ 'a.json': passed({ integrity: null }) }, null)).toBe('no-record')
  })

  it('can not be compared where the registry names no sha512', () => {
    expect(kindOf({ 'a.json': passed() }, null)).toBe('no-hash')
    expect(kindOf({ 'a.json': passed({ integrity: 'sha1-AAAA' }) }, 'sha1-AAAA')).toBe('no-hash')
  })

  it.each([`sha1-zzzz ${hash}`, `${hash} sha512-BBBB`, `sha512-BBBB ${hash}`])(
    'proves nothing where the registry names more than one hash: %s',
    (integrity) => {
      expect(kindOf({ 'a.json': passed() }, integrity)).toBe('several-hashes')
    },
  )

  it('is found where the registry names its one hash twice, or with options', () => {
    expect(kindOf({ 'a.json': passed() }, `${hash} ${hash}?size=7`)).toBe('passed')
  })

  it.each(['v1.1.0', '=1.1.0', '1.1.0+build.7'])('is found under the version that npm makes of %s', (version) => {
    expect(kindOf({ 'a.json': passed({ package: { name: 'acme', version } }) })).toBe('passed')
  })

  it('is found whatever the case of its ending', () => {
    expect(kindOf({ 'a.JSON': passed() })).toBe('passed')
  })

  it.each(['file', 'folder'])('is refused aloud where it is a link to a %s', (kind) => {
    const folder = folderOf({})
    const other = folderOf({ 'a.json': passed() })
    symlinkSync(kind === 'file' ? join(other, 'a.json') : other, join(folder, 'deep', 'linked.json'))
    expect(() => readRecords(folder)).toThrow('deep/linked.json in the records folder is a link')
  })

  it('is found with a byte order mark before it, as PowerShell writes it', () => {
    expect(kindOf({ 'a.json': `\uFEFF${JSON.stringify(passed())}` })).toBe('passed')
  })

  it('is found beside files that hold anything else', () => {
    const deep = `${'{"packages":['.repeat(20_000)}${']}'.repeat(20_000)}`
    expect(
      kindOf({ 'a.json': deep, 'b.json': '{"packages":[null,7,{"packages":[]}]}', 'c.json': '{', 'd.json': passed() }),
    ).toBe('passed')
    expect(kindOf({ 'a.json': deep, 'b.json': { packages: [{ packages: [passed()] }] } })).toBe('no-record')
  })

  it.each([
    ['no JSON', '{'],
    ['no object', '7'],
    ['without a verdict', failed()],
    ['a comparison', verdict({ conclusion: 'neutral' })],
    ['a report that no one verified', passed({ unverified: true })],
    ['one of several packages that no one verified', { unverified: true, packages: [passed()] }],
    ['one with an unverified package', { packages: [passed({ unverified: true })] }],
    ['of another tool', { ...passed(), tool: { name: 'other', version: '1.0.0' } }],
    ['of another schema', { ...passed(), schemaVersion: 2 }],
  ])('is none where the file is %s', (_what, content) => {
    expect(kindOf({ 'a.json': content })).toBe('no-record')
  })
})
