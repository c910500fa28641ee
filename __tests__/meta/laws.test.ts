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
    const imported = [
      ...text.matchAll(/^(?:import|export)\s(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/gm),
    ].map((match) => match[1] ?? match[2] ?? '')
    const types = [...text.matchAll(/^import type [^'"]*from ['"]([^'"]+)['"]/gm)].map((match) => match[1])
    const resolve = (name: string): string =>
      name.startsWith('.') ? posix.join(posix.dirname(path), name).replace(/\.js$/, '.ts') : name
    return {
      path,
      text,
      imports: imported.map(resolve),
      values: imported.filter((name) => !types.includes(name)).map(resolve),
      atOnce: [...text.matchAll(/^(?:import|export)\s(?!type\b)(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]/gm)].map(
        ([, name = '']) => resolve(name),
      ),
    }
  })

const inFolder = (path: string, folder: string): boolean => path.startsWith(`${folder}/`)
const room = (path: string): string => path.split('/')[0] ?? path
const offenders = (from: (path: string) => boolean, to: (name: string) => boolean): string[] =>
  sources
    .filter(({ path }) => from(path))
    .flatMap(({ path, imports }) => imports.filter(to).map((name) => `${path} imports ${name}`))

/** The rooms of src/, and those that each may import from, types included. What is not here may not be. */
const below: Readonly<Record<string, readonly string[]>> = {
  model: [],
  policy: ['model'],
  tarball: ['model'],
  report: ['model'],
  compare: ['model'],
  inspect: ['model', 'tarball'],
  pack: ['model', 'tarball'],
  registry: ['model', 'tarball'],
  github: ['model', 'report'],
  rules: ['model', 'policy', 'compare', 'inspect'],
  verdict: ['model', 'policy', 'compare', 'inspect', 'rules'],
  gate: ['model', 'policy', 'compare', 'inspect', 'tarball', 'pack', 'registry', 'rules', 'verdict', 'report'],
  commands: [
    'model',
    'policy',
    'compare',
    'inspect',
    'tarball',
    'pack',
    'registry',
    'rules',
    'verdict',
    'gate',
    'report',
  ],
  cli: ['model', 'policy', 'pack', 'rules', 'registry', 'verdict', 'gate', 'commands', 'report', 'github'],
  action: ['model', 'policy', 'pack', 'gate', 'commands', 'report', 'github'],
  'cli.ts': ['model', 'cli'],
  'index.ts': ['action'],
  'post.ts': ['action'],
}

/** All that a file reaches by imports of values, itself included. */
function reach(path: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(path)) return seen
  seen.add(path)
  for (const name of sources.find((source) => source.path === path)?.values ?? []) reach(name, seen)
  return seen
}

/** All that is read with a file before anything in it runs: what it reaches by imports that wait for nothing. */
function readWith(path: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(path)) return seen
  seen.add(path)
  for (const name of sources.find((source) => source.path === path)?.atOnce ?? []) readWith(name, seen)
  return seen
}

/** The files of a circle of imports, types included; null where there is none. */
function findCircle(): readonly string[] | null {
  const known = new Map(sources.map((source) => [source.path, source.imports]))
  const done = new Set<string>()
  const visit = (path: string, way: readonly string[]): readonly string[] | null => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path]
    if (done.has(path)) return null
    for (const name of known.get(path) ?? []) {
      const circle = visit(name, [...way, path])
      if (circle) return circle
    }
    done.add(path)
    return null
  }
  for (const { path } of sources) {
    const circle = visit(path, [])
    if (circle) return circle
  }
  return null
}

