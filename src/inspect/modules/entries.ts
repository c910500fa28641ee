import { asObject, binTargets, installScripts, normalizePath } from '../../model/manifest.js'
import type { Release } from '../../model/release.js'
import { leavesOf, nodeConditions, resolve, subpathsOf, underOwnCondition } from './exports.js'
import type { PackageFiles } from './package-files.js'
import { resolveCode, resolveTypes } from './resolve.js'

/** A file that a script of package.json runs by Node. */
interface NodeCommand {
  /** As the script writes it. */
  readonly written: string
  /** Inside the package. */
  readonly path: string
  /** A failure of the command is caught: `node x || true`. */
  readonly guarded: boolean
}

const separators = /(&&|\|\||;|\n|(?<!\|)\|(?!\|)|(?<!&)&(?!&))/

/** A command without variables set before it and without programs that only run another one. */
const prefix =
  /^(?:\s|\(|[A-Z_][A-Z0-9_]*=\S*\s|(?:cross-env(?:-shell)?|env|exec|npx|is-ci|opencollective-postinstall)\s(?=.*\bnode\b))*/

/** Options of node that take the next word, or that bring the code themselves. */
const bringsCode = /^(?:-e|-p|-pe|--eval|--print|-c|--check|-h|-v|--version|--help)/
const takesWord = /^(?:-r|--require|--import|--loader|--experimental-loader|-C|--conditions)$/

/** The single commands of a script, each with what joins it to the next. */
export function commandsOf(script: string): readonly { readonly words: readonly string[]; readonly next: string }[] {
  const parts = script.split(separators)
  // `(a && b) || c`: what fails in a group is caught behind it.
  const isCaught = /\)\s*\|\|/.test(script)
  const commands = parts.filter((_, index) => index % 2 === 0)
  return commands.flatMap((text, index) => {
    const words = text
      .replace(prefix, '')
      .replace(/^[^(]*$/, (plain) => plain.replace(/[\s)]+$/, ''))
      .trim()
      .split(/\s+/)
      .filter((word) => word !== '')
      .map((word) => word.replace(/^(["'])(.*)\1$/, '$2'))
    return words.length === 0
      ? []
      : [{ words, next: isCaught && index < commands.length - 1 ? '||' : (parts[index * 2 + 1] ?? '') }]
  })
}

/** The file that `node …` is given, if it names one. */
function scriptFile(words: readonly string[]): string | null {
  if (!/^(?:node|nodejs|node\.exe)$/.test(words[0] ?? '')) return null
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at] ?? ''
    if (bringsCode.test(word)) return null
    if (takesWord.test(word)) at += 1
    else if (!word.startsWith('-')) return word
  }
  return null
}

/** The files that a script runs by Node. What a variable or a substitution decides is not known. */
export function nodeCommands(script: string): readonly NodeCommand[] {
  return commandsOf(script).flatMap(({ words, next }) => {
    const written = scriptFile(words)
    if (
      written === null ||
      /[$`*%{}"'<>]/.test(written) ||
      written.startsWith('/') ||
      written.includes('node_modules/')
    )
      return []
    const path = normalizePath(written.replaceAll('\\', '/'))
    return path === null || path === '' ? [] : [{ written, path, guarded: next === '||' }]
  })
}

/** Who loads an entry point: Node itself, bundlers (and other runtimes) alone, or TypeScript. */
export type Consumer = 'node' | 'bundler' | 'types'

/** A packed file at which loading begins. */
export interface Entry {
  readonly path: string
  /**
   * Where package.json names it, for a message: `main`, `exports["./sub"].import`, `bin.name`; `index.js` where it is
   * implied.
   */
  readonly field: string
  readonly consumer: Consumer
  /** How Node loads it; `either` where both import and require lead to it. */
  readonly system: 'import' | 'require' | 'either'
  /** The subpath that leads to it: `.`, `./sub`; null for commands and scripts. */
  readonly subpath: string | null
  /** A pattern or folder of exports leads to it: no one may ever ask for this file. */
  readonly isPattern?: boolean
}

const typeConditions = /^types(?:@|$)/

/** What Node comes to for a subpath, by `require` and by `import`. */
interface NodeTargets {
  readonly require: unknown
  readonly import: unknown
}

function consumerOf(conditions: readonly string[], target: string, targets: NodeTargets): Consumer {
  const isType = conditions.some((name) => typeConditions.test(name)) || /\.d\.[cm]?ts$/.test(target)
  if (isType) return 'types'
  return target === targets.require || target === targets.import ? 'node' : 'bundler'
}

function systemOf(target: string, targets: NodeTargets): Entry['system'] {
  if (targets.require === targets.import) return 'either'
  return target === targets.require ? 'require' : 'import'
}

function fieldOf(subpath: string, conditions: readonly string[]): string {
  return [`exports["${subpath}"]`, ...conditions].join('.')
}

/** The packed files that a target with a star, or a folder, stands for. */
function filesOfPattern(target: string, paths: readonly string[]): readonly string[] {
  const [start = '', end = ''] = (target.endsWith('/') ? `${target}*` : target).split('*', 2)
  const head = `${normalizePath(start) ?? ''}${start.endsWith('/') && start !== './' ? '/' : ''}`
  return paths.filter((path) => path.startsWith(head) && path.endsWith(end) && path.length > head.length + end.length)
}

/** Every file that a subpath of exports leads to, under every condition. */
function ofExports(release: Release, index: PackageFiles): readonly Entry[] {
  const paths = [...index.files.keys()]
  return [...subpathsOf(release).values].flatMap(([key, value]) => {
    const targets = { require: resolve(value, nodeConditions.require), import: resolve(value, nodeConditions.import) }
    return leavesOf(value).flatMap(({ conditions, target }): Entry[] => {
      if (underOwnCondition(['exports', key, ...conditions])) return []
      const shared = {
        field: fieldOf(key, conditions),
        consumer: consumerOf(conditions, target, targets),
        system: systemOf(target, targets),
        subpath: key,
      }
      if (target.includes('*') || target.endsWith('/')) {
        return filesOfPattern(target, paths).map((path) => ({ ...shared, path, isPattern: true }))
      }
      const path = normalizePath(target)
      return path !== null && index.files.has(path) ? [{ ...shared, path }] : []
    })
  })
}

function field(name: string, value: unknown, consumer: Consumer, index: PackageFiles): readonly Entry[] {
  const wanted = typeof value === 'string' ? normalizePath(value) : null
  if (wanted === null) return []
  const found = consumer === 'types' ? resolveTypes(wanted, index) : resolveCode(wanted, index)
  return found.kind === 'file'
    ? [{ path: found.path, field: name, consumer, system: consumer === 'node' ? 'either' : 'import', subpath: '.' }]
    : []
}

/** `main`, or index.js where it leads nowhere or is not set. Where exports stands, Node doesn't ask for it. */
function ofMain(index: PackageFiles): readonly Entry[] {
  const { main, exports } = index.manifest
  const consumer: Consumer = exports === undefined || exports === null ? 'node' : 'bundler'
  const found = typeof main === 'string' && main !== '' ? field('main', main, consumer, index) : []
  if (found.length > 0 || consumer === 'bundler') return found
  return field('index.js', 'index', consumer, index)
}

const bundlerFields = ['module', 'jsnext:main', 'browser', 'react-native', 'es2015', 'fesm2015', 'svelte'] as const

function ofBundlers(index: PackageFiles): readonly Entry[] {
  return bundlerFields.flatMap((name) => {
    const value = index.manifest[name]
    const targets =
      typeof value === 'string'
        ? [value]
        : Object.values(asObject(value)).filter((each) => typeof each === 'string' && each.startsWith('.'))
    return targets.flatMap((each) => field(name, each, 'bundler', index))
  })
}

function ofTypes(index: PackageFiles): readonly Entry[] {
  const { types, typings, typesVersions } = index.manifest
  const versions = Object.values(asObject(typesVersions)).flatMap((paths) => Object.values(asObject(paths)).flat())
  const named = [
    ...field('types', types, 'types', index),
    ...field('typings', typings, 'types', index),
    ...versions.flatMap((each) => field('typesVersions', each, 'types', index)),
  ]
  return named.length > 0 ? named : field('index.d.ts', 'index.d.ts', 'types', index)
}

const declarationTwin = /\.([cm]?)jsx?$/

/** Declarations beside the code that an entry point leads to: TypeScript takes them where nothing else is named. */
function twins(entries: readonly Entry[], { files }: PackageFiles): readonly Entry[] {
  return entries.flatMap((entry) => {
    const path = entry.path.replace(declarationTwin, '.d.$1ts')
    return entry.consumer !== 'types' && entry.subpath !== null && path !== entry.path && files.has(path)
      ? [{ ...entry, path, consumer: 'types' as const }]
      : []
  })
}

/**
 * `npm start` runs server.js where no script says otherwise. It is what a package is for that nothing else can be done
 * with: https://docs.npmjs.com/cli/configuring-npm/package-json#default-values
 */
export function impliedStart({ files, manifest }: PackageFiles): readonly { path: string; field: string }[] {
  const { main, exports, bin, module } = manifest
  const isLibrary = [main, exports, bin, module].some((field) => field !== undefined && field !== null && field !== '')
  const isStarted = !isLibrary && !files.has('index.js') && asObject(manifest.scripts).start === undefined
  return isStarted && files.has('server.js') ? [{ path: 'server.js', field: 'server.js' }] : []
}

function ofCommands(release: Release, index: PackageFiles): readonly Entry[] {
  const bins = binTargets(release.manifest).map(({ key, path }) => ({ path, field: key.join('.') }))
  const scripts = installScripts(release.manifest, new Set(index.files.keys())).flatMap(({ event, script }) =>
    nodeCommands(script).flatMap(({ path }) => {
      const found = resolveCode(path, index)
      return found.kind === 'file' ? [{ path: found.path, field: `scripts.${event}` }] : []
    }),
  )
  return [...bins, ...scripts, ...impliedStart(index)]
    .filter(({ path }) => index.files.has(path))
    .map((each) => ({ ...each, consumer: 'node', system: 'either', subpath: null }))
}

/** Every packed file at which someone begins to load the package. Targets that are not packed are no entries. */
export function entriesOf(release: Release, index: PackageFiles): readonly Entry[] {
  const code = [...ofExports(release, index), ...ofMain(index), ...ofBundlers(index)]
  return [...code, ...ofCommands(release, index), ...ofTypes(index), ...twins(code, index)]
}
