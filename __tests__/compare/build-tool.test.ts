import { describe, expect, it } from '@jest/globals'
import { buildTool, type BuildTool } from '../../src/compare/build-tool.js'
import { file, release } from '../helpers/facts.js'

const tool = (manifest: Record<string, unknown>, path = 'dist/a.js.map', packed: readonly string[] = [], names: readonly string[] = []): BuildTool | null =>
  buildTool(release(packed.map((each) => file(each)), manifest), path, names.map((name) => ({ name, bytes: 1, lines: 1, sha256: 'x' })))
const script = (build: string, name = 'build'): Record<string, unknown> => ({ scripts: { [name]: build } })

describe('the tool that built a package', () => {
  it.each<[string, BuildTool]>([
    ['tsc -p tsconfig.build.json', 'tsc'],
    ['rimraf dist && tsc', 'tsc'],
    ['esbuild src/a.ts --bundle --outfile=dist/a.js', 'esbuild'],
    ['node esbuild.config.mjs', 'esbuild'],
    ['node ./esbuild.mjs', 'esbuild'],
    ['rollup -c && tsc --emitDeclarationOnly', 'rollup'],
    ['rolldown -c', 'rolldown'],
    ['vite build', 'vite'],
    ['vite -c lib.config.ts build', 'vite'],
    ['NODE_ENV=production webpack --mode production', 'webpack'],
    ['webpack-cli', 'webpack'],
    ['rspack build', 'rspack'],
    ['rslib build', 'rspack'],
    ['tsup src/index.ts', 'tsup'],
    ['npx tsdown', 'tsdown'],
    ['bun build src/cli.ts --outdir dist', 'bun'],
    ['bun run scripts/build.ts', 'bun'],
    ['bun build.ts', 'bun'],
    ['swc src -d dist', 'swc'],
    ['babel src --out-dir lib', 'babel'],
    ['parcel build', 'parcel'],
    ['node_modules/.bin/tsc', 'tsc'],
  ])('is the one that a script runs: %s', (command, expected) => {
    expect(tool(script(command))).toBe(expected)
  })

  it.each(['tsc --noEmit', 'tsc --emitDeclarationOnly', 'vite', 'vite preview', 'node -r esbuild-register a.ts', 'tsc-alias', 'npm run tsc:types', 'bun run build', 'bun install', 'echo rollups', 'node scripts/mytsc', ''])('is not known by a command that writes no scripts: %s', (command) => {
    expect(tool(script(command))).toBeNull()
  })

  it.each(['test', 'pretest', 'lint', 'dev', 'start', 'watch:build', 'docs:build', 'typecheck', 'storybook'])('is not known by a script that builds nothing that ships: %s', (name) => {
    expect(tool(script('webpack', name))).toBeNull()
  })

  it('is what a script runs before what is configured, before what is depended on', () => {
    const depends = { devDependencies: { rollup: '^4', typescript: '^6' } }
    expect(tool(depends)).toBe('rollup')
    expect(tool({ dependencies: { webpack: '^5' } })).toBe('webpack')
    expect(tool({ ...depends, babel: {} })).toBe('babel')
    expect(tool(depends, 'dist/a.js', ['tsconfig.json'])).toBe('tsc')
    expect(tool({ ...depends, ...script('swc src') }, 'dist/a.js', ['tsconfig.json'])).toBe('swc')
  })

  it('is what wraps another tool, where both are there', () => {
    expect(tool({ devDependencies: { typescript: '^6', esbuild: '^0.28', tsup: '^8' } })).toBe('tsup')
    expect(tool({ devDependencies: { typescript: '^6', vite: '^8', rolldown: '^1' } })).toBe('vite')
  })

  it('is not known by what tests need too, nor by files that are not at the top', () => {
    expect(tool({ devDependencies: { '@babel/core': '^7', '@swc/core': '^1', 'esbuild-jest': '1' } })).toBeNull()
    expect(tool({}, 'dist/a.js', ['test/tsconfig.json', 'src/webpack.config.js'])).toBeNull()
  })

  it('is webpack or Rspack where the names of sources say so, whatever else is there', () => {
    const names = ['webpack://acme/./src/a.ts']
    expect(tool(script('tsc && node build.js'), 'dist/a.js', [], names)).toBe('webpack')
    expect(tool({ devDependencies: { '@rspack/core': '^1' } }, 'dist/a.js', [], names)).toBe('rspack')
  })

  it('is one of style sheets for their maps, and none of these for scripts', () => {
    const both = { scripts: { build: 'sass src:dist && tsc && vite build' } }
    expect(tool(both, 'dist/a.css.map')).toBe('sass')
    expect(tool(both, 'dist/a.css')).toBe('sass')
    expect(tool(both, 'dist/a.js.map')).toBe('vite')
    expect(tool(script('postcss a.css -o b.css'), 'dist/a.css')).toBe('postcss')
    expect(tool(script('sass src:dist'), 'dist/a.js')).toBeNull()
    expect(tool(script('tsc'), 'dist/a.css')).toBeNull()
    expect(tool(script('esbuild a.css'), 'dist/a.css')).toBe('esbuild')
  })

  it('is not known where package.json says nothing, or anything of another type', () => {
    expect(tool({})).toBeNull()
    for (const odd of [7, null, 'tsc', ['tsc'], { build: 7, constructor: {} }]) expect(tool({ scripts: odd, devDependencies: odd, dependencies: odd })).toBeNull()
    expect(tool(JSON.parse('{ "__proto__": { "tsup": {} }, "scripts": { "__proto__": "tsup" } }') as Record<string, unknown>)).toBe('tsup')
  })

  it('takes no longer for hostile scripts', () => {
    const begin = performance.now()
    for (const command of ['vite '.repeat(50_000), `bun ${'a.'.repeat(50_000)}`, `vite${' '.repeat(100_000)}`, ' /'.repeat(50_000)]) tool(script(command))
    expect(performance.now() - begin).toBeLessThan(2_000)
  })
})
