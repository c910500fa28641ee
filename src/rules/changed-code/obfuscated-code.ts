import { z } from 'zod'
import type { Behaviour, CodeShape } from '../../model/behaviour.js'
import { formatCount } from '../../model/format.js'
import { compilePattern, patternProblem } from '../../policy/patterns.js'
import type { FileFacts } from '../../model/file-facts.js'
import type { Problem } from '../../model/problem.js'
import type { Release } from '../../model/release.js'
import { defineRule } from '../rule.js'
import { changedCode, inOthers, placeIn, reachedFiles, type ChangedFile } from './changed-code.js'

/** Tokens on one line of a file that is written for readers, and how many times as many as on any line before. */
const denseTokens = 300
const denser = 4

const glob = z.string().superRefine((text, context) => {
  const problem = patternProblem(text)
  if (problem !== null) context.addIssue({ code: 'custom', message: problem })
})

function shapeBefore({ was }: ChangedFile): CodeShape | null {
  const before = was?.behaviour?.()
  return before && before.skipped === undefined ? before.shape : null
}

function isObfuscated({ shape }: Behaviour): boolean {
  return shape.obfuscation.length > 0
}

function wasObfuscated({ behaviour }: FileFacts): boolean {
  return behaviour !== undefined && isObfuscated(behaviour())
}

function obfuscated(changed: ChangedFile, { version }: Release): Problem {
  const { shape } = changed.behaviour
  const before = shapeBefore(changed)
  const level = before ? 'error' : 'warning'
  return {
    message:
      `${changed.file.path}:${shape.line} is obfuscated: ${shape.obfuscation.join(', ')}; ` +
      (before ? `in ${version} the file was not` : `no file of ${version} was`),
    help:
      'Compare it with what your own build makes from a clean checkout. If no tool of your build obfuscates, someone ' +
      'else put this code there: publish nothing, and replace your tokens.',
    ...placeIn([changed]),
    key: 'obfuscated',
    levels: { new: level, unchanged: 'off' },
  }
}

function dense(changed: ChangedFile): Problem | null {
  const { form, densest } = changed.behaviour.shape
  const before = shapeBefore(changed)
  if (before?.form !== 'readable' || form === 'minified') return null
  if (densest.tokens < denseTokens || densest.tokens < before.densest.tokens * denser) return null
  return {
    message:
      `${changed.file.path}:${densest.line} holds ${formatCount(densest.tokens)} tokens of code on one line, ` +
      `in a file that is written for readers; its longest line had ${formatCount(before.densest.tokens)}`,
    help: 'Read that line. If your build put it there, have it written on several lines, or leave the file minified.',
    ...placeIn([changed]),
    key: 'dense',
  }
}

function turned(files: readonly ChangedFile[], from: CodeShape['form'], to: CodeShape['form']): readonly ChangedFile[] {
  return files.filter((each) => shapeBefore(each)?.form === from && each.behaviour.shape.form === to)
}

/** Whether a file's name says that it is minified. */
function isCalledMinified({ file: { path } }: ChangedFile): boolean {
  return /[.-]min\.[cm]?js$/i.test(path)
}

function turns(files: readonly ChangedFile[], { version }: Release): readonly Problem[] {
  const minified = turned(files, 'readable', 'minified').filter((each) => !isCalledMinified(each))
  const readable = turned(files, 'minified', 'readable')
  const problem = (members: readonly ChangedFile[], now: string, then: string, help: string): readonly Problem[] =>
    members.length === 0
      ? []
      : [
          {
            message: `${members[0]?.file.path ?? ''} is ${now}${inOthers(members)}; in ${version} it was ${then}`,
            help,
            ...placeIn(members),
            key: now,
          },
        ]
  return [
    ...problem(
      minified,
      'minified',
      'readable',
      'If your build minifies on purpose now, say so in the notes of the release.',
    ),
    ...problem(
      readable,
      'readable',
      'minified',
      'Check that the whole build ran, and for production: a step of it was left out.',
    ),
  ]
}

export const obfuscatedCode = defineRule({
  id: 'obfuscated-code',
  summary:
    'code that was readable or minified and is obfuscated now, or that turned from one of the two into the other',
  scope: 'change',
  levels: { new: 'warning', unchanged: 'off' },
  options: z.strictObject({
    allow: z
      .array(glob)
      .default([])
      .meta({
        description: 'Globs from the package root: files that may be of any form.',
        examples: [['dist/protected/**']],
      }),
  }),
  *check(context, { allow }) {
    const { baseline } = context
    if (!baseline) return
    const tests = allow.map((pattern) => compilePattern(pattern))
    const files = changedCode(context).filter(({ file }) => !tests.some((test) => test(file.path)))
    const hasSuch = files.some(({ behaviour }) => isObfuscated(behaviour))
    const isPractice = hasSuch && baseline.files.filter(reachedFiles(baseline)).some(wasObfuscated)
    for (const changed of files) {
      if (isObfuscated(changed.behaviour)) {
        if (!isPractice) yield obfuscated(changed, baseline)
        continue
      }
      const line = dense(changed)
      if (line) yield line
    }
    yield* turns(files, baseline)
  },
})
