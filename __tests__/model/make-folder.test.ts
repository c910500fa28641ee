import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { makeFolder } from '../../src/model/make-folder.js'
import { refuseSharedFiles, writeOutput } from '../../src/model/output-file.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
const onLinux = process.platform === 'linux' ? it : it.skip

describe('a folder for what is written', () => {
  it('is made with those above it, and left alone where it is there', () => {
    const folder = join(sandbox.folder(), 'a/b/c')
    makeFolder(folder)
    makeFolder(folder)
    expect(existsSync(folder)).toBe(true)
  })

  it('can not take the place of a file', () => {
    const file = join(sandbox.folder(), 'a')
    writeFileSync(file, '')
    expect(() => {
      makeFolder(file)
    }).toThrow(/EEXIST/)
    expect(() => {
      makeFolder(join(file, 'b'))
    }).toThrow(/EEXIST|ENOTDIR/)
  })

  it('is missed where the way leads through a file, and only the write complains', () => {
    const file = join(sandbox.folder(), 'a.js')
    writeFileSync(file, '')
    const report = join(file, 'report.json')
    refuseSharedFiles([{ option: 'report-file', file: report }])
    expect(() => {
      writeOutput(report, '{}')
    }).toThrow(/EEXIST|ENOTDIR/)
  })

  onLinux('is refused where no folder can be made, and the refusal is an answer', () => {
    expect(() => {
      makeFolder('/proc/pack-gate/out')
    }).toThrow(/ENOENT/)
  })
})
