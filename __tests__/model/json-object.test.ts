import { execFileSync } from 'node:child_process'
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { maxManifestSize, parseJsonObject, readJsonObject } from '../../src/model/json-object.js'
import { readManifestObject } from '../../src/model/manifest-file.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()

function written(text: string): string {
  const file = join(sandbox.folder(), 'package.json')
  writeFileSync(file, text)
  return file
}

describe('a JSON object', () => {
  it('is read with and without a byte order mark, as npm reads package.json', () => {
    expect(parseJsonObject('{"name":"a"}')).toEqual({ name: 'a' })
    expect(parseJsonObject('\uFEFF{"name":"a"}')).toEqual({ name: 'a' })
    expect(readJsonObject(written('\uFEFF{"name":"a"}'))).toEqual({ name: 'a' })
  })

  it.each(['', '[]', 'null', '"a"', '{"name":', '{} {}'])('is not what %j holds', (text) => {
    expect(parseJsonObject(text)).toBeNull()
    expect(readJsonObject(written(text))).toBeNull()
  })

  it('is not read from a folder, a missing file, or one that is too large', () => {
    const folder = sandbox.folder()
    mkdirSync(join(folder, 'package.json'))
    expect(readJsonObject(join(folder, 'package.json'))).toBeNull()
    expect(readJsonObject(join(folder, 'nothing.json'))).toBeNull()
    const large = written('{}')
    truncateSync(large, maxManifestSize + 1)
    expect(readJsonObject(large)).toBeNull()
  })

  it('is not read where it is nested deeper than what reads it could follow', async () => {
    const nested = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`
    expect(parseJsonObject(nested(100))).not.toBeNull()
    expect(parseJsonObject(nested(101))).toBeNull()
    const file = written(nested(100_000))
    expect(readJsonObject(file)).toBeNull()
    await expect(readManifestObject(dirname(file))).rejects.toThrow('package.json is nested more than 100 levels deep')
  })

  const posix = process.platform === 'win32' ? it.skip : it
  posix('is not waited for where package.json is a pipe', async () => {
    const folder = sandbox.folder()
    execFileSync('mkfifo', [join(folder, 'package.json')])
    expect(readJsonObject(join(folder, 'package.json'))).toBeNull()
    await expect(readManifestObject(folder)).rejects.toThrow('package.json is not a regular file')
  })
})