describe('the laws of the house', () => {
  it('find the sources that they are about', () => {
    expect(sources.length).toBeGreaterThan(40)
    expect(sources.find(({ path }) => path === 'gate/judge.ts')?.imports).toContain('pack/packers.ts')
  })

  it('every room stands in the table, and nothing stands at the root of src/ but its ends', () => {
    expect([...new Set(sources.map(({ path }) => room(path)))].sort()).toEqual(Object.keys(below).sort())
  })

  it('every import goes the way that the table allows, types included', () => {
    const wrong = sources.flatMap(({ path, imports }) =>
      imports
        .filter((name) => name.endsWith('.ts') && room(name) !== room(path) && !below[room(path)]?.includes(room(name)))
        .map((name) => `${path} imports ${name}`),
    )
    expect(wrong).toEqual([])
  })

  it('no imports run in a circle, types included', () => {
    expect(findCircle()).toBeNull()
  })

  it(
    'rules and compare do no I/O: no node: module, no clock, no process, no network, however far their imports ' +
      'reach',
    () => {
      const pure = sources.filter(({ path }) => inFolder(path, 'rules') || inFolder(path, 'compare'))
      const impure = pure.flatMap(({ path }) =>
        [...reach(path)]
          .filter((name) => name.startsWith('node:') || name.startsWith('@actions/'))
          .map((name) => `${path} reaches ${name}`),
      )
      expect(impure).toEqual([])
      expect(
        pure
          .filter(({ text }) => /\bDate\b|\bprocess\.|\bfetch\(|\bperformance\b|Math\.random/.test(text))
          .map(({ path }) => path),
      ).toEqual([])
    },
  )

  it('the gate and the commands read reports and render none', () => {
    expect([...reach('gate/gate.ts')].filter((name) => inFolder(name, 'report'))).toEqual([])
    expect(
      offenders(
        (path) => inFolder(path, 'gate') || inFolder(path, 'commands'),
        (name) => inFolder(name, 'report') && !inFolder(name, 'report/untrusted'),
      ),
    ).toEqual([])
  })

  it('only github/ imports @actions/core and @actions/github', () => {
    expect(
      offenders(
        (path) => !inFolder(path, 'github'),
        (name) => /^@actions\/(core|github)$/.test(name),
      ),
    ).toEqual([])
  })

  it('only pack/ starts processes', () => {
    expect(
      offenders(
        (path) => !inFolder(path, 'pack'),
        (name) => /^(node:child_process|child_process|@actions\/exec)$/.test(name),
      ),
    ).toEqual([])
  })

  it('nothing is read before the packer starts that can be read while it runs', () => {
    const early = [...readWith('cli/start.ts')]
    expect(early).toContain('gate/packing.ts')
    expect(early.filter((name) => /^(inspect|compare|verdict)\//.test(name))).toEqual([])
    expect(early.filter((name) => inFolder(name, 'rules')).sort()).toEqual([
      'rules/entry-points/entry-points.ts', // which folders a package promises is known before it is packed
      'rules/entry-points/unbuilt.ts',
    ])
    expect(early.filter((name) => !name.endsWith('.ts') && !name.startsWith('node:'))).toEqual([
      'validate-npm-package-name',
    ])
    const characters = sources.filter(({ path }) => early.includes(path)).map(({ text }) => text.length)
    expect(characters.reduce((sum, each) => sum + each, 0)).toBeLessThan(430_000)
  })

  it.each(['gate-all', 'pack-together', 'read-once', 'select', 'shared-policy'])('nor in a workspace: %s', (name) => {
    const early = [...readWith(`gate/workspace/${name}.ts`)]
    expect(
      early.filter((each) => /^(inspect|compare|verdict|registry\/client)\b|^zod$|^minimatch$/.test(each)),
    ).toEqual([])
  })

  it('no import loads node:http: from Node 22 on it would bring undici with it (registry/node-http)', () => {
    const importers = sources.filter(({ atOnce }) => atOnce.some((name) => /^(?:node:)?https?$/.test(name)))
    expect(importers.map(({ path }) => path)).toEqual([])
  })

  it('the cache of compiled code is set up before anything else of ours is read', () => {
    expect([...readWith('cli.ts')]).toEqual(['cli.ts'])
    const needed = readFileSync('dist/chunks/compile-cache.js', 'utf8').matchAll(/^import .* from "([^"]+)";$/gm)
    for (const [, name] of needed) expect(name).toMatch(/^node:/)
  })

  it('neither end imports the other', () => {
    expect(reach('cli.ts').has('index.ts')).toBe(false)
    expect(reach('index.ts').has('cli.ts')).toBe(false)
  })

  it.each(['file-facts', 'release', 'baseline', 'comparison', 'problem'])(
    'model/%s.ts holds shapes that flow between the stages, and no code',
    (name) => {
      expect(readFileSync(`src/model/${name}.ts`, 'utf8')).not.toMatch(/^export (?!interface|type)/m)
    },
  )
})

describe('every rule', () => {
  it('says itself what others need to know of it: no file outside rules/ names one', () => {
    const named = new RegExp(`['"\`](${rules.map(({ id }) => id).join('|')})['"\`]`)
    expect(
      sources.filter(({ path, text }) => !inFolder(path, 'rules') && named.test(text)).map(({ path }) => path),
    ).toEqual([])
  })

  const declared = sources.flatMap(({ path, text }) => {
    const id = /^export const \w+ = defineRule\b[^{]*\{\s*id: '([^']+)'/m.exec(text)?.[1]
    return id === undefined ? [] : [{ id, path }]
  })

  it('is registered once, and stands in a file of its own name in the folder of its family', () => {
    const ids = rules.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(declared.map(({ id }) => id).sort()).toEqual([...ids].sort())
    for (const { id, path } of declared) expect(path).toMatch(new RegExp(`^rules/[a-z-]+/${id}\\.ts$`))
  })

  // That each of them fires and is silent is what rules/matrix.test.ts runs them for.
  it.each(declared.map(({ id, path }) => [id, path] as const))('%s has tests of its own', (id, path) => {
    const tests = join('__tests__', path.replace(/\.ts$/, '.test.ts'))
    expect(existsSync(tests)).toBe(true)
    expect(readFileSync(tests, 'utf8')).toContain(`describe('${id}'`)
  })
})

describe('the version', () => {
  it('is one in package.json, the tool and the changelog', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string; version: string }
    expect(tool).toEqual({ name: manifest.name, version: manifest.version })
  })
})
