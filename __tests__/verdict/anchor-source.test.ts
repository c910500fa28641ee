import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { readAnchorSource } from '../../src/verdict/anchor-source.js'
import { writePackage, type PackageFiles } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
const repository = (files: PackageFiles): string => writePackage(sandbox.folder('repository'), files)
const on = { compilerOptions: { sourceMap: true } }

/** Paths of the configurations that are found, chain by chain. */
const chains = (root: string, folder = 'p'): readonly string[][] =>
  (readAnchorSource(root, join(root, folder), '{}').tsconfigs ?? []).map((chain) => chain.map(({ path }) => path))

describe('the source of anchors', () => {
  it('has package.json with its path in the repository', () => {
    const root = repository({ 'p/package.json': {} })
    expect(readAnchorSource(root, join(root, 'p'), 'text')).toEqual({ path: 'p/package.json', text: 'text' })
    expect(readAnchorSource(join(root, 'p'), root, 'text').path).toBe('package.json')
  })

  it('has .npmignore, which replaces .gitignore, else .gitignore', () => {
    const both = repository({ 'p/.npmignore': 'a', 'p/.gitignore': 'b' })
    expect(readAnchorSource(both, join(both, 'p'), '{}').ignore).toEqual({
      kind: 'npmignore',
      path: 'p/.npmignore',
      text: 'a',
    })
    const git = repository({ 'p/.gitignore': '\ufeffb' })
    expect(readAnchorSource(git, join(git, 'p'), '{}').ignore).toEqual({
      kind: 'gitignore',
      path: 'p/.gitignore',
      text: 'b',
    })
  })

  it('has the configuration of the build before the common one, each with what it extends', () => {
    const root = repository({
      'p/tsconfig.build.json': '{ // a comment\n "extends": "./tsconfig", }',
      'p/tsconfig.json': { extends: ['../base.json', '../late.json', '@tsconfig/node24', '/etc/passwd'] },
      'base.json': on,
      'late.json': on,
    })
    const common = ['p/tsconfig.json', 'late.json', 'base.json']
    expect(chains(root)).toEqual([['p/tsconfig.build.json', ...common], common])
  })

  it('ends where configurations extend each other, or too many', () => {
    const ring = repository({
      'p/tsconfig.json': { extends: './other.json' },
      'p/other.json': { extends: './tsconfig.json' },
    })
    expect(chains(ring)).toEqual([['p/tsconfig.json', 'p/other.json']])
    const many = Object.fromEntries(
      Array.from({ length: 40 }, (_, n) => [`p/c${n}.json`, { extends: `./c${n + 1}.json` }]),
    )
    expect(chains(repository({ ...many, 'p/tsconfig.json': { extends: './c0.json' } }))[0]).toHaveLength(9)
  })

  it('has nothing from outside the repository, however it is named', () => {
    const outside = writePackage(sandbox.folder('outside'), { 'tsconfig.json': on, '.npmignore': '!secret' })
    const root = repository({
      'p/package.json': {},
      'p/tsconfig.build.json': { extends: `../../${outside.split('/').at(-1) ?? ''}/tsconfig.json` },
    })
    symlinkSync(join(outside, 'tsconfig.json'), join(root, 'p/tsconfig.json'))
    symlinkSync(join(outside, '.npmignore'), join(root, 'p/.npmignore'))
    expect(chains(root)).toEqual([['p/tsconfig.build.json']])
    expect(readAnchorSource(root, join(root, 'p'), '{}').ignore).toBeUndefined()
  })

  it('names a file by where it really is: a link inside the repository has no lines of its own', () => {
    const root = repository({ 'base.json': on, 'p/package.json': {} })
    symlinkSync('../base.json', join(root, 'p/tsconfig.json'))
    expect(chains(root)).toEqual([['base.json']])
  })

  it('leaves out what is too large, installed, a folder, a pipe or broken', () => {
    const root = repository({
      'p/.npmignore': 'x'.repeat(300_000),
      'p/tsconfig.json': { extends: './node_modules/a/tsconfig.json' },
      'p/node_modules/a/tsconfig.json': on,
    })
    mkdirSync(join(root, 'p/.gitignore'))
    execFileSync('mkfifo', [join(root, 'p/tsconfig.build.json')])
    expect(chains(root)).toEqual([['p/tsconfig.json']])
    expect(readAnchorSource(root, join(root, 'p'), '{}').ignore).toBeUndefined()
    expect(chains(repository({ 'p/tsconfig.json': '{"extends": [7, null, {}], {{{' }))).toEqual([['p/tsconfig.json']])
  })
})
