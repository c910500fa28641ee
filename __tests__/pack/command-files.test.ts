import { appendFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { assertUntouched, readCommandFiles } from '../../src/pack/run-packer.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()

function files(): { env: Record<string, string>; path: (name: string) => string } {
  const folder = sandbox.folder()
  const path = (name: string): string => join(folder, name)
  writeFileSync(path('output'), 'a=b\n')
  writeFileSync(path('env'), '')
  return {
    env: { GITHUB_OUTPUT: path('output'), GITHUB_ENV: path('env'), GITHUB_PATH: path('path'), GITHUB_STATE: '' },
    path,
  }
}

describe("the runner's command files", () => {
  it('may stay as they are, and may not be there at all', () => {
    const { env } = files()
    const before = readCommandFiles(env)
    expect([...before.keys()]).toEqual(['GITHUB_OUTPUT', 'GITHUB_ENV', 'GITHUB_PATH'])
    expect(() => {
      assertUntouched(before, env)
    }).not.toThrow()
    expect(() => {
      assertUntouched(readCommandFiles({}), {})
    }).not.toThrow()
  })

  it.each([
    [
      'a line more',
      (path: (name: string) => string) => {
        appendFileSync(path('output'), 'conclusion=success\n')
      },
      'GITHUB_OUTPUT changed',
    ],
    [
      'the same length',
      (path: (name: string) => string) => {
        writeFileSync(path('output'), 'a=c\n')
      },
      'GITHUB_OUTPUT changed',
    ],
    [
      'a file that was not there',
      (path: (name: string) => string) => {
        writeFileSync(path('path'), '/evil\n')
      },
      'GITHUB_PATH changed',
    ],
    [
      'one that is gone',
      (path: (name: string) => string) => {
        rmSync(path('env'))
      },
      'GITHUB_ENV changed',
    ],
    [
      'two',
      (path: (name: string) => string) => {
        rmSync(path('env'))
        rmSync(path('output'))
      },
      'GITHUB_OUTPUT and GITHUB_ENV changed',
    ],
  ])('must not change while a package is packed: %s', (_what, change, message) => {
    const { env, path } = files()
    const before = readCommandFiles(env)
    change(path)
    expect(() => {
      assertUntouched(before, env)
    }).toThrow(expect.objectContaining({ code: 'EPACK', message: expect.stringContaining(message) }))
  })
})
