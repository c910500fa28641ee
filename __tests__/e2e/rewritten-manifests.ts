import { expect } from '@jest/globals'

type Json = Readonly<Record<string, unknown>>
type Level = 'error' | 'warning'

/** A package whose prepack changes package.json; a script at some other time may put the old one back. */
export function rewriting(
  name: string,
  { change, restoreIn, manifest = {} }: Case,
): Readonly<Record<string, string | Json>> {
  const scripts = {
    prepack: 'node rewrite.cjs',
    test: 'true',
    ...(restoreIn && { [restoreIn]: 'node restore.cjs' }),
    ...(manifest.scripts as Json | undefined),
  }
  return {
    'package.json': {
      name,
      version: '1.0.0',
      files: ['index.js'],
      dependencies: { b: '^1' },
      devDependencies: { c: '^1' },
      ...manifest,
      scripts,
    },
    'index.js': 'export {}\n',
    'rewrite.cjs': `
      const fs = require('fs')
      fs.copyFileSync('package.json', 'saved.json')
      const m = JSON.parse(fs.readFileSync('package.json', 'utf8'))
      ${change}
      fs.writeFileSync('package.json', JSON.stringify(m))`,
    'restore.cjs': `require('fs').renameSync('saved.json', 'package.json')`,
  }
}

export interface Case {
  readonly title: string
  /** Code of prepack, on the manifest `m`. */
  readonly change: string
  readonly restoreIn?: 'postpack' | 'postpublish'
  readonly manifest?: Json
  /** What the published tarball and the registry's own record say, where anyone can read both. */
  readonly tarball: Json
  readonly registry: Json
  readonly fires: readonly Level[]
}

const clean = 'delete m.devDependencies; delete m.scripts'
export const cases: readonly Case[] = [
  {
    title: 'changes that stay',
    change: `m.dependencies.d = '^1'; m.version = '2.0.0'`,
    tarball: { version: '2.0.0', dependencies: { b: '^1', d: '^1' } },
    registry: { version: '2.0.0', dependencies: { b: '^1', d: '^1' } },
    fires: [],
  },
  {
    title: 'a dependency that postpack takes out again',
    change: `m.dependencies.d = '^1'`,
    restoreIn: 'postpack',
    tarball: { dependencies: { b: '^1', d: '^1' } },
    registry: { dependencies: { b: '^1' } },
    fires: ['error'],
  },
  {
    title: 'a dependency that postpublish takes out again',
    change: `m.dependencies.d = '^1'`,
    restoreIn: 'postpublish',
    tarball: { dependencies: { b: '^1', d: '^1' } },
    registry: { dependencies: { b: '^1', d: '^1' } },
    fires: [],
  },
  {
    title: 'a version that postpack sets back',
    change: `m.version = '2.0.0'`,
    restoreIn: 'postpack',
    tarball: { version: '2.0.0' },
    registry: { version: '1.0.0' },
    fires: ['error'],
  },
  {
    title: 'a workspace that postpack restores',
    change: `m.dependencies.b = '^1.2.0'`,
    restoreIn: 'postpack',
    manifest: { dependencies: { b: 'workspace:^' } },
    tarball: { dependencies: { b: '^1.2.0' } },
    registry: { dependencies: { b: 'workspace:^' } },
    fires: ['error'],
  },
  {
    title: 'a cleaned package.json that postpack restores',
    change: clean,
    restoreIn: 'postpack',
    tarball: { devDependencies: undefined, scripts: undefined },
    registry: { devDependencies: { c: '^1' } },
    fires: [],
  },
  {
    title: 'another spelling that postpack restores',
    change: `m.bin = { [m.name]: './index.js' }`,
    restoreIn: 'postpack',
    manifest: { bin: 'index.js' },
    tarball: {},
    registry: {},
    fires: [],
  },
  {
    title: 'a script at install that postpack restores',
    change: clean,
    restoreIn: 'postpack',
    manifest: { scripts: { postinstall: 'true' } },
    tarball: { scripts: undefined },
    registry: { scripts: expect.objectContaining({ postinstall: 'true' }) },
    fires: ['warning'],
  },
  {
    title: 'a script at install that only the tarball has',
    change: `m.scripts = { postinstall: 'true' }`,
    restoreIn: 'postpack',
    tarball: { scripts: { postinstall: 'true' } },
    registry: { scripts: expect.not.objectContaining({ postinstall: 'true' }) },
    fires: ['error'],
  },
]
