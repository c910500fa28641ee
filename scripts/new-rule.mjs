/**
 * `npm run new-rule <family>/<id>`: writes the four pieces of a rule: its file, its page, its test, its line in the
 * registry.
 * The family is a folder of src/rules/.
 * The rule reports nothing yet and its test fails until it does: fill in `check`, then the page.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const [asked = '', root = '.'] = process.argv.slice(2)
const [id = '', family = ''] = asked.split('/').reverse()
if (!/^[a-z]+(-[a-z]+)*$/.test(id)) fail(`a rule's id is words in lower case with hyphens, not ${JSON.stringify(id)}`)
const families = readdirSync(join(root, 'src/rules'), { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
)
if (!families.includes(family))
  fail(`say the rule's family too, as in ${families[0]}/${id}; the families are ${families.join(', ')}`)
const name = id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase())
const registry = join(root, 'src/rules/index.ts')

const pieces = {
  [`src/rules/${family}/${id}.ts`]: `import { defineRule } from '../rule.js'

export const ${name} = defineRule({
  id: '${id}',
  summary: 'what it fires on, in one sentence',
  scope: 'release',
  levels: { new: 'warning', unchanged: 'note' },
  *check({ release }) {
    for (const { path } of release.files.filter((file) => file.path === 'bad')) {
      yield { message: \`\${path} is bad\`, help: 'What to do now.', path, cause: { kind: 'packed-file', path } }
    }
  },
})
`,
  [`docs/rules/${id}.md`]: `# ${id}

Default level: warning when new, note when unchanged.

## What it reports

## Why

## How to fix

## How to allow it

## Options

This rule has no options besides its level.
`,
  [`__tests__/rules/${family}/${id}.test.ts`]: `import { describe, expect, it } from '@jest/globals'
import { ${name} } from '../../../src/rules/${family}/${id}.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

describe('${id}', () => {
  it('fires on a release that has the problem', () => {
    expect(problems(${name}, subject(release([file('bad')])))).toHaveLength(1)
  })

  it('is silent for one that has not', () => {
    expect(problems(${name}, subject(release([file('good')])))).toEqual([])
  })
})
`,
}

function fail(why) {
  console.error(`new-rule: ${why}`)
  process.exit(2)
}

const existing = Object.keys(pieces).find((path) => existsSync(join(root, path)))
if (existing) fail(`${existing} is there already; nothing was written`)
for (const [path, text] of Object.entries(pieces)) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
const lines = readFileSync(registry, 'utf8').split('\n')
lines.splice(
  lines.findIndex((line) => line.startsWith('import type')),
  0,
  `import { ${name} } from './${family}/${id}.js'`,
)
lines.splice(lines.lastIndexOf(']'), 0, `  ${name},`)
writeFileSync(registry, lines.join('\n'))
console.log(
  `${Object.keys(pieces).join('\n')}\n${registry}: one line\nThen: \`npm run docs\`, CHANGELOG.md, ` +
    'a fixture in __tests__/fixtures/releases.ts.',
)
