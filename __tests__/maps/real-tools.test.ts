import { execFileSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import babel from '@babel/core'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import swc from '@swc/core'
import * as esbuild from 'esbuild'
import { rollup } from 'rollup'
import * as sass from 'sass'
import ts from 'typescript'
import webpack from 'webpack'
import { inspect } from '../../src/inspect/inspect.js'
import { workingTree } from '../../src/pack/working-tree.js'
import type { FileFacts } from '../../src/model/file-facts.js'

const script = 'const greeting = "hello" // ours\nexport function greet(name) {\n  return `${greeting} ${name}`\n}\n'
const typed = script.replace('(name)', '(name: string): string')
const style = '$own: red; // ours\n.a {\n  .b { color: $own; }\n}\n'

let root: string
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'pack-gate-maps-')))
  for (const [path, content] of Object.entries({ 'a.js': script, 'a.ts': typed, 'a.scss': style }))
    writeFileSync(join(root, path), content)
})
afterAll(() => {
  rmSync(root, { recursive: true, force: true })
})

let count = 0
/** What inspection finds in a folder that a tool has filled. */
async function built(fill: (folder: string) => unknown): Promise<readonly FileFacts[]> {
  const folder = join(root, `out-${(count += 1)}`)
  mkdirSync(folder)
  await fill(folder)
  writeFileSync(join(folder, 'package.json'), '{"name":"acme","version":"1.0.0"}')
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  )
  const files = paths.map((path) => ({
    path,
    size: statSync(join(folder, path)).size,
    mode: 0o644,
    type: 'file' as const,
  }))
  return (await inspect(workingTree(folder, files, { integrity: null, size: null }), { held: 256_000_000 })).files
}

function write(folder: string, files: Record<string, string>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
}

/** What came out, as one line for each thing that was found: `a.js.map file a.ts`. */
function findings(files: readonly FileFacts[]): readonly string[] {
  return files.flatMap(({ path, sourceMaps = [], mapReference }) => [
    ...sourceMaps.map(({ origin, embedded }) =>
      (
        `${path} ${origin} ` +
        embedded.map(({ name, bytes }) => `${name.split('/').at(-1)?.split('?')[0]}:${bytes}`).join(' ')
      ).trim(),
    ),
    ...(mapReference === undefined ? [] : [`${path} -> ${mapReference}`]),
  ])
}

const [js, typescript, scss] = [`a.js:${script.length}`, `a.ts:${typed.length}`, `a.scss:${style.length}`]

const tsc = (options: ts.CompilerOptions) => (folder: string) => {
  const program = ts.createProgram([join(root, 'a.ts')], {
    outDir: folder,
    rootDir: root,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    types: [],
    // What the libraries declare changes nothing in a map, and takes a second to read.
    noLib: true,
    ...options,
  })
  program.emit()
}
const esbuilt =
  (sourcemap: boolean | 'inline' | 'external', sourcesContent = true) =>
  (folder: string) =>
    esbuild.build({
      entryPoints: [join(root, 'a.js')],
      outfile: join(folder, 'a.js'),
      bundle: true,
      format: 'esm',
      sourcemap,
      sourcesContent,
      logLevel: 'silent',
    })
const rolled =
  (sourcemap: boolean | 'inline' | 'hidden', sourcemapExcludeSources = false) =>
  async (folder: string) => {
    const bundle = await rollup({ input: join(root, 'a.js') })
    await bundle.write({ file: join(folder, 'a.js'), sourcemap, sourcemapExcludeSources })
  }
/** Their native parts take no values from a test's own realm: they run in a process of their own. */
function ownProcess(code: string): void {
  execFileSync(process.execPath, ['--input-type=module', '--eval', code], { stdio: 'pipe' })
}
const rolledDown = (sourcemap: boolean | 'inline' | 'hidden') => (folder: string) => {
  const [input, output] = [{ input: join(root, 'a.js') }, { file: join(folder, 'a.js'), sourcemap }].map((options) =>
    JSON.stringify(options),
  )
  ownProcess(`import { rolldown } from 'rolldown'; await (await rolldown(${input})).write(${output})`)
}
const vited = (sourcemap: boolean | 'inline' | 'hidden') => (folder: string) => {
  const lib = { entry: join(root, 'a.js'), formats: ['es'], fileName: 'a' }
  const options = {
    root,
    configFile: false,
    logLevel: 'silent',
    build: { outDir: folder, emptyOutDir: false, sourcemap, lib },
  }
  ownProcess(`import { build } from 'vite'; await build(${JSON.stringify(options)})`)
}
const packed = (devtool: string | false) => (folder: string) =>
  new Promise<void>((resolve, reject) => {
    const mode = devtool === false || !devtool.includes('eval') ? 'production' : 'development'
    webpack(
      {
        mode,
        devtool,
        context: root,
        entry: './a.js',
        output: { path: folder, filename: 'a.js', library: { type: 'commonjs' } },
      },
      (error, stats) => {
        if (error ?? stats?.hasErrors()) reject(error ?? new Error(stats?.toString()))
        else resolve()
      },
    )
  })
const swced =
  (sourceMaps: boolean | 'inline', inlineSourcesContent = true) =>
  (folder: string) => {
    const { code, map } = swc.transformSync(typed, {
      filename: join(root, 'a.ts'),
      sourceMaps,
      inlineSourcesContent,
      jsc: { parser: { syntax: 'typescript' } },
      swcrc: false,
    })
    write(folder, { 'a.js': code, ...(map !== undefined && { 'a.js.map': map }) })
  }
