import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

describe('npm run new-rule', () => {
  let root = ''
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'pack-gate-new-rule-'))
    cpSync('src/rules', join(root, 'src/rules'), { recursive: true })
  })
  afterAll(() => {
    rmSync(root, { recursive: true, force: true })
  })

  const run = (...args: string[]): { status: number | null; stderr: string } =>
    spawnSync(process.execPath, ['scripts/new-rule.mjs', ...args], { encoding: 'utf8' })

  it('writes the rule, its page, its test and its line in the registry', () => {
    expect(run('files/odd-name', root).status).toBe(0)
    expect(readFileSync(join(root, 'src/rules/files/odd-name.ts'), 'utf8')).toContain("id: 'odd-name'")
    expect(readFileSync(join(root, '__tests__/rules/files/odd-name.test.ts'), 'utf8')).toContain('oddName')
    const headings = readFileSync(join(root, 'docs/rules/odd-name.md'), 'utf8').match(/^## .*/gm)
    expect(headings).toEqual(readFileSync('docs/rules/size-limit.md', 'utf8').match(/^## .*/gm))
    const registry = readFileSync(join(root, 'src/rules/index.ts'), 'utf8')
    expect(registry).toContain("import { oddName } from './files/odd-name.js'\n")
    expect(registry.trimEnd().endsWith('  oddName,\n]')).toBe(true)
  })

  it('overwrites nothing, and takes no id that is none', () => {
    expect(run('files/size-limit', root)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('is there already'),
    })
    expect(run('files/Size_Limit', root).status).toBe(2)
    expect(run('other-name', root)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('the families are allowlist, changed-code, contents,'),
    })
    expect(run().status).toBe(2)
  })
})
