import { moduleGraph, type ModuleGraph, type Reach } from '../../inspect/modules/graph.js'
import { foldersUp } from '../../inspect/modules/package-files.js'
import { formatCount, plural } from '../../model/format.js'
import { groupBy } from '../../model/group-by.js'
import { asObject } from '../../model/manifest.js'
import type { FileFault } from '../../model/modules.js'
import type { FileFacts } from '../../model/file-facts.js'
import type { Level } from '../../model/problem.js'
import type { Release } from '../../model/release.js'
import { defineRule } from '../rule.js'
import { purposeOf } from '../folders.js'
import { brokenEntries, type Gravity, gravityOf, isDeclaration, mayBeLoaded, surest } from './imports.js'

interface Faulty {
  readonly file: FileFacts
  readonly fault: FileFault
  readonly gravity: Gravity
  readonly reach: Reach | null
}

const levels: Readonly<Record<Gravity, { readonly new: Level; readonly unchanged: Level }>> = {
  entry: { new: 'error', unchanged: 'warning' },
  types: { new: 'error', unchanged: 'warning' },
  later: { new: 'warning', unchanged: 'note' },
  apart: { new: 'warning', unchanged: 'note' },
}

const nothingLoads = { new: 'error', unchanged: 'error' } as const

const help: Readonly<Record<FileFault['kind'], string>> = {
  syntax: 'Build it again. `node --check FILE` after the build says whether Node can parse a file.',
  dialect: 'Compile it before packing, or let the entry point lead to the compiled file.',
  json: 'Correct the JSON, or write it by JSON.stringify where a script makes it.',
  empty: 'Build it again: a build that fails, or a full disk, can leave empty files behind.',
  'conflict-marker': 'Resolve the conflict in the source and build again.',
  'html-page': 'Download the file again: the server answered with an error or login page.',
  'lfs-pointer': 'Run `git lfs pull` before packing. With actions/checkout, set `lfs: true`.',
}

/** How Node comes by a package.json below the top: it reads the nearest one of each file that it loads. */
function reachOfManifest(path: string, { reached, index }: ModuleGraph): Reach | null {
  for (const [loaded, reach] of reached.node) {
    for (const folder of foldersUp(loaded)) {
      const manifest = folder === '' ? 'package.json' : `${folder}/package.json`
      if (manifest === path) return reach
      if (index.files.has(manifest)) break
    }
  }
  return null
}

function reachOf(path: string, graph: ModuleGraph): Reach | null {
  const reach = isDeclaration.test(path) ? (graph.reached.types.get(path) ?? null) : surest(path, graph)
  return reach ?? (path.endsWith('/package.json') ? reachOfManifest(path, graph) : null)
}

/** A file with a fault and what it comes to; null where no one may ever load it. */
function faulty(file: FileFacts, graph: ModuleGraph): Faulty | null {
  const { fault, path } = file
  if (!fault) return null
  const reach = reachOf(path, graph)
  if (reach?.time === 'guarded') return null
  if (reach === null) return isFaultApart(file, fault) ? { file, fault, reach, gravity: 'apart' } : null
  return { file, fault, reach, gravity: gravityHere(file, fault, reach) }
}

/** A fault of a file to which no entry point leads: no one packs a pointer or an open conflict on purpose. */
function isFaultApart({ path }: FileFacts, { kind }: FileFault): boolean {
  if (kind === 'conflict-marker') return mayBeLoaded(path) && purposeOf(path) === 'own'
  return kind === 'lfs-pointer'
}

function levelsOf({ fault: { kind }, gravity }: Faulty): (typeof levels)[Gravity] {
  return kind === 'conflict-marker' && gravity === 'apart' ? levels.entry : levels[gravity]
}

function gravityHere({ path }: FileFacts, { kind }: FileFault, reach: Reach): Gravity {
  // What is empty can be loaded: what is gone are the names that others took from it.
  if (kind === 'empty' && reach.entry.path !== path) return 'later'
  const gravity = gravityOf(reach.time, reach)
  return gravity === 'entry' && isDeclaration.test(path) ? 'types' : gravity
}

