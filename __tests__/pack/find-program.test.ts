import { mkdirSync, symlinkSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { absolutePath, findProgram } from '../../src/pack/find-program.js'
import { file, writePackage } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
const tool = file('#!/bin/sh\n', 0o755)
const bin = (): string => writePackage(sandbox.folder('bin'), { tool })
const search = (name: string, folders: readonly string[], outside: readonly string[] = []): string | null =>
  findProgram(name, { path: folders.join(delimiter), outside })

describe('looking up a program', () => {
  it('takes the first of PATH that can be run', () => {
    const [first, second] = [bin(), bin()]
    const noProgram = writePackage(sandbox.folder('bin'), { tool: file('', 0o644), 'folder/x': '' })
    mkdirSync(join(noProgram, 'other'))
    expect(search('tool', ['/no/such/folder', noProgram, first, second])).toBe(join(first, 'tool'))
    expect(search('other', [noProgram])).toBeNull()
  })

  it('leaves out relative and empty entries', () => {
    const folder = bin()
    const here = process.cwd()
    process.chdir(folder)
    const found = ['.', '', './', join('..', folder.split('/').at(-1) ?? '')].map((entry) => search('tool', [entry]))
    process.chdir(here)
    expect(found).toEqual([null, null, null, null])
    expect(absolutePath(['.', '/usr/bin', '', 'node_modules/.bin', '/bin'].join(delimiter))).toBe(
      ['/usr/bin', '/bin'].join(delimiter),
    )
  })

  it('leaves out what is inside the package, by whatever name', () => {
    const folder = writePackage(sandbox.folder('package'), { 'node_modules/.bin/tool': tool })
    const own = join(folder, 'node_modules/.bin')
    const elsewhere = sandbox.folder('elsewhere')
    symlinkSync(own, join(elsewhere, 'bin'))
    symlinkSync(join(own, 'tool'), join(elsewhere, 'tool'))
    symlinkSync(folder, join(elsewhere, 'package'))
    expect(search('tool', [own], [folder])).toBeNull()
    expect(search('tool', [own], [join(elsewhere, 'package')])).toBeNull()
    expect(search('tool', [join(elsewhere, 'bin')], [folder])).toBeNull()
    expect(search('tool', [elsewhere], [folder])).toBeNull()
    const good = bin()
    expect(search('tool', [own, elsewhere, good], [folder])).toBe(join(good, 'tool'))
    // A neighbour whose name begins alike is outside.
    const neighbour = `${folder}-2`
    writePackage(neighbour, { tool })
    expect(search('tool', [neighbour], [folder])).toBe(join(neighbour, 'tool'))
  })

  it('finds what stands beside our own Node last', () => {
    expect(search('node', [])).toBe(process.execPath)
  })
})
