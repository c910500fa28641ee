/**
 * `npm run mutation`: mutation tests in parts. Results are kept in .cache/mutation/parts and added up.
 *
 *   npm run mutation                     what there is, added up by part
 *   npm run mutation -- compare verdict  these parts, then the sum
 *   npm run mutation -- --rest           every part without a result
 *   npm run mutation -- compare --only src/compare/listing.ts   one file of a part; nothing is kept
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { parts } from './parts.mjs'

const results = '.cache/mutation/parts'
const lowest = 85
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rest: { type: 'boolean', default: false }, only: { type: 'string' } },
})

const fileOf = (part) => join(results, `${part.replaceAll('/', '-')}.json`)

function run(part) {
  const args = [
    'stryker',
    'run',
    'scripts/mutation/stryker.config.mjs',
    ...(values.only === undefined ? [] : ['--mutate', values.only]),
  ]
  const env = {
    ...process.env,
    MUTATION_PART: part,
    MUTATION_REPORT: values.only === undefined ? fileOf(part) : join('.cache/mutation', 'only.json'),
  }
  const { status } = spawnSync('npx', args, { stdio: 'inherit', env, shell: process.platform === 'win32' })
  if (status !== 0) console.error(`Stryker ended with ${status} on ${part}.`)
}

/** Killed and all, of the mutants that can be run: a type error is none. A run that takes too long is noticed, too. */
function count(part) {
  const { files } = JSON.parse(readFileSync(fileOf(part), 'utf8'))
  const statuses = Object.values(files).flatMap(({ mutants }) => mutants.map(({ status }) => status))
  const of = (...names) => statuses.filter((status) => names.includes(status)).length
  return { part, killed: of('Killed', 'Timeout'), survived: of('Survived'), uncovered: of('NoCoverage') }
}

const share = ({ killed, survived, uncovered }) => (100 * killed) / Math.max(1, killed + survived + uncovered)
const line = (name, sum) =>
  `| ${name} | ${sum.killed + sum.survived + sum.uncovered} | ${sum.survived} | ${sum.uncovered} | ${share(sum).toFixed(1)} % |`

function summary() {
  const counted = Object.keys(parts)
    .filter((part) => existsSync(fileOf(part)))
    .map(count)
  const sum = counted.reduce(
    (all, each) => ({
      killed: all.killed + each.killed,
      survived: all.survived + each.survived,
      uncovered: all.uncovered + each.uncovered,
    }),
    { killed: 0, survived: 0, uncovered: 0 },
  )
  console.log('\n| part | mutants | survived | not covered | killed |\n| --- | ---: | ---: | ---: | ---: |')
  for (const each of counted) console.log(line(each.part, each))
  console.log(line('all of these', sum))
  const missing = Object.keys(parts).filter((part) => !existsSync(fileOf(part)))
  if (missing.length > 0) console.log(`\nWithout a result: ${missing.join(', ')}`)
  if (counted.length > 0 && share(sum) < lowest) process.exitCode = 1
}

const unknown = positionals.filter((part) => !(part in parts))
if (unknown.length > 0)
  throw new Error(`no part is called ${unknown.join(', ')}; parts are ${Object.keys(parts).join(', ')}`)
mkdirSync(results, { recursive: true })
const wanted = values.rest ? Object.keys(parts).filter((part) => !existsSync(fileOf(part))) : positionals
for (const part of wanted) run(part)
if (values.only === undefined) summary()
