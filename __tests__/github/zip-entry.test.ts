import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { GateError } from '../../src/model/errors.js'
import { readZipEntry } from '../../src/github/artifact.js'
import { itWith } from '../helpers/npm-versions.js'
import { useSandbox } from '../helpers/sandbox.js'
import { zip } from '../helpers/zips.js'

const sandbox = useSandbox()
const most = 100_000
const withPython = itWith(spawnSync('python3', ['--version']).status === 0, 'needs python3 to write an archive')
const read = (bytes: Buffer): Promise<string> =>
  readZipEntry(bytes, 'report.json', most).then((content) => content.toString())

async function refusalOf(bytes: Buffer): Promise<string> {
  const error: unknown = await read(bytes).then(
    () => new Error('it was read'),
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof GateError)) throw error
  expect(error.code).toBe('EGITHUB')
  return error.message
}

const report = { name: 'report.json', content: '{"a":1}' }

describe('the file of a name in an archive', () => {
  it.each([
    ['deflated', zip(report)],
    ['stored', zip({ ...report, method: 0 })],
    ['among others', zip({ name: 'a.txt', content: 'x' }, report, { name: 'folder/report.json', content: 'no' })],
    ['with a comment behind it', withComment(zip(report), 'PK')],
  ])('is read: %s', async (_how, bytes) => {
    expect(await read(bytes)).toBe('{"a":1}')
  })

  withPython('is read from an archive that another program wrote', async () => {
    const folder = sandbox.folder()
    writeFileSync(join(folder, 'report.json'), '{"b":2}')
    const script = [
      'import zipfile',
      "with zipfile.ZipFile('a.zip', 'w', zipfile.ZIP_DEFLATED) as archive:",
      "    with archive.open('report.json', 'w', force_zip64=True) as entry:",
      "        entry.write(open('report.json', 'rb').read())",
    ]
    execFileSync('python3', ['-c', script.join('\n')], { cwd: folder })
    expect(await read(readFileSync(join(folder, 'a.zip')))).toBe('{"b":2}')
  })

  it('may be exactly as large as allowed', async () => {
    expect(await read(zip({ name: 'report.json', content: 'x'.repeat(most) }))).toHaveLength(most)
  })
})

function withComment(bytes: Buffer, comment: string): Buffer {
  const copy = Buffer.concat([bytes, Buffer.from(comment)])
  copy.writeUInt16LE(comment.length, bytes.length - 2)
  return copy
}

describe('an archive that a stranger made', () => {
  const bomb = Buffer.alloc(40_000_000)
  const lyingBomb = zip({ name: 'report.json', content: bomb, declaredSize: 1000 })

  it.each<[string, Buffer, RegExp]>([
    ['that is none', Buffer.from('<html>not found</html>'), /not a zip archive/],
    ['that is empty', Buffer.alloc(0), /not a zip archive/],
    ['that is cut off', zip(report).subarray(0, 60), /not a zip archive/],
    ['without the file', zip({ name: 'Report.json', content: 'x' }), /has no file report\.json/],
    ['with the file twice', zip(report, { ...report, content: '{"a":2}' }), /has report\.json 2 times/],
    ['with an encrypted file', zip({ ...report, encrypted: true }), /encrypted/],
    ['with an unknown method', zip({ ...report, method: 12 }), /method other than deflate/],
    ['with a file of 40 MB', zip({ name: 'report.json', content: bomb }), /has 40\.0 MB, expected at most 100\.0 kB/],
    ['with a bomb that says it is small', lyingBomb, /its size is not the one in the archive/],
    [
      'with a file that says it is larger',
      zip({ ...report, declaredSize: 1000 }),
      /its size is not the one in the archive/,
    ],
    [
      'with a stored file that says it is smaller',
      zip({ ...report, method: 0, declaredSize: 3 }),
      /list of files|its size is not the one in the archive/,
    ],
    ['with a wrong checksum', zip({ ...report, crc: 1 }), /checksum/],
    ['with a name that leaves its folder', zip(report, { name: '../../etc/passwd', content: 'x' }), /list of files/],
    [
      'with a thousand files',
      zip(...Array.from({ length: 1000 }, (_, index) => ({ name: `${index}`, content: '' }))),
      /1,000 files/,
    ],
    ['whose directory points nowhere', pointing(zip(report), 0xfffffff0), /can't be unpacked/],
    ['that counts more files than it has', counting(zip(report), 50), /list of files|not a zip/],
  ])('is refused: one %s', async (_what, bytes, message) => {
    expect(await refusalOf(bytes)).toMatch(message)
  })

  it('costs no more memory than the file may have, whatever it unpacks to', async () => {
    globalThis.gc?.()
    const before = process.memoryUsage().arrayBuffers
    await refusalOf(lyingBomb)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000)
  })
})

/** The first file's offset in the directory, overwritten. */
function pointing(bytes: Buffer, offset: number): Buffer {
  const copy = Buffer.from(bytes)
  copy.writeUInt32LE(offset, copy.indexOf(Buffer.from('PK\u0001\u0002')) + 42)
  return copy
}

function counting(bytes: Buffer, entries: number): Buffer {
  const copy = Buffer.from(bytes)
  copy.writeUInt16LE(entries, copy.length - 12)
  return copy
}
