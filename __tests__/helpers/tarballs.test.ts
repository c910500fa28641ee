import { createHash } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { list } from 'tar'
import { useSandbox } from './sandbox.js'
import { bomb, hostileTarballs, longName, manifestEntry, paxHeader, tgz } from './tarballs.js'

describe('the tar writer of the tests', () => {
  const sandbox = useSandbox()

  async function entriesOf(bytes: Buffer): Promise<string[]> {
    const path = join(sandbox.folder(), 'x.tgz')
    writeFileSync(path, bytes)
    const found: string[] = []
    await list({
      file: path,
      strict: true,
      onReadEntry: (entry) => found.push(`${entry.path} ${entry.type} ${entry.size}`),
    })
    return found
  }

  it('writes what another tar reader reads, long names of both kinds included', async () => {
    const long = `package/${'deep/'.repeat(60)}file.js`
    const bytes = tgz([
      manifestEntry(),
      paxHeader({ path: `${long}.pax` }),
      { name: 'package/short', content: '123' },
      longName(`${long}.gnu`),
      { name: 'package/short', content: '12345' },
      { name: 'package/link', type: '2', linkname: '../x' },
    ])
    expect((await entriesOf(bytes)).slice(1)).toEqual([
      `${long}.pax File 3`,
      `${long}.gnu File 5`,
      'package/link SymbolicLink 0',
    ])
  })

  it('packs a gigabyte into a megabyte', async () => {
    const path = join(sandbox.folder(), 'bomb.tgz')
    const bytes = await bomb()
    writeFileSync(path, bytes)
    expect(bytes.length).toBeLessThan(1.2 * 1024 ** 2)
    const unpacked = execFileSync(process.execPath, [
      '-e',
      'let n=0; ' +
        "require('fs').createReadStream(process.argv[1]).pipe(require('zlib').createGunzip()).on('data', c => n " +
        "+= c.length).on('end', () => console.log(n))",
      path,
    ])
    expect(Number(unpacked)).toBe(1024 ** 3 + 5 * 512)
  })

  it('has no two hostile tarballs with the same bytes', async () => {
    const small = hostileTarballs.filter(({ what }) => what !== 'a gzip bomb')
    const bytes = await Promise.all(
      small.map(async ({ bytes }) =>
        createHash('sha256')
          .update(await bytes())
          .digest('hex'),
      ),
    )
    expect(new Set(bytes).size).toBe(small.length)
  })
})
