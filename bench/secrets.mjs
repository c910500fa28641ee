/**
 * `npm run bench:secrets`: our search for credentials against @secretlint/core with its recommended preset over the
 * same files, as ratios taken in one run: processor time of one process, and what is found. Option: --runs N (default
 * 5). Prints a Markdown table.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'rolldown'
import { sourceText } from './packages.mjs'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    run: { type: 'string' },
    folder: { type: 'string' },
    stage: { type: 'string' },
  },
})

/** One credential of a kind for each file that has one, put together here; nothing of it was ever valid. */
const random = (length, n) =>
  Buffer.from(Array.from({ length: length * 2 }, (_, at) => (at * 7919 + n * 104_729) % 251))
    .toString('base64')
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, length - 2) + 'a7'
const planted = [
  (n) => `ghp_${random(36, n)}`,
  (n) => `npm_${random(36, n)}`,
  (n) => `sk_live_${random(24, n)}`,
  (n) => `AKIA${'QZ7NDX4TLM2WCJ5H'} ${random(40, n)}`,
  (n) => `pypi-AgEIcHlwaS5vcmc${random(120, n)}`,
  (n) => `xai-${random(80, n)}`,
]

const shapes = [
  ['60 files of 1 MB', 60, 1_000_000],
  ['one file of 60 MB', 1, 60_000_000],
  ['6,000 files of 10 kB', 6_000, 10_000],
]

function make(folder, count, size) {
  mkdirSync(folder)
  for (let n = 0; n < count; n += 1) {
    const text = sourceText(size, n + 1)
    const secrets =
      count === 60
        ? planted[n % planted.length](n)
        : count === 1
          ? planted.map((plant) => plant(1)).join('\n')
          : n % 100 === 0
            ? planted[(n / 100) % planted.length](n)
            : ''
    writeFileSync(join(folder, `${n}.js`), `${text.slice(0, size / 2)}\n${secrets}\n${text.slice(size / 2)}`)
  }
}

/** Reads each file as the gate does, in chunks of 1 MB, and gives the number of values that were found. */
async function ours(folder, stage) {
  const { secret } = await import(pathToFileURL(stage).href)
  let count = 0
  for (const name of readdirSync(folder)) {
    const bytes = readFileSync(join(folder, name))
    const inspection = secret({ path: name, size: bytes.length, mode: 0o644, type: 'file' }, { held: 256_000_000 })
    for (let at = 0; at < bytes.length; at += 1 << 20) inspection.write(bytes.subarray(at, at + (1 << 20)))
    count += inspection.end().secrets?.length ?? 0
  }
  return count
}

async function theirs(folder) {
  const [{ lintSource }, { rules }, { secretLintProfiler }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
    import('@secretlint/profiler'),
  ])
  secretLintProfiler.setEnabled(false)
  const used = rules.filter(({ meta }) => !meta.id.endsWith('filter-comments'))
  const config = { rules: used.map((rule) => ({ id: rule.meta.id, rule })) }
  let count = 0
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    const source = { content: readFileSync(path, 'utf8'), filePath: path, ext: '.js', contentType: 'text' }
    count += (await lintSource({ source, options: { config, noPhysicFilePath: true } })).messages.length
  }
  return count
}

if (values.run !== undefined) {
  const found = await (values.run === 'ours' ? ours(values.folder, values.stage) : theirs(values.folder))
  const { user, system } = process.cpuUsage()
  console.log(JSON.stringify({ found, ms: (user + system) / 1000 }))
} else {
  const root = mkdtempSync(join(tmpdir(), 'pack-gate-bench-'))
  const run = (name, folder, stage) =>
    JSON.parse(
      spawnSync(
        process.execPath,
        [fileURLToPath(import.meta.url), '--run', name, '--folder', folder, '--stage', stage],
        { encoding: 'utf8', cwd: resolve('.') },
      ).stdout,
    )
  const median = (runs) => runs.map(({ ms }) => ms).sort((a, b) => a - b)[Math.floor(runs.length / 2)]
  try {
    const stage = join(root, 'secret.mjs')
    await build({
      input: 'src/inspect/secret.ts',
      platform: 'node',
      resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
      output: { file: stage, format: 'esm' },
      logLevel: 'silent',
    })
    console.log(`Node ${process.version}, ${values.runs} runs, medians of processor time\n`)
    console.log('| files | secretlint | found | pack-gate | found | ratio |\n|---|---:|---:|---:|---:|---:|')
    for (const [name, count, size] of shapes) {
      const folder = join(root, String(count))
      make(folder, count, size)
      const results = { ours: [], theirs: [] }
      for (let n = 0; n < Number(values.runs); n += 1)
        for (const side of ['theirs', 'ours']) results[side].push(run(side, folder, stage))
      const [them, us] = [median(results.theirs), median(results.ours)]
      console.log(
        `| ${name} | ${Math.round(them)} ms | ${results.theirs[0].found} | ${Math.round(us)} ms | ` +
          `${results.ours[0].found} | ${(us / them).toFixed(2)} |`,
      )
    }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
