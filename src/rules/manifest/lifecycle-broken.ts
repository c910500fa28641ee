import { commandsOf, nodeCommands } from '../../inspect/modules/entries.js'
import { moduleGraph, type ModuleGraph } from '../../inspect/modules/graph.js'
import { resolveCode } from '../../inspect/modules/resolve.js'
import { clip, plural } from '../../model/format.js'
import { asObject, installScripts, normalizePath } from '../../model/manifest.js'
import type { Problem } from '../../model/problem.js'
import type { Release } from '../../model/release.js'
import { defineRule } from '../rule.js'

/** Commands that are named otherwise than the package that brings them. */
const broughtBy: Readonly<Record<string, string>> = {
  tsc: 'typescript',
  babel: '@babel/cli',
  ngcc: '@angular/compiler-cli',
  ng: '@angular/cli',
  'run-s': 'npm-run-all',
  'run-p': 'npm-run-all',
  'node-pre-gyp': '@mapbox/node-pre-gyp',
  swc: '@swc/cli',
}

const available = ['dependencies', 'optionalDependencies', 'peerDependencies'] as const

/** The package that brings a command, where devDependencies alone have it; else null. */
function onlyInDevelopment(command: string, { manifest }: Release): string | null {
  if (command === 'node-gyp') return null // npm brings its own
  const names = [command, broughtBy[command] ?? command]
  const isBrought = names.some((name) => available.some((field) => Object.hasOwn(asObject(manifest[field]), name)))
  return isBrought ? null : (names.find((name) => Object.hasOwn(asObject(manifest.devDependencies), name)) ?? null)
}

interface Broken {
  readonly key: string
  readonly what: string
  /** The script goes on after the failure: `node x.js || exit 0`. */
  readonly isCaught?: boolean
  /** It may be for another platform: users who could install the last release still can. */
  readonly isTolerable?: boolean
}

/** node-gyp reads binding.gyp of the folder that it is started in; a command before it may write one. */
function lacksGyp(words: readonly string[], isFirst: boolean, { index }: ModuleGraph): boolean {
  const [program, ...others] = words
  const builds = others.some((word) => /^(?:rebuild|configure|build)$/.test(word))
  const isElsewhere = others.some((word) => /^(?:-C|--directory)/.test(word))
  return program === 'node-gyp' && isFirst && builds && !isElsewhere && !index.files.has('binding.gyp')
}

/** What node-gyp should compile and that is not packed; nothing where a command before it may fetch or write it. */
function lostSources(words: readonly string[], isFirst: boolean, { edges }: ModuleGraph): readonly Broken[] {
  const [program, verb = ''] = words
  if (program !== 'node-gyp' || !isFirst || !/^(?:rebuild|build)$/.test(verb)) return []
  const lost = (edges.get('binding.gyp') ?? []).filter(({ to }) => to.kind === 'missing')
  const [first] = lost
  if (!first) return []
  const { line, specifier } = first.import
  const more = lost.length > 1 ? ` (as ${plural(lost.length - 1, 'more file')})` : ''
  return [
    {
      key: 'sources',
      what: `node-gyp, and binding.gyp:${line} lists ${clip(specifier.slice(2))}, which is not packed${more}`,
      isTolerable: true,
    },
  ]
}

/** A script that another one runs: `npm run build`, `yarn build`. */
function innerScript(words: readonly string[]): string | null {
  const [program = '', verb = '', name = ''] = words
  if (!/^(?:npm|yarn|pnpm|bun)$/.test(program)) return null
  if (verb === 'run' || verb === 'run-script') return name
  return program === 'npm' ? null : verb
}

/** Files that a shell is given, or that are run as they are. */
function shellFile(words: readonly string[]): string | null {
  const [program = '', first = ''] = words
  const file = /^(?:sh|bash)$/.test(program) ? first : program.startsWith('./') ? program : ''
  return /^[\w./-]+$/.test(file) && !file.startsWith('-') && !file.startsWith('/') ? normalizePath(file) : null
}

/** Deepest chain of scripts that run each other. */
const deepest = 5

