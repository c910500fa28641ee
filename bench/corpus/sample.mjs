/**
 * `node bench/corpus/sample.mjs > FILE`: 100 consecutive steps of 50 packages, drawn by a rule that knows nothing of
 * them. forecast.json was made so.
 *
 * The names are those of package-lock.json that pairs.json doesn't have, in the order of the sha256 of their name. Of
 * each package, among releases that are no prereleases and in the order of their versions: the latest step, and the
 * one that the hash of the name picks among those before it. Packages with fewer than three releases are left out.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import semver from 'semver'
import { pairs } from './tarballs.mjs'

const wanted = 50
const hash = (text) => createHash('sha256').update(text).digest('hex')
const known = new Set(pairs.map(({ name }) => name))
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'))
const names = Object.keys(packages).flatMap((path) => path.split('node_modules/').at(-1) || [])
const drawn = [...new Set(names)].filter((name) => !known.has(name)).sort((a, b) => (hash(a) < hash(b) ? -1 : 1))

const steps = []
for (const name of drawn) {
  if (steps.length >= wanted * 2) break
  const answer = execFileSync('npm', ['view', name, 'versions', '--json'], { encoding: 'utf8' })
  const versions = semver.sort([JSON.parse(answer)].flat().filter((version) => semver.prerelease(version) === null))
  if (versions.length < 3) continue
  const last = versions.length - 1
  const other = 1 + (Number.parseInt(hash(name).slice(0, 8), 16) % (last - 1))
  for (const at of [last, other]) steps.push({ name, prev: versions[at - 1], next: versions[at] })
}
console.log(JSON.stringify(steps, null, 2))
