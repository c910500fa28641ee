import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { parsePolicy } from '../../src/policy/load.js'
import { rules } from '../../src/rules/index.js'
import { pageBeginning } from '../helpers/rules.js'

const headings = ['## What it reports', '## Why', '## How to fix', '## How to allow it', '## Options']
const pages = readdirSync('docs/rules').map((name) => name.replace(/\.md$/, ''))
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

  it('are listed in the README, each with its page', () => {
    const readme = readFileSync('README.md', 'utf8')
    expect(rules.filter(({ id }) => !readme.includes(`[${id}](docs/rules/${id}.md)`))).toEqual([])
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
    const said = [policy.files, policy.rules.size, policy.waivers.length].filter((part) => part !== null && part !== 0)
    expect(said).not.toEqual([])
  })

  it('would fail with a mistake', () => {
    expect(() => parsePolicy('rules:\n  size-grwth: off\n', 'pack-gate.yml', rules)).toThrow(/size-growth/)
  })
})
