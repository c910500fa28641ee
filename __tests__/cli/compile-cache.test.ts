import { chmodSync, existsSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { isPrivate, keepCompiled } from '../../src/cli/compile-cache.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()

function folderWith(mode: number, above = 0o755): string {
  const parent = sandbox.folder()
  const folder = join(parent, 'cache')
  mkdirSync(folder)
  chmodSync(folder, mode)
  chmodSync(parent, above)
  return folder
}

const posix = process.platform === 'win32' ? describe.skip : describe

posix('a folder for compiled code', () => {
  it("is the user's own, in folders that no other can change", () => {
    expect(isPrivate(folderWith(0o700))).toBe(true)
    expect(isPrivate(folderWith(0o755))).toBe(true)
  })

  it.each([
    ['others may write to it', folderWith(0o777)],
    ['a group may write to it', folderWith(0o775)],
    ['others may put another in its place', folderWith(0o700, 0o777)],
  ])('is none where %s', (_why, folder) => {
    expect(isPrivate(folder)).toBe(false)
  })

  it('may be in a folder where others can only add', () => {
    expect(isPrivate(folderWith(0o700, 0o1777))).toBe(true)
  })

  it('is none of another user, and no link', () => {
    const folder = folderWith(0o700)
    symlinkSync(folder, `${folder}-link`)
    expect(isPrivate(folder, (process.getuid?.() ?? 0) + 1)).toBe(false)
    expect(isPrivate(`${folder}-link`)).toBe(false)
  })

  it('is not even made in CI, or where Node is to keep none', () => {
    for (const off of [{ CI: 'true' }, { NODE_DISABLE_COMPILE_CACHE: '1' }, { NODE_COMPILE_CACHE: '/elsewhere' }]) {
      const cache = sandbox.folder()
      keepCompiled({ XDG_CACHE_HOME: cache, ...off })
      expect(existsSync(join(cache, 'pack-gate'))).toBe(false)
    }
  })
})
