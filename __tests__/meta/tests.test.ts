import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, it } from '@jest/globals'

const files = readdirSync('__tests__', { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !path.startsWith('fixtures/'))
const textOf = (path: string): string => readFileSync(join('__tests__', path), 'utf8')

/** Test files with the helpers and cases that they import, directly or not. */
function reach(path: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(path) || !existsSync(join('__tests__', path))) return seen
  seen.add(path)
  for (const [, name = ''] of textOf(path).matchAll(/^import (?!type )[^'"]*from '(\.[^']+)\.js'/gm)) {
    reach(posix.join(posix.dirname(path), `${name}.ts`), seen)
  }
  return seen
}

describe('the tests', () => {
  it('that fetch packages or start a real registry say so in their name: npm test needs no network', () => {
    const needsRegistry = /\b(installNpms?|installPackers?|fetchPackage|startRegistry)\(/
    const helpers = /^helpers\/(npm-versions|packer-versions|registry)\.ts$/
    const offenders = files
      .filter((path) => path.endsWith('.test.ts') && !path.endsWith('.registry.test.ts'))
      .filter((path) => [...reach(path)].some((name) => !helpers.test(name) && needsRegistry.test(textOf(name))))
      // The name of a function may stand in a regular expression.
      .filter((path) => path !== 'meta/tests.test.ts')
    expect(offenders).toEqual([])
  })

  it('are all in one run or the other', () => {
    expect(files.filter((path) => path.endsWith('.registry.test.ts')).length).toBeGreaterThan(8)
  })
})
