import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { buildScriptOf } from '../../src/pack/build-script.js'
import { writePackage } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()

type Json = Readonly<Record<string, unknown>>

function scriptOf(own: Json, ofRoot: Json): unknown {
  const root = writePackage(sandbox.folder(), { 'package.json': ofRoot })
  return buildScriptOf({ folder: join(root, 'packages/a'), root }, own)
}

describe('the script that builds a package', () => {
  it('is its own, `build` before others', () => {
    const scripts = { compile: 'tsc', build: 'vite build', test: 'x' }
    expect(scriptOf({ scripts }, { scripts: { build: 'lerna run build' } })).toEqual({ name: 'build', isOfRoot: false })
    expect(scriptOf({ scripts: { 'build:prod': 'x', compile: 'tsc' } }, {})).toEqual({
      name: 'compile',
      isOfRoot: false,
    })
  })

  it("is the repository's where the package has none", () => {
    const ofRoot = { scripts: { 'build:all': 'tsc -b' } }
    expect(scriptOf({ scripts: { test: 'x', 'build:docs': 'y' } }, ofRoot)).toEqual({
      name: 'build:all',
      isOfRoot: true,
    })
  })

  it.each([
    ['none', {}],
    ['one that is no text', { scripts: { build: 7 } }],
  ])('is none where the root has %s', (_what, ofRoot) => {
    expect(scriptOf({ scripts: ['build'] }, ofRoot)).toBeNull()
  })

  it('is not looked for twice in a package at the root', () => {
    const root = writePackage(sandbox.folder(), { 'package.json': { scripts: { build: 'x' } } })
    expect(buildScriptOf({ folder: root, root }, {})).toBeNull()
  })
})
