import fc from 'fast-check'
import { codeBounds } from '../../src/model/code-change.js'
import type { ChangedCode, Finding, Verdict } from '../../src/model/report.js'
import { anyCharacter } from '../helpers/any-text.js'
import { finding, verdict } from './sample.js'

const escape = '\u001b'

/** Names that a package can hold, each made for some reader of a report. */
export const hostileNames: readonly string[] = [
  'a\nb',
  'a\r\n::error::x',
  '::error::x',
  '  ::set-output name=a::b',
  '##[set-output name=a]b',
  'lib/##[error]b',
  '#\u00ad##[error]b',
  'a|b',
  '`code`',
  '```\nx',
  '<img src=x onerror=1>',
  '</code><script>x</script>',
  '[link](https://example.com)',
  '@octocat fixes #123',
  '\u202egpj.exe',
  'a\u200bb',
  'a\u2028b',
  `${escape}[2J${escape}[31mred`,
  '\u0007\u009b31m',
  '\ud800',
  'x'.repeat(300),
  '**bold** _it_ ~~no~~',
  '__proto__',
  ':',
  '',
]

const piece = fc.oneof(
  fc.constantFrom(...hostileNames, '::', ':', '##[', '##', '#', '[', '\n', '`', '|', ' ', 'dist/', 'é', '中', '👩‍💻'),
  fc.string({ unit: anyCharacter, maxLength: 8 }),
)
/** Text as a package can hold it: pieces of every syntax, in any order. */
export const hostileText: fc.Arbitrary<string> = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''))

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null })

export const hostileFinding: fc.Arbitrary<Finding> = fc
  .record({
    ruleId: fc.constantFrom('source-map', 'unsafe-path', 'file-added'),
    level: fc.constantFrom<Finding['level'][]>('error', 'warning', 'note'),
    message: hostileText,
    help: hostileText,
    path: hostileText,
    examples: fc.array(hostileText, { maxLength: 4 }),
    count: fc.integer({ min: 1, max: 5000 }),
    baselineState: fc.constantFrom<Finding['baselineState'][]>('new', 'unchanged'),
    anchor: fc.record({ path: hostileText, line: fc.integer({ min: 1, max: 9 }) }),
  })
  .map((parts) => finding(parts))

const hostileFile: fc.Arbitrary<Verdict['files'][number]> = fc
  .record({
    path: hostileText,
    size: fc.nat(),
    state: fc.constantFrom<Verdict['files'][number]['state'][]>('added', 'changed', 'unchanged', 'renamed'),
    was: hostileText,
  })
  .map((parts) => ({ mode: 0o644, sha256: 'f'.repeat(64), ...parts }))

const shortText = hostileText.map((text) => text.slice(0, codeBounds.text - 1))

const hostileHunk: fc.Arbitrary<ChangedCode['files'][number]['hunks'][number]> = fc.record({
  line: fc.integer({ min: 1, max: 99 }),
  news: fc.array(shortText, { maxLength: 3 }),
  lines: fc.array(
    fc.tuple(fc.constantFrom('+', '-', ' '), shortText).map(([sign, text]) => sign + text),
    { maxLength: 6 },
  ),
})

const hostileCode: fc.Arbitrary<ChangedCode> = fc.record({
  files: fc.array(
    fc.record({
      path: hostileText,
      was: hostileText,
      kind: fc.constantFrom<ChangedCode['files'][number]['kind'][]>('code', 'code', 'names', 'layout'),
      hunks: fc.array(hostileHunk, { maxLength: 4 }),
    }),
    { maxLength: 6 },
  ),
})

/** Any verdict on a package that means harm. */
export const hostileVerdict: fc.Arbitrary<Verdict> = fc
  .record({
    conclusion: fc.constantFrom<Verdict['conclusion'][]>('success', 'failure'),
    package: fc.record({ name: hostileText, version: hostileText }),
    packer: maybe(fc.record({ name: hostileText, version: hostileText })),
    integrity: maybe(hostileText),
    policy: maybe(fc.record({ path: hostileText })),
    baseline: fc.record({
      kind: fc.constantFrom<Verdict['baseline']['kind'][]>('published', 'tarball', 'first-release', 'none'),
      version: maybe(hostileText),
      integrity: maybe(hostileText),
      unpackedSize: maybe(fc.nat()),
    }),
    findings: fc.array(hostileFinding, { maxLength: 30 }),
    waived: fc.array(
      fc.tuple(hostileFinding, hostileText).map(([found, reason]) => ({ ...found, reason, expires: null })),
      { maxLength: 3 },
    ),
    files: fc.array(hostileFile, { maxLength: 80 }),
    code: maybe(hostileCode),
  })
  .map(({ code, ...parts }) => verdict({ ...parts, ...(code && { changedCode: code }) }))

/**
 * What the runner would take for a command: `::name::` after white space at a line's start, `##[` anywhere
 * (ActionCommand.cs).
 */
export function liveCommands(text: string): string[] {
  return text.split(/\r\n|[\r\n]/).filter((line) => line.trimStart().startsWith('::') || line.includes('##['))
}

/** Characters that no one sees or that steer a terminal; line feeds and what emoji are made of aside. */
export function hiddenCharacters(text: string): string[] {
  return text.match(/(?![\n\ufe0f\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu) ?? []
}
