/**
 * `npm run bench:corpus`: real releases, each checked against the one before it, without a policy.
 * Prints a Markdown table, what it comes to, and what each rule said of good releases. Exit code 1 where a release was
 * judged wrongly, but for those that `missed` in pairs.json says the rules miss.
 * Options: --max-mb N leaves out pairs with a larger tarball; --pairs FILE takes other pairs: good ones where
 * it has no more than name, prev and next.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { pairs, tarballOf } from './tarballs.mjs'

const { values } = parseArgs({ options: { 'max-mb': { type: 'string', default: '200' }, pairs: { type: 'string' } } })
const unsaid = { kind: 'drawn', expect: 'pass', accept: ['pass', 'warn'] }
const chosen = values.pairs
  ? JSON.parse(readFileSync(values.pairs, 'utf8')).map((pair) => ({ ...unsaid, ...pair }))
  : pairs
const cli = resolve('dist/cli.js')

function check(now, before) {
  const started = process.hrtime.bigint()
  const args = [cli, 'check', now, '--baseline', before, '--no-config', '--reporter', 'json']
  const { stdout } = spawnSync(process.execPath, args, { cwd: tmpdir(), encoding: 'utf8', maxBuffer: 1 << 28 })
  return { report: JSON.parse(stdout), ms: Number(process.hrtime.bigint() - started) / 1e6 }
}

function outcome({ conclusion, findings, error }) {
  if (conclusion === 'error') throw new Error(`no verdict: ${error.message}`)
  if (conclusion === 'failure') return 'fail'
  return findings.some(({ level }) => level === 'warning') ? 'warn' : 'pass'
}

/** Rules with a finding of a level, each once. */
function ruleIds(findings, level) {
  return [...new Set(findings.filter((finding) => finding.level === level).map(({ ruleId }) => ruleId))].join(', ')
}

/** Blocked for another reason is not enough: an error, or a warning where that is deserved, has to name the fault. */
function says(findings, { expect, mentions, accept }) {
  if (expect === 'pass' || mentions === undefined) return true
  const levels = accept.includes('warn') ? ['error', 'warning'] : ['error']
  const pattern = new RegExp(mentions, 'i')
  return findings.some(
    ({ level, message, path, examples = [] }) =>
      levels.includes(level) && pattern.test([message, path, ...examples].join(' ')),
  )
}

/** A table of what each rule said of good releases: on how many, and which. */
function byRule(good) {
  const all = good.flatMap(({ name, prev, next, rules }) =>
    rules.map(({ ruleId, level }) => ({ ruleId, level, step: `${name} ${prev} → ${next}` })),
  )
  const lines = [...new Set(all.map(({ ruleId }) => ruleId))].sort().map((id) => {
    const steps = (level) => [
      ...new Set(all.filter((each) => each.ruleId === id && each.level === level).map(({ step }) => step)),
    ]
    const [errors, warned] = [steps('error'), steps('warning')]
    return `| ${id} | ${errors.length} | ${warned.length} | ${[...errors.map((step) => `**${step}**`), ...warned].join(', ')} |`
  })
  return `| rule | errors | warnings | on |\n|---|---:|---:|---|\n${lines.join('\n')}`
}

async function judge(pair) {
  const { name, prev, next } = pair
  const { report, ms } = check(await tarballOf(name, next), await tarballOf(name, prev))
  const got = outcome(report)
  const warnings = report.findings.filter(({ level }) => level === 'warning').length
  return {
    ...pair,
    got,
    warnings,
    right: pair.accept.includes(got) && says(report.findings, pair),
    rules: report.findings.filter(({ level }) => level !== 'note').map(({ ruleId, level }) => ({ ruleId, level })),
    errors: ruleIds(report.findings, 'error'),
    warned: ruleIds(report.findings, 'warning'),
    ms,
  }
}

const rows = []
for (const pair of chosen.filter(
  ({ packedPrev = 0, packedNext = 0 }) => Math.max(packedPrev, packedNext) < Number(values['max-mb']) * 1e6,
))
  rows.push(await judge(pair))

console.log('| release | what it is | deserves | gets | errors | warnings | time |\n|---|---|---|---|---|---|---:|')
for (const { name, prev, next, kind, expect, got, right, errors, warned, ms } of rows) {
  console.log(
    `| ${name} ${prev} → ${next} | ${kind} | ${expect} | ${right ? got : `**${got}**`} | ${errors} | ` +
      `${warned} | ${Math.round(ms)} ms |`,
  )
}
const bad = rows.filter(({ expect }) => expect === 'fail')
const good = rows.filter(({ expect }) => expect === 'pass')
const told = rows.filter(({ expect }) => expect === 'warn')
const warnings = good.reduce((sum, row) => sum + row.warnings, 0)
console.log(`
Caught, for the right reason: ${bad.filter(({ right }) => right).length} of ${bad.length} bad releases.
Told of: ${told.filter(({ right }) => right).length} of ${told.length} that deserve a warning.
Falsely blocked: ${good.filter(({ got }) => got === 'fail').length} of ${good.length} good ones.
Warnings for each good release: ${(warnings / good.length).toFixed(2)}.

What each rule said of the ${good.length} good releases:

${byRule(good)}`)
process.exitCode = rows.every(({ right, missed }) => right || missed !== undefined) ? 0 : 1
