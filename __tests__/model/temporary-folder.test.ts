import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { isAbsolute, join, relative } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { temporaryFolder } from '../../src/model/temporary-folder.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()

describe('a temporary folder', () => {
  it('is new each time, and its path is absolute where TMPDIR is not', () => {
    const parent = sandbox.folder()
    const made = [temporaryFolder('a-', parent), temporaryFolder('a-', relative(process.cwd(), parent))]
    expect(made.map((folder) => [isAbsolute(folder), existsSync(folder)])).toEqual([
      [true, true],
      [true, true],
    ])
    expect(new Set(made).size).toBe(2)
    made.forEach((folder) => {
      rmSync(folder, { recursive: true })
    })
  })

  it.each([
    ['does not exist', 'gone', 'does not exist'],
    ['is a file', 'file', 'is no folder'],
  ])('of a parent that %s is an error that names it, and TMPDIR', (_, name, why) => {
    const parent = sandbox.folder()
    writeFileSync(join(parent, 'file'), '')
    const place = join(parent, name)
    expect(() => temporaryFolder('a-', place)).toThrow(
      expect.objectContaining({
        code: 'EUSAGE',
        message: `the temporary folder ${place} ${why}`,
        help: expect.stringContaining('TMPDIR'),
      }),
    )
  })
})
