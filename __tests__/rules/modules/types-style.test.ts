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

  it('fires on a default import of what was imported as a whole: it needs esModuleInterop', () => {
    const types = (head: string): Files => ({ ...files(`${head}\nexport declare const a: number`) })
    const [one] = found(types("import React, { FC } from 'react'"), types("import * as React from 'react'"))
    expect(one?.message).toBe(
      'index.d.ts has a default import of react now, and `import * as` before: TypeScript needs esModuleInterop for ' +
        "it in each user's project, unless there is a default export",
    )
    expect(one?.levels).toBeUndefined()
    const before = types("import jwt = require('jsonwebtoken')")
    expect(found(types("import type jwt from 'jsonwebtoken'"), before)).toHaveLength(1)
    expect(found(types("import jwt from 'jsonwebtoken'"), before, '2.0.0')[0]?.levels?.new).toBe('note')
  })

  it('is silent about other imports of declarations', () => {
    const types = (head: string): Files => ({ ...files(`${head}\nexport declare const a: number`) })
    const both = types("import * as a from 'a'\nimport b from 'a'")
    expect(found(types("import a from 'a'"), both)).toEqual([])
    expect(found(types("import a from 'a'"), types(''))).toEqual([])
    expect(found(types("import { a } from 'a'"), types("import * as a from 'a'"))).toEqual([])
    expect(found(types("import a from './a'"), types("import * as a from './a'"))).toEqual([])
  })

  it('is silent where the code changed with them, or nothing did', () => {
    expect(found(files(byDefault, 'exports.default = f'), files(whole))).toEqual([])
    expect(found(files(whole), files(whole))).toEqual([])
    expect(found(files('export const a: number'), files(whole))).toEqual([])
    expect(found({ 'index.js': '' }, files(whole))).toEqual([])
  })
})
