import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { repositoryRoot } from '../../src/model/context.js'

describe("the repository's root", () => {
  let top = ''
  beforeAll(() => {
    top = realpathSync(mkdtempSync(join(tmpdir(), 'pack-gate-root-')))
    mkdirSync(join(top, 'repo', 'packages', 'a'), { recursive: true })
    mkdirSync(join(top, 'loose'))
    mkdirSync(join(top, 'repo', '.git'))
    writeFileSync(join(top, 'repo', 'a.tgz'), '')
  })
  afterAll(() => {
    rmSync(top, { recursive: true })
  })

  it('is the next folder above the package that holds .git', () => {
    expect(repositoryRoot('packages/a', join(top, 'repo'))).toBe(join(top, 'repo'))
    expect(repositoryRoot('repo', top)).toBe(join(top, 'repo'))
  })

  it('is that of the current folder for a tarball', () => {
    expect(repositoryRoot('../a.tgz', join(top, 'repo', 'packages'))).toBe(join(top, 'repo'))
  })

  it('is the package folder, or what else is given, without a repository', () => {
    expect(repositoryRoot('loose', top)).toBe(join(top, 'loose'))
    expect(repositoryRoot('loose', top, top)).toBe(top)
  })
})