function faultyFiles(release: Release): readonly Faulty[] {
  const graph = moduleGraph(release)
  return release.files.flatMap((file) => faulty(file, graph) ?? [])
}

/** Metro, React Native's bundler, compiles what it loads, packages too. */
function isForMetro({ manifest }: Release): boolean {
  const { peerDependencies, dependencies } = manifest
  return [peerDependencies, dependencies].some((group) => Object.hasOwn(asObject(group), 'react-native'))
}

/** Whether a file was JavaScript, or was not empty, in the last release. Else it may be as intended. */
function wasWell({ file, fault, reach, gravity }: Faulty, release: Release, baseline: Release | null): boolean {
  if (fault.kind !== 'dialect' && fault.kind !== 'empty') return true
  if (baseline === null) return false
  const { index, reached } = moduleGraph(baseline)
  const before = index.files.get(file.path)
  if (before === undefined || before.fault !== undefined) return false
  if (fault.kind === 'empty') return reach?.time === 'load'
  return gravity === 'entry' && reached.node.has(file.path) && !isForMetro(release)
}

const words: Readonly<Partial<Record<FileFault['kind'], string>>> = {
  syntax: "can't be parsed",
  dialect: 'was JavaScript and is JSX, Flow or TypeScript now',
}

function consequence({ fault: { kind }, reach, gravity }: Faulty): string {
  if (reach === null) return kind === 'conflict-marker' ? '; no entry point leads there' : ', and not the file itself'
  const { field } = reach.entry
  if (gravity !== 'entry') return `; ${field} leads there`
  if (kind === 'empty') return `, so ${field} gives nothing`
  return reach.time === 'load' ? `, so loading ${field} fails` : `, so ${field} fails on that branch`
}

function message(group: readonly Faulty[], baseline: Release | null): string {
  const [first] = group
  if (!first) return ''
  const { path } = first.file
  const { kind, message: said, line, column } = first.fault
  const place = [path, line, column].filter((part) => part !== undefined).join(':')
  const what = words[kind] === undefined ? said : `${words[kind]} (${said})`
  const size = kind === 'empty' ? baseline?.files.find((file) => file.path === path)?.size : undefined
  const was = size === undefined ? '' : ` and had ${formatCount(size)} bytes`
  const more = group.length > 1 ? `, as ${plural(group.length - 1, 'more file')}` : ''
  return `${place} ${what}${was}${more}${consequence(first)}`
}

export const syntaxInvalid = defineRule({
  id: 'syntax-invalid',
  summary: "code or JSON that can't be parsed, or a page, a pointer or nothing where code was",
  scope: 'release',
  levels: { new: 'error', unchanged: 'warning' },
  *check({ release, baseline }) {
    const found = faultyFiles(release).filter((each) => wasWell(each, release, baseline))
    if (found.length === 0) return
    const before = new Map(baseline?.files.map(({ path, fault }) => [path, fault?.kind]))
    const stateOf = ({ file: { path }, fault: { kind } }: Faulty): 'new' | 'unchanged' =>
      before.get(path) === kind ? 'unchanged' : 'new'
    const nothing = brokenEntries(release)
    const groups = groupBy(found, (each) => `${each.fault.kind} ${each.gravity} ${stateOf(each)}`)
    for (const [key, group] of groups) {
      const [first] = group
      if (!first) continue
      const paths = group.map(({ file: { path } }) => path)
      const { path } = first.file
      yield {
        message: message(group, baseline),
        help: help[first.fault.kind].replace('FILE', path),
        path,
        cause: { kind: 'packed-file', path },
        key,
        levels: nothing && first.gravity === 'entry' ? nothingLoads : levelsOf(first),
        baselineState: stateOf(first),
        ...(paths.length > 1 && { count: paths.length, examples: paths.slice(0, 3), paths }),
      }
    }
  },
})