/** What a script runs that isn't there on the machine that installs the package. */
export function brokenIn(script: string, release: Release, depth = 0): readonly Broken[] {
  const graph = moduleGraph(release)
  const { index } = graph
  const missing = nodeCommands(script).flatMap(({ path, written, guarded }) =>
    resolveCode(path, index).kind === 'file'
      ? []
      : [{ key: path, what: `${clip(written)}, which is not packed`, ...(guarded && { isCaught: true }) }],
  )
  const others = commandsOf(script).flatMap(({ words, next }, at): readonly Broken[] => {
    if (next === '||') return []
    const inner = innerScript(words)
    const text = inner === null ? undefined : asObject(release.manifest.scripts)[inner]
    if (typeof text === 'string' && depth < deepest) return brokenIn(text, release, depth + 1)
    if (lacksGyp(words, at === 0, graph))
      return [{ key: 'binding.gyp', what: 'node-gyp, and binding.gyp is not packed' }]
    const sources = lostSources(words, at === 0, graph)
    if (sources.length > 0) return sources
    const file = shellFile(words)
    if (file !== null && file !== '' && !index.files.has(file))
      return [{ key: file, what: `${clip(file)}, which is not packed` }]
    const command = words[0] ?? ''
    const name = onlyInDevelopment(command, release)
    return name === null ? [] : [{ key: command, what: `${clip(command)}, which only devDependencies bring (${name})` }]
  })
  return [...missing, ...others]
}

const help =
  'Pack the file, move the package to dependencies, or remove the script: npm fails to install a package ' +
  'whose script fails.'

/** What fails and is caught stops no one, and what the script is there for doesn't happen. */
const caught = { new: 'error', unchanged: 'note' } as const

const tolerable = { new: 'error', unchanged: 'warning' } as const

/** Whether npm builds an addon when it installs, without a script that says so. */
function isImplied({ manifest, files }: Release): boolean {
  return installScripts(manifest, new Set(files.map(({ path }) => path))).some(
    ({ event, key }) => event === 'install' && key.length === 1,
  )
}

const addon = /(?:^|\/)build\/(?:Release|Debug)\//

/** binding.gyp had npm build an addon, and is gone, while code still asks for what was built. */
function* lostAddon(release: Release, baseline: Release | null): Generator<Problem> {
  if (!baseline || !isImplied(baseline) || release.files.some(({ path }) => path === 'binding.gyp')) return
  if (installScripts(release.manifest, new Set()).some(({ key }) => key[0] === 'scripts')) return
  const { edges, reached } = moduleGraph(release)
  const asks = [...reached.node.keys()]
    .flatMap((path) => edges.get(path) ?? [])
    .find(({ to, import: { specifier, time } }) => {
      const isBuilt = addon.test(specifier) || specifier === 'bindings'
      return isBuilt && time !== 'guarded' && (to.kind === 'missing' || to.kind === 'package')
    })
  if (!asks) return
  yield {
    message:
      `binding.gyp is not packed any more, so npm builds no addon, and ` +
      `${asks.from}:${asks.import.line} requires ${clip(asks.import.specifier)}`,
    help,
    path: 'package.json',
    cause: { kind: 'manifest', key: ['scripts'] },
    key: 'addon',
    baselineState: 'new',
  }
}

export const lifecycleBroken = defineRule({
  id: 'lifecycle-broken',
  summary: 'an install script whose file is not packed, or whose command is not installed',
  scope: 'release',
  levels: { new: 'error', unchanged: 'error' },
  *check({ release, baseline }) {
    yield* lostAddon(release, baseline)
    const files = new Set(release.files.map(({ path }) => path))
    const reported = new Set<string>()
    for (const { event, script, key } of installScripts(release.manifest, files)) {
      if (key[0] !== 'scripts') continue
      const hasEarlier = event === 'install' && asObject(release.manifest.scripts).preinstall !== undefined
      for (const { key: name, what, isCaught, isTolerable } of brokenIn(script, release)) {
        if (isTolerable && hasEarlier) continue
        if (reported.has(`${event} ${name}`)) continue
        reported.add(`${event} ${name}`)
        const problem: Problem = {
          message: `${event} runs ${what}, so ${isCaught ? 'it does nothing' : 'installing the package fails'}`,
          help,
          path: 'package.json',
          cause: { kind: 'manifest', key },
          key: `${event} ${name}`,
          ...(isCaught && { levels: caught }),
          ...(isTolerable && { levels: tolerable }),
        }
        yield problem
      }
    }
  },
})
