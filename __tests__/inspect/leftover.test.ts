import { build } from 'esbuild'
import { describe, expect, it } from '@jest/globals'
import webpack from 'webpack'
import { useSandbox } from '../helpers/sandbox.js'
import { factsOf } from './contents.js'

const sandbox = useSandbox()

const page = (title: string): string => `\n<!DOCTYPE html>\n<html lang="en">\n<head>\n<title>${title}</title>\n`
const entry = 'src/model/format.ts'

async function stats(): Promise<string> {
  return new Promise((resolve, reject) => {
    const compiler = webpack({
      mode: 'none',
      entry: './jest.config.js',
      externals: /./,
      output: { path: sandbox.folder() },
    })
    compiler.run((error, found) => {
      if (found) resolve(JSON.stringify(found.toJson({ all: false, hash: true, version: true, builtAt: true })))
      else reject(error ?? new Error('no stats'))
    })
  })
}

describe("a bundler's report", () => {
  it("is esbuild's metafile, whatever its name", async () => {
    const { metafile } = await build({ entryPoints: [entry], bundle: true, metafile: true, write: false, outdir: 'x' })
    for (const text of [JSON.stringify(metafile), JSON.stringify(metafile, null, 2)])
      expect((await factsOf('dist/a.json', text, { chunk: 11 })).leftover).toBe('bundle-report')
  })

  it("is webpack's stats.json", async () => {
    expect((await factsOf('dist/stats.json', await stats())).leftover).toBe('bundle-report')
    const old =
      '{"errors": [], "warnings": [], "version": "4.46.0", "hash": "a", "time": 3, "builtAt": 1, "chunks": []}'
    expect((await factsOf('dist/stats.json', old)).leftover).toBe('bundle-report')
  })

  it.each([
    '{\n  "version": 2,\n  "tree": {\n    "name": "root",\n    "children": [\n',
    'index.js:\n  /src/index.js:\n    rendered: 0\n  /src/a.js:\n    rendered: 75\n',
    '[{"label":"main.js","isAsset":true,"statSize":740,"parsedSize":0,"groups":[]}]',
    '{\n  "results": [\n    {\n      "bundleName": "dist/a.js"',
  ])("is a plugin's list of modules (%#)", async (text) => {
    expect((await factsOf('dist/a', text)).leftover).toBe('bundle-report')
  })

  it.each([
    'Rollup Visualizer',
    'Sonda report',
    'EsBuild Visualizer',
    'Webpack Bundle Analyzer [29 Nov 2026 at 19:16]',
  ])('is a page called %s', async (title) => {
    expect((await factsOf('dist/stats.html', page(title))).leftover).toBe('bundle-report')
  })

  it.each([
    page('Statistics'),
    '{"inputs":{"a":{"bytes":"many"}}}',
    '{"inputs":{"src/a.js":1},"outputs":{}}',
    '{"version":"5.0.0","builtAt":"today","hash":"a"}',
    '{"a":[{"builtAt":1,"hash":"a"}]}',
    '{"version":2,"tree":{"name":"a"}}',
    '[{"label":"main.js","value":1}]',
    'a:\n  b:\n    render: 1\n',
    'const report = `<title>Rollup Visualizer</title>`',
  ])('is not %s', async (text) => {
    expect((await factsOf('dist/stats.json', text)).leftover).toBeUndefined()
  })
})

describe('a notebook', () => {
  const notebook = (outputs: readonly object[]): string =>
    JSON.stringify({ cells: [{ cell_type: 'code', source: ['1 + 1'], outputs }], nbformat: 4 }, null, 1)

  it('with output in it is one that says more than its author wrote', async () => {
    const text = notebook([{ output_type: 'stream', text: ['2'] }])
    expect((await factsOf('docs/a.ipynb', text, { chunk: 7 })).leftover).toBe('notebook-output')
    expect((await factsOf('docs/a.json', text)).leftover).toBeUndefined()
  })

  it('without is none', async () => {
    expect((await factsOf('docs/a.ipynb', notebook([]))).leftover).toBeUndefined()
  })
})

describe("a bundler's comments", () => {
  it('name the source of each module, by esbuild', async () => {
    const { outputFiles } = await build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      outdir: 'x',
      format: 'esm',
    })
    expect((await factsOf('dist/a.js', outputFiles[0]?.text ?? '')).leftover).toBe('source-comment')
    expect((await factsOf('dist/a.css', '/*! src/a.css */\na { color: red }\n')).leftover).toBe('source-comment')
  })

  it.each(['// see src/a.ts for more\n', '// src is a folder\n', "import '/src/a.js'\n", 'a() // src/a.ts\n'])(
    'are none in %s',
    async (text) => {
      expect((await factsOf('dist/a.js', text)).leftover).toBeUndefined()
    },
  )
})
