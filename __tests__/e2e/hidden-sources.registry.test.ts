import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from '@jest/globals'
import * as esbuild from 'esbuild'
import webpack from 'webpack'
import { installTools, type BuildTools } from '../helpers/build-tools.js'
import { checkJson, makeUser, verdictOf, type User } from '../helpers/cli.js'
import { writePackage } from '../helpers/packages.js'
import { fetchPackage } from '../helpers/npm-versions.js'
import { installPacker, type PackerInstall } from '../helpers/packer-versions.js'
import { useSandbox } from '../helpers/sandbox.js'
import { tar } from '../helpers/tarballs.js'
import { zip } from '../helpers/zips.js'
import { behindNoise } from '../inspect/containers/nests.js'

/**
 * Twenty original sources in each place in which tools leave them. Without a policy every one has to block. What the
 * registry has makes its own output; the rest is put together from a map of esbuild's.
 */
const sandbox = useSandbox()
const sources = Object.fromEntries(
  Array.from({ length: 20 }, (_, index) => [
    `src/part-${index}.js`,
    `// part ${index}: a comment that only the original has\nexport const part${index} = (a) => a + ${index}\n`,
  ]),
)
const entry = Object.keys(sources).map((path, index) => `export { part${index} } from './${path.slice(4)}'\n`)

let project: string
let tools: BuildTools
let bun: PackerInstall
let user: User
let map: string

const text = (): string => JSON.stringify(map)
const base64 = (): string => Buffer.from(map).toString('base64')
const single = (value: string): string => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
const template = (value: string): string =>
  `\`${value.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')}\``