const babeled = (sourceMaps: boolean | 'inline') => (folder: string) => {
  const result = babel.transformSync(typed, {
    filename: join(root, 'a.ts'),
    sourceMaps,
    presets: ['@babel/preset-typescript'],
    cwd: process.cwd(),
    configFile: false,
    babelrc: false,
  })
  write(folder, { 'a.js': result?.code ?? '', ...(sourceMaps === true && { 'a.js.map': JSON.stringify(result?.map) }) })
}
const sassed =
  (withMap: boolean, sourceMapIncludeSources: boolean, inline = false) =>
  (folder: string) => {
    const { css, sourceMap } = sass.compileString(style, {
      url: pathToFileURL(join(root, 'a.scss')),
      sourceMap: withMap,
      sourceMapIncludeSources,
    })
    const map = JSON.stringify(sourceMap)
    if (!withMap) write(folder, { 'a.css': css })
    else if (inline)
      write(folder, {
        'a.css': `${css}\n/*# sourceMappingURL=data:application/json;charset=utf-8,${encodeURIComponent(map)} */\n`,
      })
    else write(folder, { 'a.css': `${css}\n/*# sourceMappingURL=a.css.map */\n`, 'a.css.map': map })
  }

describe('maps as the tools make them', () => {
  it.each<[string, (folder: string) => unknown, readonly string[]]>([
    [
      'tsc with sources',
      tsc({ sourceMap: true, inlineSources: true }),
      ['a.js -> a.js.map', `a.js.map file ${typescript}`],
    ],
    ['tsc without sources', tsc({ sourceMap: true }), ['a.js -> a.js.map', 'a.js.map file']],
    ['tsc inline', tsc({ inlineSourceMap: true, inlineSources: true }), [`a.js inline ${typescript}`]],
    [
      'tsc, maps of declarations',
      tsc({ declaration: true, declarationMap: true }),
      ['a.d.ts -> a.d.ts.map', 'a.d.ts.map file'],
    ],
    ['tsc without maps', tsc({}), []],
    ['esbuild with sources', esbuilt(true), ['a.js -> a.js.map', `a.js.map file ${js}`]],
    ['esbuild without sources', esbuilt(true, false), ['a.js -> a.js.map', 'a.js.map file']],
    ['esbuild inline', esbuilt('inline'), [`a.js inline ${js}`]],
    ['esbuild external', esbuilt('external'), [`a.js.map file ${js}`]],
    ['esbuild without maps', esbuilt(false), []],
    ['rollup with sources', rolled(true), ['a.js -> a.js.map', `a.js.map file ${js}`]],
    ['rollup without sources', rolled(true, true), ['a.js -> a.js.map', 'a.js.map file']],
    ['rollup inline', rolled('inline'), [`a.js inline ${js}`]],
    ['rollup hidden', rolled('hidden'), [`a.js.map file ${js}`]],
    ['rolldown with sources', rolledDown(true), ['a.js -> a.js.map', `a.js.map file ${js}`]],
    ['rolldown inline', rolledDown('inline'), [`a.js inline ${js}`]],
    ['rolldown without maps', rolledDown(false), []],
    ['vite with sources', vited(true), ['a.mjs -> a.mjs.map', `a.mjs.map file ${js}`]],
    ['vite inline', vited('inline'), [`a.mjs inline ${js}`]],
    ['vite hidden', vited('hidden'), [`a.mjs.map file ${js}`]],
    ['swc with sources', swced(true), [`a.js.map file ${typescript}`]],
    ['swc without sources', swced(true, false), ['a.js.map file']],
    ['swc inline', swced('inline'), [`a.js inline ${typescript}`]],
    ['babel with sources', babeled(true), [`a.js.map file ${typescript}`]],
    ['babel inline', babeled('inline'), [`a.js inline ${typescript}`]],
    ['babel without maps', babeled(false), []],
    ['sass with sources', sassed(true, true), ['a.css -> a.css.map', `a.css.map file ${scss}`]],
    ['sass without sources', sassed(true, false), ['a.css -> a.css.map', 'a.css.map file']],
    ['sass inline', sassed(true, true, true), [`a.css inline ${scss}`]],
    ['sass without maps', sassed(false, false), []],
  ])('%s', async (_, fill, expected) => {
    expect(findings(await built(fill))).toEqual(expected)
  })

  it.each([
    ['source-map', ['a.js -> a.js.map', 'a.js.map file']],
    ['hidden-source-map', ['a.js.map file']],
    ['inline-source-map', ['a.js inline']],
    ['eval-source-map', ['a.js eval']],
  ] as const)('webpack, %s', async (devtool, places) => {
    const found = findings(await built(packed(devtool)))
    expect(found.map((each) => each.replace(/(file|inline|eval) .*/, '$1'))).toEqual(places)
    expect(found.at(-1)).toContain(` ${js}`)
  })

  it('webpack, nosources-source-map', async () => {
    expect(findings(await built(packed('nosources-source-map')))).toEqual(['a.js -> a.js.map', 'a.js.map file'])
  })

  it('webpack, false', async () => {
    expect(findings(await built(packed(false)))).toEqual([])
  })

  it('webpack, eval: the module as it was read, in a string', async () => {
    const found = findings(await built(packed('eval')))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(/^a\.js eval .*a\.js:\d+$/)
  })

  it('the maps of a chain of tools: sources of the first, through the second', async () => {
    const files = await built(async (folder) => {
      tsc({ inlineSourceMap: true, inlineSources: true })(folder)
      await esbuild.build({
        entryPoints: [join(folder, 'a.js')],
        outfile: join(folder, 'b.js'),
        sourcemap: 'inline',
        logLevel: 'silent',
      })
    })
    expect(findings(files)).toEqual([`a.js inline ${typescript}`, `b.js inline ${typescript}`])
    expect(readFileSync(join(root, 'a.ts'), 'utf8')).toBe(typed)
  })
})
