import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { rules } from '../../src/rules/index.js'
import { tool } from '../../src/model/tool.js'

/** Every source file with the modules that it imports, as paths from src/ or names of packages. */
const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))
  .map((path) => {
    const text = readFileSync(join('src', path), 'utf8')
    const imported = [...text.matchAll(/^(?:import|export)\s(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/gm)].map((match) => match[1] ?? match[2] ?? '')
    const types = [...text.matchAll(/^import type [^'"]*from ['"]([^'"]+)['"]/gm)].map((match) => match[1])
    const resolve = (name: string): string => (name.startsWith('.') ? posix.join(posix.dirname(path), name).replace(/\.js$/, '.ts') : name)
    return { path, text, imports: imported.map(resolve), values: imported.filter((name) => !types.includes(name)).map(resolve) }
  })

const stages = ['config', 'pack', 'baseline', 'inspect', 'compare', 'rules', 'verdict']
const inFolder = (path: string, folder: string): boolean => path.startsWith(`${folder}/`)
const offenders = (from: (path: string) => boolean, to: (name: string) => boolean): string[] =>
  sources.filter(({ path }) => from(path)).flatMap(({ path, imports }) => imports.filter(to).map((name) => `${path} imports ${name}`))

/** All that a file reaches by imports of values, itself included. */
function reach(path: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(path)) return seen
  seen.add(path)
  for (const name of sources.find((source) => source.path === path)?.values ?? []) reach(name, seen)
  return seen
}

describe('the laws of the house', () => {
  it('find the sources that they are about', () => {
    expect(sources.length).toBeGreaterThan(40)
    expect(sources.find(({ path }) => path === 'releases.ts')?.imports).toContain('pack/packers.ts')
  })

  it('rules and compare do no I/O: no node: module, no clock, no process, no network, however far their imports reach', () => {
    const pure = sources.filter(({ path }) => inFolder(path, 'rules') || inFolder(path, 'compare'))
    const impure = pure.flatMap(({ path }) => [...reach(path)].filter((name) => name.startsWith('node:') || name.startsWith('@actions/')).map((name) => `${path} reaches ${name}`))
    expect(impure).toEqual([])
    expect(pure.filter(({ text }) => /\bDate\b|\bprocess\.|\bfetch\(|\bperformance\b|Math\.random/.test(text)).map(({ path }) => path)).toEqual([])
  })

  it('reporters never import stages, stages never import reporters, the gate imports no reporter', () => {
    expect(offenders((path) => inFolder(path, 'reporters'), (name) => stages.some((stage) => inFolder(name, stage)))).toEqual([])
    expect(offenders((path) => stages.some((stage) => inFolder(path, stage)), (name) => inFolder(name, 'reporters'))).toEqual([])
    expect([...reach('gate.ts')].filter((name) => inFolder(name, 'reporters'))).toEqual([])
  })

  it('only github/ imports @actions/core and @actions/github', () => {
    expect(offenders((path) => !inFolder(path, 'github'), (name) => /^@actions\/(core|github)$/.test(name))).toEqual([])
  })

  it('only pack/ and baseline/ start processes', () => {
    expect(offenders((path) => !inFolder(path, 'pack') && !inFolder(path, 'baseline'), (name) => /^(node:child_process|child_process|@actions\/exec)$/.test(name))).toEqual([])
  })

  it('neither end imports the other', () => {
    expect(reach('cli.ts').has('index.ts')).toBe(false)
    expect(reach('index.ts').has('cli.ts')).toBe(false)
  })

  it('types.ts holds no code', () => {
    const text = readFileSync('src/types.ts', 'utf8')
    expect(text).not.toMatch(/^export (?!interface|type)/m)
  })
})

describe('every rule', () => {
  const files = readdirSync('src/rules').map((name) => name.replace(/\.ts$/, ''))

  it('is registered once, under its file name', () => {
    const ids = rules.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(files.filter((name) => !['index', 'rule', 'folders'].includes(name)).sort()).toEqual([...ids].sort())
  })

  it.each(rules.map(({ id }) => id))('%s has a test with a case where it fires and one where it is silent', (id) => {
    const path = `__tests__/rules/${id}.test.ts`
    expect(existsSync(path)).toBe(true)
    const text = readFileSync(path, 'utf8')
    expect(text).toMatch(/(it|each\([\s\S]*?\))\(['"](fires|is an error|is unchanged)/)
    expect(text).toMatch(/it(\.each\([\s\S]*?\))?\(['"]is silent/)
  })
})

describe('the version', () => {
  it('is one in package.json, the tool and the changelog', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string; version: string }
    expect(tool).toEqual({ name: manifest.name, version: manifest.version })
  })
})
