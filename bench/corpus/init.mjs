/**
 * `npm run bench:init`: `pack-gate init` on real releases, and the next release of each under the policy that it wrote.
 * Prints a Markdown table and what it comes to. Exit code 1 where a goal is missed: at most 25 lines of `files` and a
 * next clean release that passes, each for nine in ten packages.
 * Options: --max-mb N leaves out pairs with a larger tarball; --pairs FILE takes other pairs (name, prev, next, kind,
 * expect);
 * --show prints each policy, and the errors of the next release under it.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { pairs as known, tarballOf } from './tarballs.mjs'

const { values } = parseArgs({
  options: { 'max-mb': { type: 'string', default: '200' }, pairs: { type: 'string' }, show: { type: 'boolean' } },
})
const pairs = values.pairs === undefined ? known : JSON.parse(readFileSync(values.pairs, 'utf8'))
const cli = resolve('dist/cli.js')
const most = 25

function packGate(...args) {
  return spawnSync(process.execPath, [cli, ...args], { cwd: tmpdir(), encoding: 'utf8', maxBuffer: 1 << 28 })
}

function check(release, baseline, policy) {
  const report = JSON.parse(
    packGate('check', release, '--baseline', baseline, '--config', policy, '--reporter', 'json').stdout,
  )
  if (report.conclusion === 'error') throw new Error(`no verdict: ${report.error.message}`)
  return report
}

/** Lines of the policy's `files` that are no comment. */
function filesLines(text) {
  const [, list = ''] = /^files:\n([\s\S]*?)^baseline:/m.exec(text) ?? []
  return list.split('\n').filter((line) => /^\s*[^\s#]/.test(line)).length
}

function ruleIds({ findings }, level) {
  return [...new Set(findings.filter((finding) => finding.level === level).map(({ ruleId }) => ruleId))].join(', ')
}

async function judge(pair, folder) {
  const { name, prev, next } = pair
  const [before, now] = [await tarballOf(name, prev), await tarballOf(name, next)]
  const policy = join(folder, `${name.replace('/', '-')}-${prev}.yml`)
  const { status, stderr } = packGate('init', before, '--baseline', before, '--config', policy)
  if (status !== 0) throw new Error(`${name} ${prev}: init failed: ${stderr}`)
  const text = readFileSync(policy, 'utf8')
  const [same, after] = [check(before, before, policy), check(now, before, policy)]
  if (values.show)
    console.log(
      `${name} ${prev}\n${text}\n${after.findings
        .filter(({ level }) => level === 'error')
        .map(({ message }) => message)
        .join('\n')}\n`,
    )
  return { ...pair, lines: filesLines(text), files: same.totals.files, same, after }
}

const folder = mkdtempSync(join(tmpdir(), 'pack-gate-init-'))
const rows = []
try {
  for (const pair of pairs.filter(
    ({ packedPrev = 0, packedNext = 0 }) => Math.max(packedPrev, packedNext) < Number(values['max-mb']) * 1e6,
  ))
    rows.push(await judge(pair, folder))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

const word = ({ conclusion }) => (conclusion === 'success' ? 'pass' : 'fail')
console.log(
  '| release | files | lines of `files` | itself | next | which is | errors of the next ' +
    '|\n|---|---:|---:|---|---|---|---|',
)
for (const { name, prev, next, kind, files, lines, same, after } of rows) {
  console.log(
    `| ${name} ${prev} | ${files} | ${lines} | ${word(same)} | ${next}: ${word(after)} | ${kind} | ` +
      `${ruleIds(after, 'error')} |`,
  )
}
const good = rows.filter(({ expect }) => expect === 'pass')
const bad = rows.filter(({ expect }) => expect === 'fail')
const short = rows.filter(({ lines }) => lines <= most)
const clean = good.filter(({ kind }) => kind === 'clean')
const passing = (some) => some.filter(({ after }) => after.conclusion === 'success').length
console.log(`
At most ${most} lines of \`files\`: ${short.length} of ${rows.length}.
Clean next releases that pass: ${passing(clean)} of ${clean.length}; repairs of a bad release: ${passing(good) - passing(clean)} of ${good.length - clean.length}.
Bad next releases that are blocked: ${bad.filter(({ after }) => after.conclusion === 'failure').length} of ${bad.length}.`)
process.exitCode =
  short.length >= rows.length * 0.9 &&
  passing(clean) >= clean.length * 0.9 &&
  bad.every(({ after }) => after.conclusion === 'failure')
    ? 0
    : 1
