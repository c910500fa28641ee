import { describe, expect, it } from '@jest/globals'
import { debugLeft } from '../../../src/rules/changed-code/debug-left.js'
import { subject } from '../../helpers/facts.js'
import { codeRelease } from '../../helpers/modules.js'
import { problems } from '../../helpers/rules.js'

function found(now: Record<string, string>, before: string, options = {}): readonly string[] {
  const of = (files: Record<string, string>) => codeRelease(files, { main: 'index.js' })
  return problems(debugLeft, subject(of(now), of({ 'index.js': before })), options).map(({ message }) => message)
}

describe('debug-left', () => {
  it('fires on what was left from development', () => {
    expect(found({ 'index.js': 'a()\ndebugger\n', 'b.js': 'b();debugger' }, 'a()')).toEqual([
      'b.js:1 stops in the debugger (debugger), and in 1 more file',
    ])
    expect(found({ 'index.js': 'if ("development" !== "production") a()' }, 'a()')).toEqual([
      'index.js:1 was built for development ("development" is compared with "production")',
    ])
  })

  it('is silent where the last release had it, and where the policy allows it', () => {
    expect(found({ 'index.js': 'a();debugger' }, 'debugger')).toEqual([])
    expect(found({ 'index.js': 'a();debugger' }, '', { allow: ['debugger'] })).toEqual([])
  })
})
