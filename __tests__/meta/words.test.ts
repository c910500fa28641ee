import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import ts from 'typescript'

/** Words that read as translated. What to write instead: reported, no one, anyone who, intended, different from. */
const refused = /\b(told|nobody|somebody|anybody|whoever|meant|another one than)\b/i
/** In messages, these too: again, completely, is allowed, as requested, checked, fix, after its end, if it persists. */
const refusedInMessages = new RegExp(
  `${refused.source}|\\b(anew|wholly|may (not )?ship|as asked for|past the gate|judged|gat(ed|ing)|mend|behind its|` +
    'if it stays|all the same|in other hands|take[^.:;]{1,40} out of|see that)\\b',
  'i',
)

const refusedInComments = new RegExp(`${refused.source}|\\b(anew|wholly|another (one )?than)\\b`, 'i')

/** The lines of a source that are comments, or end in one. */
function commentsOf(path: string): readonly string[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => /^\s*(?:\/\/|\/?\*)\s?(.*)|[;,)}\s]\/\/ (.*)/.exec(line)?.slice(1, 3).filter(Boolean) ?? [])
}

/** The texts of a source that people may read: its strings with more than one word. */
function sentencesOf(path: string): readonly string[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node))
      if (/\S \S/.test(node.text)) found.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function files(folder: string, end: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(end))
    .map((entry) => join(entry.parentPath, entry.name))
}

/** Examples of user names, none of them a sentence. */
const lists = ['build-path-tally']

describe('what people read', () => {
  it('has none of the refused words in messages, help and reports', () => {
    const sources = [...files('src', '.ts'), ...files('page', '.ts')].filter(
      (path) => !lists.some((name) => path.includes(name)),
    )
    const found = sources.flatMap((path) =>
      sentencesOf(path)
        .filter((text) => refusedInMessages.test(text))
        .map((text) => `${path}: ${text}`),
    )
    expect(found).toEqual([])
  })

  it('has none of them in comments', () => {
    const found = [
      ...['src', 'page', 'bench', 'scripts', '__tests__'].flatMap((folder) =>
        ['.ts', '.mjs', '.cjs'].flatMap((end) => files(folder, end)),
      ),
    ]
      .filter((path) => !path.includes('words.test'))
      .flatMap((path) =>
        commentsOf(path)
          .filter((text) => refusedInComments.test(text))
          .map((text) => `${path}: ${text}`),
      )
    expect(found).toEqual([])
  })

  it('has none of them in the pages and workflows', () => {
    const pages = [
      'README.md',
      'SECURITY.md',
      'action.yml',
      ...files('docs', '.md'),
      ...files('docs/workflows', '.yml'),
    ].filter(
      // Its figures and the reports of others are quoted.
      (path) => !path.endsWith('benchmark.md'),
    )
    const found = pages.flatMap((path) =>
      readFileSync(path, 'utf8')
        .split('\n')
        .flatMap((line, index) => (refused.test(line) ? [`${path}:${String(index + 1)}: ${line.slice(0, 200)}`] : [])),
    )
    expect(found).toEqual([])
  })

  it('would be refused with one of them', () => {
    expect(refused.test('Nobody may know')).toBe(true)
    expect(refused.test('It is told by another rule')).toBe(true)
    expect(refusedInMessages.test('It may ship')).toBe(true)
    expect(refused.test('The meantime is over')).toBe(false)
    expect(refusedInComments.test('another one than the last')).toBe(true)
    expect(commentsOf('__tests__/meta/words.test.ts')).toContainEqual(expect.stringContaining('Examples of user names'))
  })
})
