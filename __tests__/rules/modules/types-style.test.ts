import { describe, expect, it } from '@jest/globals'
import type { Problem } from '../../../src/model/problem.js'
import { typesStyle } from '../../../src/rules/modules/types-style.js'
import { subject } from '../../helpers/facts.js'
import { codeRelease } from '../../helpers/modules.js'
import { problems } from '../../helpers/rules.js'

type Files = Readonly<Record<string, string>>

const whole = 'declare function f(): void\nexport = f'
const byDefault = 'declare function f(): void\nexport default f'
const files = (types: string, code = 'module.exports = f'): Files => ({ 'index.js': code, 'index.d.ts': types })
const found = (now: Files, before: Files, version = '1.0.1'): readonly Problem[] =>
  problems(typesStyle, subject({ ...codeRelease(now), version }, codeRelease(before)))

describe('types-style', () => {
  it('fires where declarations changed their style and the code did not', () => {
    const [one] = found(files(whole), files(byDefault))
    expect(one?.message).toBe('index.d.ts had `export default` and has `export =`, while the code exports as before')
    expect(one?.levels).toBeUndefined()
    expect(found(files(byDefault), files(whole))).toHaveLength(1)
    expect(found(files(byDefault), files(whole), '2.0.0')[0]?.levels?.new).toBe('note')
  })

  it('fires on declarations that stay behind when the code becomes an ES module', () => {
    const [one] = found(files(whole, 'export default f'), files(whole), '2.0.0')
    expect(one?.message).toBe(
      'index.js is an ES module with a default export now, and index.d.ts still has `export =`: ' +
        'to TypeScript there is no default export',
    )
    expect(one?.levels).toBeUndefined()
    expect(found(files(byDefault, 'export default f'), files(whole), '2.0.0')).toEqual([])
    expect(found(files(whole, 'export default f'), files(whole, 'export default f'))).toEqual([])
  })

  it('is silent where the code changed with them, or nothing did', () => {
    expect(found(files(byDefault, 'exports.default = f'), files(whole))).toEqual([])
    expect(found(files(whole), files(whole))).toEqual([])
    expect(found(files('export const a: number'), files(whole))).toEqual([])
    expect(found({ 'index.js': '' }, files(whole))).toEqual([])
  })
})
