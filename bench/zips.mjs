/**
 * `npm run bench:zips`: the inspection of ten zip archives with 400 files of 200 MB in all, against the system's unzip,
 * as ratios of processor time taken in one run, one process each. The packages are of the given shapes: source code,
 * and what doesn't compress. Option: --runs N (default 5). Prints a Markdown table.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { crc32, deflateRawSync } from 'node:zlib'
import { build } from 'rolldown'
import { median } from './measure.mjs'
import { sourceText } from './packages.mjs'

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, folder: { type: 'string' }, stage: { type: 'string' } },
})

const noise = (size, seed) =>
  Buffer.concat(
    Array.from({ length: Math.ceil(size / 64) }, (_, n) => createHash('sha512').update(`${seed} ${n}`).digest()),
  ).subarray(0, size)

const shapes = [
  ['source code, files of 500 kB', 40, (seed) => Buffer.from(sourceText(500_000, seed))],
  ['source code, files of 5 kB', 4000, (seed) => Buffer.from(sourceText(5_000, seed))],
  ['programs and pictures, files of 500 kB', 40, (seed) => noise(500_000, seed)],
]

/** A zip archive as its format asks for: PKWARE's APPNOTE.TXT, 4.3.7 and 4.3.12. */
function zip(files) {
  const [parts, list] = [[], []]
  let at = 0
  for (const [name, content] of files) {
    const packed = deflateRawSync(content)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(crc32(content), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(content.length, 18)
    head.writeUInt16LE(name.length, 22)
    const entry = Buffer.alloc(14)
    entry.writeUInt32LE(at, 10)
    list.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), head, entry, Buffer.from(name))
    parts.push(Buffer.from('PK\x03\x04'), head, Buffer.from(name), packed)
    at += 30 + name.length + packed.length
  }
  const directory = Buffer.concat(list)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, directory, end])
}

function make(folder, count, content) {
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), '{"name":"zips","version":"1.0.0"}')
  for (let n = 0; n < 10; n += 1) {
    const files = Array.from({ length: count }, (_, each) => [`lib/${each}.js`, content(n * count + each + 1)])
    writeFileSync(join(folder, `${n}.vsix`), zip(files))
  }
}

const isZip = (name) => name.endsWith('.vsix')

/** Processor time of one process over the archives of a folder: ours reads them as the gate does. */
const sides = {
  ours(folder, stage) {
    const args = [fileURLToPath(import.meta.url), '--folder', folder, '--stage', stage]
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
    return Number(stdout)
  },
  unzip(folder) {
    const target = join(folder, '..', 'unpacked')
    const script = `mkdir ${target} && for f in *.vsix; do unzip -qq -o "$f" -d ${target}/"$f" || exit 1; done; times`
    const { stdout, stderr, status } = spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' })
    if (status !== 0) throw new Error(stderr)
    rmSync(target, { recursive: true })
    const [, children] = stdout.trim().split('\n')
    return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, m, s]) => sum + Number(m) * 60e3 + s * 1e3, 0)
  },
}

async function inspectAll() {
  const load = (name) => import(pathToFileURL(join(values.stage, name)).href)
  const [{ inspect }, { workingTree }] = await Promise.all([load('inspect.mjs'), load('tree.mjs')])
  const files = readdirSync(values.folder).map((path) => {
    return { path, size: statSync(join(values.folder, path)).size, mode: 0o644, type: 'file' }
  })
  const release = await inspect(workingTree(values.folder, files, { integrity: null, size: null }), {
    held: 256_000_000,
  })
  if (release.inside.length < 400) throw new Error(`only ${release.inside.length} files were seen`)
  const { user, system } = process.cpuUsage()
  console.log((user + system) / 1000)
}

async function main() {
  const root = mkdtempSync(join(tmpdir(), 'pack-gate-bench-'))
  try {
    await build({
      input: { inspect: 'src/inspect/inspect.ts', tree: 'src/pack/working-tree.ts' },
      platform: 'node',
      resolve: { mainFields: ['module', 'main'], extensionAlias: { '.js': ['.ts', '.js'] } },
      logLevel: 'warn',
      output: { dir: root, entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
    })
    console.log(`Node ${process.version}, ${values.runs} runs, medians of processor time\n`)
    console.log('| ten archives, 200 MB unpacked | packed | unzip | pack-gate | ratio |\n|---|---:|---:|---:|---:|')
    for (const [name, count, content] of shapes) {
      const folder = join(root, 'release')
      make(folder, count, content)
      const size = readdirSync(folder)
        .filter(isZip)
        .reduce((sum, each) => sum + statSync(join(folder, each)).size, 0)
      const times = { unzip: [], ours: [] }
      for (let n = 0; n < Number(values.runs); n += 1)
        for (const side of ['unzip', 'ours']) times[side].push(sides[side](folder, root))
      const [them, us] = [median(times.unzip), median(times.ours)]
      const figures = [`${Math.round(size / 1e6)} MB`, `${Math.round(them)} ms`, `${Math.round(us)} ms`]
      console.log(`| ${[name, ...figures, (us / them).toFixed(2)].join(' | ')} |`)
      rmSync(folder, { recursive: true })
    }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

if (values.folder === undefined) await main()
else await inspectAll()
