import { describe, expect, it } from '@jest/globals'
import { effortOf } from '../../helpers/effort.js'
import { buildTool, type BuildTool } from '../../../src/rules/source-map/build-tool.js'
import { file, release } from '../../helpers/facts.js'

const tool = (
  manifest: Record<string, unknown>,
  path = 'dist/a.js.map',
  packed: readonly string[] = [],
  names: readonly string[] = [],
): BuildTool | null =>
  buildTool(
    release(
      packed.map((each) => file(each)),
      manifest,
    ),
    path,
    names.map((name) => ({ name, bytes: 1, lines: 1, sha256: 'x' })),
  )
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

  it.each([
    'tsc --noEmit',
    'tsc --emitDeclarationOnly',
    'vite',
    'vite preview',
    'node -r esbuild-register a.ts',
    'tsc-alias',
    'npm run tsc:types',
    'bun run build',
    'bun install',
    'echo rollups',
    'node scripts/mytsc',
    '',
  ])('is not known by a command that writes no scripts: %s', (command) => {
    expect(tool(script(command))).toBeNull()
  })

  it.each(['test', 'pretest', 'lint', 'dev', 'start', 'watch:build', 'docs:build', 'typecheck', 'storybook'])(
    'is not known by a script that builds nothing that ships: %s',
    (name) => {
      expect(tool(script('webpack', name))).toBeNull()
    },
  )

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
    for (const odd of [7, null, 'tsc', ['tsc'], { build: 7, constructor: {} }])
      expect(tool({ scripts: odd, devDependencies: odd, dependencies: odd })).toBeNull()
    expect(
      tool(
        JSON.parse('{ "__proto__": { "tsup": {} }, "scripts": { "__proto__": "tsup" } }') as Record<string, unknown>,
      ),
    ).toBe('tsup')
  })

  it('takes no longer for hostile scripts', async () => {
    const commands = [
      'vite '.repeat(50_000),
      `bun ${'a.'.repeat(50_000)}`,
      `vite${' '.repeat(100_000)}`,
      ' /'.repeat(50_000),
    ]
    expect(await effortOf(() => commands.map((command) => tool(script(command))), 2_000)).toBeLessThan(2_000)
  })

  it.each<[string, BuildTool]>([
    ['tsdown.config.ts', 'tsdown'],
    ['tsup.config.js', 'tsup'],
    ['vite.config.mts', 'vite'],
    ['rspack.config.js', 'rspack'],
    ['rsbuild.config.ts', 'rspack'],
    ['rslib.config.ts', 'rspack'],
    ['webpack.config.cjs', 'webpack'],
    ['.parcelrc', 'parcel'],
    ['rolldown.config.js', 'rolldown'],
    ['rollup.config.mjs', 'rollup'],
    ['esbuild.mjs', 'esbuild'],
    ['esbuild.js', 'esbuild'],
    ['esbuild.config.ts', 'esbuild'],
    ['bunfig.toml', 'bun'],
    ['.swcrc', 'swc'],
    ['.babelrc', 'babel'],
    ['babel.config.json', 'babel'],
    ['tsconfig.json', 'tsc'],
    ['tsconfig.build.json', 'tsc'],
  ])('is the one that a file at the top configures: %s', (path, expected) => {
    expect(tool({}, 'dist/a.js', [path])).toBe(expected)
    expect(tool({}, 'dist/a.js', [`lib/${path}`, `my-${path}`])).toBeNull()
  })

  it.each([
    'esbuild.json',
    'esbuild.mjs.md',
    'esbuild.xjs',
    'bunfig.toml.md',
    '.parcelrc.md',
    '.swcrc.md',
    'tsconfig.json.md',
    'tsconfig..json',
    'tsconfig.a.b.json',
    'rollup.js',
    'webpack.js',
  ])('is not known by %s', (path) => {
    expect(tool({}, 'dist/a.js', [path])).toBeNull()
  })

  it.each<[string, BuildTool]>([
    ['tsdown', 'tsdown'],
    ['tsup', 'tsup'],
    ['vite', 'vite'],
    ['@rspack/cli', 'rspack'],
    ['@rspack/core', 'rspack'],
    ['@rsbuild/core', 'rspack'],
    ['@rslib/core', 'rspack'],
    ['webpack', 'webpack'],
    ['parcel', 'parcel'],
    ['parcel-bundler', 'parcel'],
    ['rolldown', 'rolldown'],
    ['rollup', 'rollup'],
    ['esbuild', 'esbuild'],
    ['bun', 'bun'],
    ['bun-types', 'bun'],
    ['@types/bun', 'bun'],
    ['@swc/cli', 'swc'],
    ['@babel/cli', 'babel'],
    ['babel-cli', 'babel'],
    ['typescript', 'tsc'],
  ])('is the one that the package depends on to build: %s', (name, expected) => {
    expect(tool({ devDependencies: { [name]: '*' } })).toBe(expected)
  })

  it.each<[string, BuildTool]>([
    ['tsdown', 'tsdown'],
    ['tsup', 'tsup'],
    ['babel', 'babel'],
  ])('is the one that a key of package.json configures: %s', (key, expected) => {
    expect(tool({ [key]: {} })).toBe(expected)
  })

  it.each<[Record<string, unknown>, readonly string[], BuildTool]>([
    [script('sass src dist'), [], 'sass'],
    [{ devDependencies: { sass: '1' } }, [], 'sass'],
    [{ devDependencies: { 'sass-embedded': '1' } }, [], 'sass'],
    [script('postcss a.css'), [], 'postcss'],
    [{}, ['.postcssrc'], 'postcss'],
    [{}, ['postcss.config.js'], 'postcss'],
    [{ postcss: {} }, [], 'postcss'],
    [{ devDependencies: { 'postcss-cli': '1' } }, [], 'postcss'],
    [{ devDependencies: { postcss: '1' } }, [], 'postcss'],
    [{ devDependencies: { vite: '1', typescript: '6' } }, [], 'vite'],
    [{ devDependencies: { vite: '1', sass: '1' } }, [], 'sass'],
  ])('of a style sheet is one that writes such: %j %j', (manifest, packed, expected) => {
    expect(tool(manifest, 'dist/a.css', packed)).toBe(expected)
    expect(tool(manifest, 'dist/a.CSS.map', packed)).toBe(expected)
    expect(
      tool({ ...manifest, postcss: undefined, devDependencies: {} }, 'dist/a.css.js', [
        'lib/postcss.config.js',
        'my.postcssrc',
      ]),
    ).not.toBe('postcss')
  })

  it.each(['vite   --mode lib   build', 'bun  build a.ts', 'bun  run   a.mts', 'x/bun build a.ts', 'NODE=1 bun a.cts'])(
    'is found in a command with other blanks: %s',
    (command) => {
      expect(tool(script(command))).toBe(command.includes('vite') ? 'vite' : 'bun')
    },
  )

  it.each(['bunx build', 'abun build a.ts', 'bun a.tsv', 'vitest build', 'vite buildx'])(
    'is not found in %s',
    (command) => {
      expect(tool(script(command))).toBeNull()
    },
  )

  it('is not known by a script that is no text, and by one whose name only ends like an aside', () => {
    expect(tool({ scripts: { build: ['webpack'], b: 7 } })).toBeNull()
    for (const name of ['doc', 'posttest', 'bench:all']) expect(tool(script('webpack', name))).toBeNull()
    for (const name of ['build:docs', 'retest', 'prebuild']) expect(tool(script('webpack', name))).toBe('webpack')
  })

  it('is Rspack where sources are named by a bundler and the package runs it', () => {
    expect(tool(script('rspack build'), 'dist/a.js', [], ['webpack:///src/a.ts'])).toBe('rspack')
    expect(
      tool(
        { ...script('rollup -c'), devDependencies: { '@rspack/cli': '1' } },
        'dist/a.js',
        [],
        ['webpack:///src/a.ts'],
      ),
    ).toBe('rspack')
  })
})
