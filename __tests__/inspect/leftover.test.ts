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

describe('a report on sources', () => {
  it.each([
    '[{"filePath":"/p/a.js","messages":[{"ruleId":"no-unused-vars"}],"source":"a()"}]',
    '{\n  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",\n  "version": "2.1.0",\n  "runs": [',
    '{"version":"2.1.0","$schema":"https://json.schemastore.org/sarif-2.1.0.json","runs":[]}',
    '{\n  "schemaVersion": 1,\n  "tool": {\n    "name": "pack-gate",',
    '{"lighthouseVersion":"12.2.1","requestedUrl":"http://localhost/"}',
    '<!doctype html>\n<html lang="en">\n<head>\n<title>Lighthouse Report</title>\n',
    '[{"id":1,"intrinsicName":"any","recursionId":0,"flags":["Any"]},',
  ])('is known by how it begins (%#)', async (text) => {
    expect((await factsOf('dist/a', text)).leftover).toBe('bundle-report')
  })

  it.each(['{"version":"2.1.0","name":"a"}', '[{"filePath":"a.js"}]', '[{"id":1,"name":"any"}]'])(
    'is not %s',
    async (text) => {
      expect((await factsOf('dist/a', text)).leftover).toBeUndefined()
    },
  )
})

describe('a report of tests', () => {
  it.each([
    // By nyc and c8: a page for each file, with its source.
    '\n<!doctype html>\n<html lang="en">\n\n<head>\n    <title>Code coverage report for src/a.js</title>\n',
    '{"/p/a.js": {"path":"/p/a.js","statementMap":{"0":{"start":{"line":2,"column":24}}}}}',
    '{"/p/a.js": {"path":"/p/a.js","all":false,"statementMap":{"0":{"start":{"line":2,"column":24}}}}}',
    'TN:\nSF:src/a.js\nFN:2,(anonymous_0)\nFNF:1\n',
    'SF:src/a.js\nDA:1,1\n',
    '{"result":[{"scriptId":"11","url":"file:///p/a.js","functions":[{"functionName":""}]}]}',
    '{"files":{"src/a.js":{"language":"javascript","mutants":[{"id":"0"}],"source":"a()"}},"schemaVersion":"1.0"}',
    '{"schemaVersion":"1","thresholds":{"high":80},"files":{"src/a.ts":{"language":"typescript","source":"a()"}}}',
    '{"numFailedTestSuites":0,"numFailedTests":0}',
    '{\n  "stats": {\n    "suites": 0,\n    "tests": 0,\n',
    '{\n  "config": {\n    "argv": [\n      "node"\n    ],\n' +
      '    "configFile": "/p/playwright.config.ts",\n    "rootDir": "/p",',
  ])('is known by how it begins (%#)', async (text) => {
    expect((await factsOf('dist/a', text, { chunk: 11 })).leftover).toBe('coverage-report')
  })

  it("is Stryker's page, which has the text of each file behind the program that shows it", async () => {
    const report = '<mutation-test-report-app titlePostfix="Stryker"></mutation-test-report-app>'
    const text = `<!DOCTYPE html>\n<html>\n<head>\n<script>${'a();'.repeat(2000)}</script></head><body>${report}</body>`
    expect((await factsOf('dist/a.html', text, { chunk: 1000 })).leftover).toBe('coverage-report')
    expect((await factsOf('dist/a.js', text)).leftover).toBeUndefined()
  })

  it.each([
    '<title>Code coverage report for </title>',
    'SF: San Francisco\nLA: Los Angeles\n',
    '{"a":{"path":"a"}}',
    '{"stats":{"tests":1}}',
    '{"files":{"a":{}}}',
  ])('is not %s', async (text) => {
    expect((await factsOf('dist/a', text)).leftover).toBeUndefined()
  })
})

describe('a dump of memory', () => {
  it.each([
    '{"snapshot":{"meta":{"node_fields":["type","name","id","self_size","edge_count","trace_node_id"],',
    '{"nodes":[{"id":1,"callFrame":{"functionName":"(root)","scriptId":"0","url":""}}]}',
    '{"head":{"callFrame":{"functionName":"(root)","scriptId":"0"},"selfSize":0}}',
    '{"traceEvents":[{"pid":1,"tid":1,"ts":1,"ph":"X"}]}',
    '[\n{"name":"process_name","args":{"name":"tsc"},"cat":"__metadata"},',
  ])("is V8's snapshot of the heap, profile or trace (%#)", async (text) => {
    expect((await factsOf('dist/a.json', text)).leftover).toBe('memory-dump')
  })

  it.each(['{"nodes":[{"id":1,"name":"a"}]}', '{"snapshot":{"meta":{}}}'])('is not %s', async (text) => {
    expect((await factsOf('dist/a.json', text)).leftover).toBeUndefined()
  })
})

describe('a recording of a browser', () => {
  it('is a HAR file, whatever its name', async () => {
    const text = JSON.stringify({ log: { version: '1.2', creator: { name: 'WebInspector' }, entries: [] } }, null, 2)
    expect((await factsOf('dist/a.json', text)).leftover).toBe('network-log')
    expect((await factsOf('dist/a.json', '{"log":{"version":"1.2"}}')).leftover).toBeUndefined()
  })

  it('is what it keeps: cookies', async () => {
    const state = { cookies: [{ name: 'sid', value: 'a', domain: 'example.org', path: '/' }], origins: [] }
    expect((await factsOf('dist/a.json', JSON.stringify(state, null, 2))).leftover).toBe('network-log')
    expect((await factsOf('dist/a.txt', '# Netscape HTTP Cookie File\n')).leftover).toBe('network-log')
    expect((await factsOf('dist/a.json', '{"cookies":[]}')).leftover).toBeUndefined()
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
