import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { codeBlock, codeSpan, inlineMarkdown } from '../../../src/report/render/escape.js'
import { plain } from '../../../src/model/format.js'
import { hiddenCharacters, hostileNames, hostileText, liveCommands } from '../hostile.js'

describe('plain', () => {
  it.each([
    'dist/cli.js',
    'é.js',
    '中文/文件.js',
    '🚀.md',
    '👩‍💻.md',
    '❤️.svg',
    'a b.js',
    'src/C++ #1.js',
    'C:\\new\\x',
    '@scope/name@1.0.0',
    'a: b',
    '',
  ])('leaves the ordinary name %j alone', (name) => {
    expect(plain(name)).toBe(name)
  })

  it.each([
    ['a\nb', 'a\\nb'],
    ['a\r\tb', 'a\\r\\tb'],
    ['\u001b[31m', '\\u{1b}[31m'],
    ['\u0000\u007f\u009b', '\\u{0}\\u{7f}\\u{9b}'],
    ['\u202egpj.exe', '\\u{202e}gpj.exe'],
    ['a\u200bb\u200d\ufeff', 'a\\u{200b}b\\u{200d}\\u{feff}'],
    ['a\ufe0fb', 'a\\u{fe0f}b'],
    ['a\u2028b', 'a\\u{2028}b'],
    ['\ud800', '\\u{d800}'],
    ['\u{e0041}', '\\u{e0041}'],
    ['\u3164', '\\u{3164}'],
  ])('shows what is hidden in %j', (text, shown) => {
    expect(plain(text)).toBe(shown)
  })

  it.each([
    ['::error::x', ':\\:error:\\:x'],
    ['a ::error file=x::y', 'a :\\:error file=x:\\:y'],
    [':::', ':\\:\\:'],
    ['##[set-output name=a]b', '##\\[set-output name=a]b'],
    ['x###[error]', 'x###\\[error]'],
  ])('breaks the runner command in %j', (text, shown) => {
    expect(plain(text)).toBe(shown)
  })

  it('makes one line without live commands or hidden characters of any text, and the same again', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const shown = plain(text)
        expect(shown).not.toContain('\n')
        expect(shown).not.toContain('::')
        expect(liveCommands(shown)).toEqual([])
        expect(hiddenCharacters(shown)).toEqual([])
        expect(plain(shown)).toBe(shown)
      }),
    )
  })
})

describe('inlineMarkdown', () => {
  it.each(['dist/cli.js', 'acme@1.1.0 against 1.0.0', 'a - b', '1.0.0', '--baseline', 'x: y'])(
    'leaves %j readable',
    (text) => {
      expect(inlineMarkdown(text)).toBe(text)
    },
  )

  it('parts no figure from its unit', () => {
    expect(inlineMarkdown('+2.7 MB, 976 %, 3 files')).toBe('+2.7\u00a0MB, 976\u00a0%, 3 files')
  })

  it.each([
    ['a|b', 'a\\|b'],
    ['`x`', '\\`x\\`'],
    ['<img src=x>', '&lt;img src=x&gt;'],
    ['&lt;', '&amp;lt;'],
    ['[a](b)', '\\[a\\](b)'],
    ['![a](b)', '\\!\\[a\\](b)'],
    ['*a* _b_ ~c~', '\\*a\\* \\_b\\_ \\~c\\~'],
    ['$x$', '&#36;x&#36;'],
    ['# a', '\\# a'],
    ['- a', '\\- a'],
    ['1. a', '1\\. a'],
    ['===', '\\==='],
    ['    code', 'code'],
    ['a\nb', 'a\\\\nb'],
    ['\\', '\\\\'],
  ])('makes Markdown show %j as written', (text, markdown) => {
    expect(inlineMarkdown(text)).toBe(markdown)
  })

  it.each([
    ['@octocat', '@&#8288;octocat'],
    ['hi @octocat/team', 'hi @&#8288;octocat/team'],
    ['me@example.com', 'me@&#8288;example.com'],
    ['fixes #123', 'fixes \\#&#8288;123'],
    ['GH-123', 'GH-&#8288;123'],
    ['https://example.com', 'https:&#8288;//example.com'],
    ['www.example.com', 'www&#8288;.example.com'],
    [':tada:', ':&#8288;tada:'],
  ])('links and mentions nothing in %j', (text, markdown) => {
    expect(inlineMarkdown(text)).toBe(markdown)
  })

  it('leaves no character that opens Markdown or HTML unescaped in any text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const markdown = inlineMarkdown(text)
        expect(markdown.replace(/\\[!-/:-@[-`{-~]/g, '')).not.toMatch(/[`*_[\]|~!<>\\]/)
        expect(markdown).not.toContain('\n')
        expect(liveCommands(markdown)).toEqual([])
        expect(hiddenCharacters(markdown)).toEqual([])
      }),
    )
  })
})

/** What a reader sees of one inline code element; throws where it is not exactly one. */
function shownBy(span: string): string {
  const html = /^<code>([^<>`|]*)<\/code>$/.exec(span)
  if (html) return (html[1] ?? '').replace(/&#(\d+);/g, (_all, code: string) => String.fromCharCode(Number(code)))
  const ticks = /^`([^`|]+)`$/.exec(span)
  if (!ticks) throw new Error(`not one code span: ${span}`)
  return ticks[1] ?? ''
}

describe('codeSpan', () => {
  it.each(['dist/cli.js.map', '<img src=x onerror=1>', '@octocat', 'a*b*', 'a\\b', '"!dist/**"'])(
    'puts %j into backticks',
    (text) => {
      expect(codeSpan(text)).toBe(`\`${text}\``)
    },
  )

  it('survives backticks, pipes and newlines', () => {
    expect(codeSpan('a`b')).toBe('<code>a&#96;b</code>')
    expect(codeSpan('a|b')).toBe('<code>a&#124;b</code>')
    expect(codeSpan('a\nb')).toBe('`a\\nb`')
    expect(codeSpan('##[error]x')).toBe('<code>&#35;&#35;&#91;error&#93;x</code>')
  })

  it.each(hostileNames)('is one code span that shows %j', (name) => {
    expect(shownBy(codeSpan(name)).replace(/\\(?=:|\[)/g, '')).toBe(plain(name).replace(/\\(?=:|\[)/g, ''))
  })

  it('is one code span without live commands for any text', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const span = codeSpan(text)
        expect(shownBy(span)).toEqual(expect.any(String))
        expect(liveCommands(span)).toEqual([])
        expect(hiddenCharacters(span)).toEqual([])
      }),
    )
  })
})

describe('codeBlock', () => {
  it('has a longer fence than any run of backticks in it', () => {
    expect(codeBlock(['a'])).toBe('```\na\n```')
    expect(codeBlock(['````', 'x'])).toBe('`````\n````\nx\n`````')
  })

  it('keeps each line one line', () => {
    expect(codeBlock(['a\n```\nb']).split('\n')).toHaveLength(3)
  })
})
