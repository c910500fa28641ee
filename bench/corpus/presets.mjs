/**
 * `npm run bench:presets`: each preset on the latest good step of every package in pairs.json.
 * The preset cli is for packages with a command, so it is tried on those alone.
 * Prints, for each preset, how many releases it blocks, with how many entries each, and by which rules.
 * Exit code 1 where a release has more than five entries that are errors.
 * Options: --max-mb N leaves out pairs with a larger tarball; --preset NAME tries one preset;
 * --show prints each error.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { pairs, tarballOf } from './tarballs.mjs'

const { values } = parseArgs({
  options: { 'max-mb': { type: 'string', default: '20' }, show: { type: 'boolean' }, preset: { type: 'string' } },
})
const presets = ['library', 'cli', 'closed-source']
const most = 5
const cli = resolve('dist/cli.js')

const good = pairs.filter(
  ({ expect, packedPrev = 0, packedNext = 0 }) =>
    expect === 'pass' && Math.max(packedPrev, packedNext) < Number(values['max-mb']) * 1e6,
)
const latest = [...new Map(good.map((pair) => [pair.name, pair])).values()]

function check(now, before, policy) {
  const args = [cli, 'check', now, '--baseline', before, '--config', policy, '--reporter', 'json']
  const { stdout } = spawnSync(process.execPath, args, { cwd: tmpdir(), encoding: 'utf8', maxBuffer: 1 << 28 })
  const report = JSON.parse(stdout)
  if (report.conclusion === 'error') throw new Error(`no verdict: ${report.error.message}`)
  return report.findings.filter(({ level }) => level === 'error')
}

/** Whether a release has a command. The few that npm did not pack have their files elsewhere: they count as none. */
function hasCommand(tarball) {
  const { status, stdout } = spawnSync('tar', ['-xzOf', tarball, 'package/package.json'], { encoding: 'utf8' })
  return status === 0 && JSON.parse(stdout).bin !== undefined
}

/** Findings that the reports show as one entry count once. */
function entriesOf(findings) {
  return new Set(findings.map(({ group }, index) => group ?? `alone ${index}`)).size
}

const folder = mkdtempSync(join(tmpdir(), 'pack-gate-presets-'))
let tooMany = 0
try {
  for (const preset of presets.filter((name) => values.preset === undefined || name === values.preset)) {
    const policy = join(folder, `${preset}.yml`)
    writeFileSync(policy, `extends: ${preset}\n`)
    const rows = []
    for (const { name, prev, next } of latest) {
      const [before, now] = await Promise.all([tarballOf(name, prev), tarballOf(name, next)]).catch(() => [])
      if (now === undefined || (preset === 'cli' && !hasCommand(now))) continue
      const errors = check(now, before, policy)
      rows.push({ step: `${name} ${prev} → ${next}`, errors, entries: entriesOf(errors) })
    }
    const blocked = rows.filter(({ entries }) => entries > 0)
    tooMany += blocked.filter(({ entries }) => entries > most).length
    console.log(
      `\n${preset}: ${blocked.length} of ${rows.length} blocked, at most ${Math.max(0, ...blocked.map(({ entries }) => entries))} entries`,
    )
    const rules = [...new Set(blocked.flatMap(({ errors }) => errors.map(({ ruleId }) => ruleId)))].sort()
    for (const rule of rules) {
      const of = blocked.filter(({ errors }) => errors.some(({ ruleId }) => ruleId === rule))
      console.log(`  ${rule}: ${of.length}`)
    }
    if (!values.show) continue
    for (const { step, errors, entries } of blocked.toSorted((a, b) => b.entries - a.entries)) {
      console.log(`\n  ${step}: ${entries} (${errors.length})`)
      for (const { ruleId, message, path } of errors) console.log(`    ${ruleId} ${path}: ${message.slice(0, 160)}`)
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exitCode = tooMany > 0 ? 1 : 0