const escaped = (value: string): string =>
  Array.from(value, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')
const bareKeys = (): string => map.replace(/(?<=[{,]\s*)"(\w+)"(?=:)/g, '$1')

type Make = (dist: string) => unknown
const put =
  (name: string, content: () => string | Buffer): Make =>
  (dist) => {
    writeFileSync(join(dist, name), content())
  }

/** Vite with a plugin that compresses what was built, as its users set it: the plain files stay out of the package. */
const compressed =
  (algorithm: string): Make =>
  (dist) => {
    const plugin = pathToFileURL(join(tools.folder, 'vite-plugin-compression2/dist/index.mjs')).href
    const lib = { entry: 'src/index.js', formats: ['es'], fileName: 'a' }
    const options = {
      root: project,
      logLevel: 'silent',
      configFile: false,
      build: { outDir: dist, sourcemap: true, lib },
    }
    const compression = { algorithms: [algorithm], threshold: 0 }
    const code = `import { build } from 'vite'
      import { compression } from ${JSON.stringify(plugin)}
      const options = ${JSON.stringify(compression)}
      await build({ ...${JSON.stringify(options)}, plugins: [compression({ ...options, include: /map$/ })] })`
    execFileSync(process.execPath, ['--input-type=module', '--eval', code], { stdio: 'pipe' })
    for (const name of ['a.js', 'a.mjs', 'a.js.map', 'a.mjs.map']) rmSync(join(dist, name), { force: true })
  }

async function packed(dist: string, more: webpack.Configuration): Promise<webpack.Stats> {
  return new Promise((resolve, reject) => {
    const compiler = webpack({
      context: project,
      entry: './src/index.js',
      mode: 'development',
      devtool: false,
      output: { path: dist, filename: 'a.js', library: { type: 'commonjs2' } },
      ...more,
    })
    compiler.run((error, stats) => {
      compiler.close(() => {
        if (!stats || stats.hasErrors()) reject(error ?? new Error(stats?.toString() ?? 'no stats'))
        else resolve(stats)
      })
    })
  })
}

/** A program with one more section, as `objcopy` writes it; where there is none, a map behind a head. */
const elf: Make = (dist) => {
  const target = join(dist, 'addon.node')
  try {
    writeFileSync(join(dist, 'map'), map)
    execFileSync('objcopy', ['--add-section', `.sources=${join(dist, 'map')}`, '/bin/true', target])
  } catch {
    writeFileSync(target, behindNoise(Buffer.from(map)))
  }
  rmSync(join(dist, 'map'))
}

const wasm: Make = async (dist) => {
  const wabt = (await (tools.load('wabt') as () => Promise<unknown>)()) as {
    parseWat: (name: string, wat: string, features: object) => { toBinary: (o: object) => { buffer: Uint8Array } }
  }
  const quoted = map.replace(/[^ !#-[\]-~]/g, (byte) => `\\${byte.charCodeAt(0).toString(16).padStart(2, '0')}`)
  const wat = `(module (@custom "sources" "${quoted}"))`
  writeFileSync(join(dist, 'a.wasm'), wabt.parseWat('a.wat', wat, { annotations: true }).toBinary({}).buffer)
}

const asar: Make = async (dist) => {
  const folder = sandbox.folder('app')
  writePackage(folder, { 'out/cli.js': 'run()\n', 'out/cli.js.map': map })
  const { createPackage } = (await import(join(tools.folder, '@electron/asar/lib/asar.js'))) as {
    createPackage: (from: string, to: string) => Promise<void>
  }
  await createPackage(folder, join(dist, 'app.asar'))
}

const bunCompiled: Make = (dist) => {
  execFileSync(
    join(bun.bin, 'bun'),
    ['build', '--compile', '--sourcemap', join(project, 'src/index.js'), '--outfile', join(dist, 'cli')],
    { cwd: project, stdio: 'ignore' },
  )
  for (const left of ['index.js.map', 'cli.map', 'cli.js.map']) rmSync(join(dist, left), { force: true })
}

/**
 * Deno puts the files into the runtime that a variable names. Its own is elsewhere than in the registry, and the whole
 * program does as well.
 */
const denoCompiled: Make = async (dist) => {
  const program = join(await fetchPackage(`@deno/linux-${process.arch}-glibc`, '2.9.6'), 'deno')
  chmodSync(program, 0o755)
  const work = sandbox.folder('deno')
  const typed = Object.fromEntries(
    Object.entries(sources).map(([path, code]) => [path.replace(/js$/, 'ts'), code.replace('(a)', '(a: number)')]),
  )
  writePackage(work, { ...typed, 'src/index.ts': entry.join('').replaceAll('.js', '.ts') })
  execFileSync(program, ['compile', '--output', join(dist, 'cli'), 'src/index.ts'], {
    cwd: work,
    stdio: 'ignore',
    env: { ...process.env, DENORT_BIN: program, DENO_DIR: join(work, 'cache'), DENO_NO_UPDATE_CHECK: '1' },
  })
}

const zstd: Make = (dist) => {
  writeFileSync(join(dist, 'a.map'), map)
  const script = `import { readFileSync, writeFileSync } from 'fs'
    writeFileSync('a.map.zst', Bun.zstdCompressSync(readFileSync('a.map')))`
  execFileSync(join(bun.bin, 'bun'), ['-e', script], { cwd: dist })
  rmSync(join(dist, 'a.map'))
}

/** A single executable application of Node's: its blob is put into a copy of Node. */
const sea: Make = (dist) => {
  const work = sandbox.folder('sea')
  const built = `run()\n//# sourceMappingURL=data:application/json;base64,${base64()}\n`
  writePackage(work, {
    'a.js': built,
    'sea.json': { main: 'a.js', output: 'a.blob', disableExperimentalSEAWarning: true },
  })
  execFileSync(process.execPath, ['--experimental-sea-config', 'sea.json'], { cwd: work, stdio: 'ignore' })
  copyFileSync(process.execPath, join(dist, 'cli'))
  chmodSync(join(dist, 'cli'), 0o755)
  const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2'
  execFileSync(
    process.execPath,
    [join(tools.folder, 'postject/dist/cli.js'), join(dist, 'cli'), 'NODE_SEA_BLOB', 'a.blob', '--sentinel-fuse', fuse],
    { cwd: work, stdio: 'ignore' },
  )
}

const cssLoader: Make = async (dist) => {
  writePackage(project, {
    'src/style.css': `/* ${'a comment of the original style sheet, which is long '.repeat(3)}*/\n.a { color: red }\n`,
    'src/styled.js': "import './style.css'\n",
  })
  const use = [{ loader: join(tools.folder, 'css-loader'), options: { sourceMap: true } }]
  await packed(dist, { entry: './src/styled.js', mode: 'production', module: { rules: [{ test: /\.css$/, use }] } })
}

const istanbul: Make = (dist) => {
  const { createInstrumenter } = tools.load('istanbul-lib-instrument') as {
    createInstrumenter: (options: object) => { instrumentSync: (code: string, path: string, map: unknown) => string }
  }
  const instrumenter = createInstrumenter({ esModules: true, compact: true })
  writeFileSync(join(dist, 'a.js'), instrumenter.instrumentSync('export const a = 1\n', 'dist/a.js', JSON.parse(map)))
}

const places: readonly (readonly [what: string, by: string, make: Make])[] = [
  ['.map.gz', 'vite-plugin-compression2', compressed('gzip')],
  ['.map.br', 'vite-plugin-compression2', compressed('brotliCompress')],
  ['.map.zst', 'bun', zstd],
  ['a .vsix', 'zip', put('app.vsix', () => zip({ name: 'extension/out/cli.js.map', content: map }))],
  [
    'zip in zip',
    'zip',
    put('app.dat', () => zip({ name: 'lib/app.jar', content: zip({ name: 'out/cli.js.map', content: map }) })),
  ],
  ['tar as .bin', 'tar', put('app.bin', () => tar([{ name: 'package/cli.js.map', content: map }]))],
  ['app.asar', '@electron/asar', asar],
  ['a WebAssembly section', 'wabt', wasm],
  ['an ELF section', 'objcopy', elf],
  ['bun build --compile --sourcemap', 'bun', bunCompiled],
  ['deno compile', 'deno', denoCompiled],
  ['a JSON string', 'text', put('cache.json', () => `{"entries":[{"code":"a()","map":${text()}}]}`)],
  ['a JavaScript string', 'text', put('a.js', () => `module.exports = JSON.parse(${single(map)})\n`)],
  ['css-loader', 'css-loader', cssLoader],
  ["istanbul's inputSourceMap", 'istanbul-lib-instrument', istanbul],
  ['bare base64', 'text', put('a.js', () => `const m = "${base64()}"\n`)],
  [
    'gzip in a data: URL',
    'text',
    put('a.js', () => `//# sourceMappingURL=data:application/json;base64,${gzipSync(map).toString('base64')}\n`),
  ],
  ['a fully escaped key', 'text', put('a.json', () => map.replace('sourcesContent', escaped('sourcesContent')))],
  ['below 1,002 brackets', 'text', put('a.json', () => `${'['.repeat(1002)}${map}${']'.repeat(1002)}`)],
  ['eval wrappers', 'webpack', async (dist) => packed(dist, { devtool: 'eval' })],
  ['a template literal', 'text', put('a.js', () => `export const map = ${template(map)}\n`)],
  ['export default', 'text', put('a.js', () => `export default ${map}\n`)],
  ['bare keys', 'text', put('a.js', () => `export default ${bareKeys()}\n`)],
  [
    'stats.json',
    'webpack',
    async (dist) => {
      const stats = (await packed(dist, { mode: 'production' })).toJson({ all: true, source: true })
      writeFileSync(join(dist, 'stats.json'), JSON.stringify(stats))
    },
  ],
  [
    '.next/cache',
    'webpack',
    async (dist) => {
      const cacheDirectory = join(dist, '.next', 'cache', 'webpack')
      await packed(dist, { mode: 'production', cache: { type: 'filesystem', cacheDirectory, compression: 'gzip' } })
    },
  ],
  ['a single executable application', 'node', sea],
]

beforeAll(async () => {
  user = makeUser(sandbox)
  bun = await installPacker('bun')
  tools = await installTools({
    '@electron/asar': '4.3.2',
    'css-loader': '7.1.5',
    'istanbul-lib-instrument': '6.0.3',
    postject: '1.0.0-alpha.6',
    'vite-plugin-compression2': '2.5.3',
    wabt: '1.0.39',
    webpack: '5.112.2',
  })
  project = sandbox.folder('project')
  writePackage(project, {
    'package.json': { name: 'acme', type: 'module' },
    ...sources,
    'src/index.js': entry.join(''),
  })
  const { outputFiles } = await esbuild.build({
    entryPoints: [join(project, 'src/index.js')],
    outfile: join(project, 'cli.js'),
    bundle: true,
    sourcemap: 'external',
    write: false,
    logLevel: 'silent',
  })
  map = outputFiles.find(({ path }) => path.endsWith('.map'))?.text ?? ''
}, 300_000)

async function blockedBy(make: Make): Promise<readonly string[]> {
  const folder = sandbox.folder('package')
  const dist = join(folder, 'dist')
  mkdirSync(dist)
  writePackage(folder, { 'package.json': { name: 'acme', version: '1.0.0', files: ['dist'] } })
  await make(dist)
  const run = await checkJson([folder, '--no-config', '--baseline', 'none'], { user })
  rmSync(dist, { recursive: true })
  return verdictOf(run)
    .findings.filter(({ level }) => level === 'error')
    .map(({ ruleId }) => ruleId)
}

describe('twenty sources are found in', () => {
  it.each(places)('%s, by %s', async (what, _by, make) => {
    expect(await blockedBy(make)).toContain(what === '.next/cache' ? 'forbidden-file' : 'source-map')
  })

  it('no bundle without them', async () => {
    const dist = sandbox.folder('plain')
    await packed(dist, { mode: 'production' })
    expect(existsSync(join(dist, 'a.js'))).toBe(true)
    expect(await blockedBy(put('a.js', () => readFileSync(join(dist, 'a.js'))))).toEqual([])
  })
})
