import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from '@jest/globals'
import { commands } from '../../src/cli/commands.js'
import { commandHelp, helpText } from '../../src/cli/help.js'
import { errorCodes } from '../../src/model/error-codes.js'
import { parsePolicy } from '../../src/policy/load.js'
import { rules } from '../../src/rules/index.js'
import { pageBeginning } from '../helpers/rules.js'

const headings = ['## What it reports', '## Why', '## How to fix', '## How to allow it', '## Options']
const pages = readdirSync('docs/rules')
  .filter((name) => name !== 'README.md')
  .map((name) => name.replace(/\.md$/, ''))
const page = (id: string): string => readFileSync(`docs/rules/${id}.md`, 'utf8')

/** Markdown without its code blocks. */
const prose = (text: string): string => text.replaceAll(/^```[\s\S]*?^```/gm, '')

const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-')

function anchors(text: string): Set<string> {
  return new Set([...prose(text).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchor(heading)))
}

/** Relative links of a Markdown text that lead nowhere. */
function brokenLinks(path: string, text: string): string[] {
  const targets = [...prose(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
  return targets.filter((target) => {
    if (target.startsWith('https://')) return false
    const [file = '', fragment] = target.split('#')
    if (file === '') return !anchors(text).has(fragment ?? '')
    const to = join(dirname(path), file)
    if (!existsSync(to)) return true
    return fragment !== undefined && !anchors(readFileSync(to, 'utf8')).has(fragment)
  })
}

function markdownFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name))
}

describe('the rule pages', () => {
  it('are one for each rule, and no more', () => {
    expect([...pages].sort()).toEqual(rules.map(({ id }) => id).sort())
  })

  it.each(rules.map((rule) => [rule.id, rule] as const))(
    '%s has its title, its default levels and the fixed headings',
    (id, rule) => {
      expect(page(id).slice(0, pageBeginning(rule).length)).toBe(pageBeginning(rule))
      expect(prose(page(id)).match(/^##.*$/gm)).toEqual(headings)
    },
  )

  it.each(rules.map(({ id }) => [id]))('%s has something to say under every heading', (id) => {
    const sections = page(id)
      .split(/^## .*$/m)
      .slice(1)
    expect(sections.filter((section) => section.trim().length < 20)).toEqual([])
  })
})

/** What scripts/docs.mjs exports. */
interface Generator {
  readonly generatedPages: readonly string[]
  readonly generatePage: (path: string, text: string, made: object) => Promise<string>
}

describe('pages that `npm run docs` writes', () => {
  it('are as the code says, so run it after a change to a rule or to an option', async () => {
    const { generatedPages, generatePage } = (await import(pathToFileURL('scripts/docs.mjs').href)) as Generator
    expect(generatedPages).toEqual(['docs/cli.md', 'docs/rules/README.md'])
    for (const path of generatedPages) {
      const text = readFileSync(path, 'utf8').replaceAll('\r\n', '\n')
      expect(text).toBe(await generatePage(path, text, { rules, commands, commandHelp, helpText }))
    }
    const index = readFileSync('docs/rules/README.md', 'utf8')
    expect(rules.filter(({ id }) => !index.includes(`[${id}](${id}.md)`))).toEqual([])
    expect(readFileSync('docs/cli.md', 'utf8')).toContain('pack-gate check')
  })
})

describe('the index of the documentation', () => {
  it('leads to every page', () => {
    const index = readFileSync('docs/README.md', 'utf8')
    const others = readdirSync('docs').filter((name) => name.endsWith('.md') && name !== 'README.md')
    expect(others.filter((name) => !index.includes(`](${name})`))).toEqual([])
  })

  it('has each error code under troubleshooting', () => {
    const help = readFileSync('docs/troubleshooting.md', 'utf8')
    expect(errorCodes.filter((code) => !help.includes(`\`${code}\``))).toEqual([])
  })
})

describe('links', () => {
  const files = [
    ...readdirSync('.').filter((name) => name.endsWith('.md')),
    ...markdownFiles('docs'),
    ...markdownFiles('examples'),
  ]

  it.each(files)('of %s lead somewhere', (path) => {
    expect(brokenLinks(path, readFileSync(path, 'utf8'))).toEqual([])
  })

  it('are checked for the file and for the heading', () => {
    const text = '# A title\n[a](LICENSE) [b](no-such-file.md) [c](#a-title) [d](#no-title) [e](https://example.com)\n'
    expect(brokenLinks('x.md', text)).toEqual(['no-such-file.md', '#no-title'])
  })
})

describe('policies that we show', () => {
  const files = ['README.md', ...markdownFiles('docs')]
  const shown = files.flatMap((path) => {
    const blocks = readFileSync(path, 'utf8').matchAll(/^```yaml\n(# \.github\/pack-gate\.yml\n[\s\S]*?)^```/gm)
    return [...blocks].map(([, text = ''], index) => [`${path} (${index + 1})`, text] as const)
  })
  const kept = ['.github/pack-gate.yml', 'examples/fixed-release/pack-gate.yml'].map(
    (path) => [path, readFileSync(path, 'utf8')] as const,
  )

  it('are in the README and on the pages of most rules', () => {
    expect(shown.filter(([name]) => name.startsWith('README.md'))).not.toHaveLength(0)
    expect(shown.length).toBeGreaterThan(10)
  })

  it.each([...shown, ...kept])('%s is a policy without a mistake', (_name, text) => {
    const policy = parsePolicy(text, 'pack-gate.yml', rules)
    const said = [
      policy.files,
      policy.packer,
      policy.rules.size,
      policy.waivers.length,
      policy.baseline.required,
    ].filter((part) => part !== null && part !== undefined && part !== 0 && part !== false)
    expect(said).not.toEqual([])
  })

  it('would fail with a mistake', () => {
    expect(() => parsePolicy('rules:\n  size-grwth: off\n', 'pack-gate.yml', rules)).toThrow(/size-growth/)
  })
})
