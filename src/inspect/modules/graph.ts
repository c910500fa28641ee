import { asObject, normalizePath } from '../../model/manifest.js'
import type { ImportTime, ModuleImport } from '../../model/modules.js'
import type { FileFacts } from '../../model/file-facts.js'
import type { Release } from '../../model/release.js'
import { type Consumer, entriesOf, type Entry } from './entries.js'
import { packageFiles, type PackageFiles } from './package-files.js'
import { internalTargets, relativePath, resolveCode, resolveTypes } from './resolve.js'

/** What an import asks for, by the form of its specifier alone. */
type Specifier =
  | { readonly kind: 'relative'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string; readonly path: string }
  | { readonly kind: 'internal'; readonly path: string }
  | { readonly kind: 'other' }

/** A name as the registry takes it; upper case is only found in old ones. */
const packageName = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/i

const other: Specifier = { kind: 'other' }

/** `./page.vue?raw`, `./icon.svg#part`: what bundlers read behind the file's name. */
function withoutQuery(path: string): string {
  return path.replace(/[?#].*$/s, '')
}

/**
 * Sorts a specifier. Absolute paths, URLs, names with a scheme (`virtual:x`, `astro:content`), loaders
 * (`raw-loader!./x`), aliases that no registry has as a name (`~/x`, `@/x`, `$lib/x`) and globs are `other`: nothing is
 * said of them.
 */
function parseSpecifier(written: string): Specifier {
  if (/^\.{1,2}(?:\/|$)/.test(written))
    return written.includes('!') || written.includes('*') ? other : { kind: 'relative', path: withoutQuery(written) }
  if (written.startsWith('#')) return { kind: 'internal', path: written }
  if (/[:!*\\\s]/.test(written) || written.startsWith('/') || written.startsWith('~')) return other
  const path = withoutQuery(written)
  const [first = '', second = ''] = path.split('/', 2)
  const name = first.startsWith('@') ? `${first}/${second}` : first
  return packageName.test(name) && !name.startsWith('__') ? { kind: 'package', name, path } : other
}

/** Node's modules, by their names without `node:`. Those of later versions need that scheme, so the list is closed. */
const node =
  'assert async_hooks buffer child_process cluster console constants crypto dgram diagnostics_channel dns domain ' +
  'events fs http http2 https inspector module net os path perf_hooks process punycode querystring readline repl ' +
  'stream string_decoder sys timers tls trace_events tty url util v8 vm wasi worker_threads zlib freelist smalloc ' +
  '_stream_readable _stream_duplex _stream_writable _stream_transform _stream_passthrough _stream_wrap _http_agent ' +
  '_http_client _http_common _http_incoming _http_outgoing _http_server _linklist _tls_common _tls_wrap _tls_legacy'

/** Modules that a host brings along: Electron, editors, design programs and runtimes with modules of their own. */
const hosts = 'electron original-fs vscode atom bun k6 sketch uxp photoshop indesign meteor'

const names: ReadonlySet<string> = new Set(`${node} ${hosts}`.split(' '))

/** Whether Node, or the program that runs the code, brings the module. */
function isBuiltin(name: string): boolean {
  return names.has(name)
}

/** What an import leads to. */
type Destination =
  | { readonly kind: 'file'; readonly path: string }
  /** No packed file answers. `path` is what was asked for, inside the package. */
  | { readonly kind: 'missing'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string; readonly path: string }
  /** The package itself by its own name, a module of Node, or what nothing is known of. */
  | { readonly kind: 'self' | 'builtin' | 'unknown' | 'outside' }

export interface Edge {
  readonly from: string
  readonly import: ModuleImport
  readonly to: Destination
}

/** How a file is come by: from which entry point, and the gravest condition on the way. */
export interface Reach {
  readonly entry: Entry
  /** `load` where loading the entry point loads the file in any case. */
  readonly time: ImportTime
}

export interface ModuleGraph {
  readonly index: PackageFiles
  readonly entries: readonly Entry[]
  /** What each file asks for. */
  readonly edges: ReadonlyMap<string, readonly Edge[]>
  /** The files that each kind of consumer comes by. */
  readonly reached: Readonly<Record<Consumer, ReadonlyMap<string, Reach>>>
}

const ranks: readonly ImportTime[] = ['load', 'condition', 'call', 'guarded']

/** The later, or less certain, of two. */
export function laterOf(a: ImportTime, b: ImportTime): ImportTime {
  return ranks.indexOf(a) > ranks.indexOf(b) ? a : b
}

function asFound(path: string | null, isTypes: boolean, index: PackageFiles): Destination {
  if (path === null) return { kind: 'outside' }
  const found = isTypes ? resolveTypes(path, index) : resolveCode(path, index)
  return found.kind === 'replaced' ? { kind: 'unknown' } : found
}

function internal(name: string, isTypes: boolean, index: PackageFiles): Destination {
  const targets = internalTargets(name, asObject(index.manifest))
  if (targets === null || targets.length === 0) return { kind: 'unknown' }
  const own = targets
    .filter((target) => target.startsWith('./'))
    .map((target) => asFound(normalizePath(target), isTypes, index))
  if (own.length < targets.length) return { kind: 'unknown' }
  return own.find(({ kind }) => kind === 'file') ?? own[0] ?? { kind: 'unknown' }
}

/** Where an import in a file leads. */
export function resolveImport(
  from: string,
  { specifier, kind }: ModuleImport,
  index: PackageFiles,
  isTypes: boolean,
): Destination {
  if (kind === 'reference') return asFound(relativePath(from, specifier), true, index)
  const parsed = parseSpecifier(
    kind === 'asset' && !specifier.includes(':') && !specifier.startsWith('.') ? `./${specifier}` : specifier,
  )
  if (parsed.kind === 'relative') return asFound(relativePath(from, parsed.path), isTypes, index)
  if (parsed.kind === 'internal') return internal(parsed.path, isTypes, index)
  if (parsed.kind === 'other') return { kind: specifier.startsWith('node:') ? 'builtin' : 'unknown' }
  if (parsed.name === index.name) return { kind: 'self' }
  return isBuiltin(parsed.name) ? { kind: 'builtin' } : parsed
}

function edgesOf({ path, module }: FileFacts, index: PackageFiles): readonly Edge[] {
  if (!module) return []
  const isTypes = module.form === 'declaration'
  return module.imports.map((each) => ({ from: path, import: each, to: resolveImport(path, each, index, isTypes) }))
}

/** The files that are still to be visited, by the gravest condition on the way to them. */
class Waiting {
  readonly #queues = new Map<ImportTime, [path: string, entry: Entry][]>(ranks.map((time) => [time, []]))

  add(time: ImportTime, path: string, entry: Entry): void {
    this.#queues.get(time)?.push([path, entry])
  }

  /** A queue may grow while it is read. */
  at(time: ImportTime): Iterable<readonly [path: string, entry: Entry]> {
    return this.#queues.get(time) ?? []
  }
}

/** Walks from the entry points, first along what loads in any case, then along what may. */
function reach(entries: readonly Entry[], edges: ReadonlyMap<string, readonly Edge[]>): ReadonlyMap<string, Reach> {
  const reached = new Map<string, Reach>()
  const waiting = new Waiting()
  const exactFirst = [...entries].sort((a, b) => Number(a.isPattern ?? false) - Number(b.isPattern ?? false))
  for (const entry of exactFirst) waiting.add('load', entry.path, entry)
  for (const time of ranks) {
    for (const [path, entry] of waiting.at(time)) {
      if (reached.has(path)) continue
      reached.set(path, { entry, time })
      for (const { import: each, to } of edges.get(path) ?? []) {
        if (to.kind === 'file' && !reached.has(to.path)) waiting.add(laterOf(time, each.time), to.path, entry)
      }
    }
  }
  return reached
}

function build(release: Release): ModuleGraph {
  const index = packageFiles(release)
  const entries = entriesOf(release, index)
  const edges = new Map(
    release.files
      .filter(({ module }) => module && module.imports.length > 0)
      .map((file) => [file.path, edgesOf(file, index)]),
  )
  const by = (consumer: Consumer): ReadonlyMap<string, Reach> =>
    reach(
      entries.filter((entry) => entry.consumer === consumer),
      edges,
    )
  return { index, entries, edges, reached: { node: by('node'), bundler: by('bundler'), types: by('types') } }
}

const graphs = new WeakMap<Release, ModuleGraph>()

/** The module graph of a release: pure, and built once for each. */
export function moduleGraph(release: Release): ModuleGraph {
  const known = graphs.get(release)
  if (known) return known
  const graph = build(release)
  graphs.set(release, graph)
  return graph
}
