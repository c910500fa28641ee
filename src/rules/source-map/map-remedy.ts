import type { OptionProposal, ProposedFor } from '../../model/rule-declaration.js'
import type { SourceMapFacts } from '../../model/file-facts.js'
import type { Release } from '../../model/release.js'
import type { BuildTool } from './build-tool.js'

/** Values of the option `policy`, the strictest first. */
export const mapPolicies = ['none', 'mappings', 'resolvable', 'allow'] as const

type MapPolicy = (typeof mapPolicies)[number]

const comments: Readonly<Record<MapPolicy, string>> = {
  none: 'No source map ships, and no file refers to one. Others: mappings, resolvable, allow.',
  mappings:
    'Source maps are allowed without the text of sources. Stricter: none. To publish sources: resolvable or allow.',
  resolvable:
    'Source maps ship with the text of sources, and every reference leads to a packed file. Stricter: none, mappings.',
  allow: 'Source maps ship with the text of sources. Stricter: none, mappings, resolvable.',
}

/** The strictest policy that a release keeps. */
function practice(release: Release, keeps: ProposedFor['keeps']): MapPolicy {
  return mapPolicies.find((policy) => keeps(release, { policy })) ?? 'allow'
}

function shipsSources(policy: MapPolicy): boolean {
  return policy === 'resolvable' || policy === 'allow'
}

/**
 * The policy that fits today's practice. Sources ship on purpose where the last release shipped them too; where they
 * ship for the first time that is for the maintainer to say, so the policy stays at `mappings`.
 */
function fitting({ release, before, keeps }: ProposedFor): MapPolicy {
  const now = practice(release, keeps)
  if (!shipsSources(now)) return now
  return before && shipsSources(practice(before, keeps)) ? now : 'mappings'
}

export const mapProposal: OptionProposal = {
  option: 'policy',
  label: 'Source maps',
  isShared: true,
  value: fitting,
  words: (value) => `policy ${value}`,
  short: (value) => `source maps: ${value}`,
  comment: (value) => comments[mapPolicies.find((policy) => policy === value) ?? 'allow'],
}

/** A tool's options about maps, as its own documentation names them. */
interface MapOptions {
  readonly name: string
  /** Keeps maps and leaves the text of sources out; null where the tool has no way to. */
  readonly bare: string | null
  /** Writes no maps. */
  readonly off: string
}

const rollupOptions = { bare: '`output.sourcemapExcludeSources: true`', off: '`output.sourcemap: false`' } as const
const devtool = { bare: "`devtool: 'nosources-source-map'`", off: '`devtool: false`' } as const

const options: Readonly<Record<BuildTool, MapOptions>> = {
  tsdown: {
    name: 'tsdown',
    bare: '`outputOptions: { sourcemapExcludeSources: true }`',
    off: '`sourcemap: false` (and no `--sourcemap`)',
  },
  tsup: {
    name: 'tsup',
    bare: '`esbuildOptions: (options) => { options.sourcesContent = false }`',
    off: '`sourcemap: false` (and no `--sourcemap`)',
  },
  // Vite 8 renamed rollupOptions to rolldownOptions and keeps the old name as an alias.
  vite: {
    name: 'Vite',
    bare: '`build.rollupOptions.output.sourcemapExcludeSources: true`',
    off: '`build.sourcemap: false` (and no `--sourcemap`)',
  },
  rspack: { name: 'Rspack', ...devtool },
  webpack: { name: 'webpack', ...devtool },
  parcel: { name: 'Parcel', bare: null, off: '`--no-source-maps` (or `"sourceMap": false` in the target)' },
  rolldown: { name: 'Rolldown', ...rollupOptions },
  rollup: { name: 'Rollup', ...rollupOptions },
  esbuild: {
    name: 'esbuild',
    bare: '`sourcesContent: false` (`--sources-content=false`)',
    off: '`sourcemap: false` (no `--sourcemap`)',
  },
  bun: { name: 'Bun', bare: null, off: "`sourcemap: 'none'` (`--sourcemap=none`)" },
  swc: { name: 'SWC', bare: '`"inlineSourcesContent": false`', off: '`"sourceMaps": false`' },
  babel: { name: 'Babel', bare: null, off: '`"sourceMaps": false` (and no `--source-maps`)' },
  sass: { name: 'Sass', bare: 'dropping `--embed-sources`', off: '`--no-source-map`' },
  postcss: { name: 'PostCSS', bare: '`map: { sourcesContent: false }`', off: '`map: false` (`--no-map`)' },
  tsc: { name: 'tsconfig.json', bare: '`"inlineSources": false`', off: '`"sourceMap": false`' },
}

/** Where TypeScript writes the map into the script, another option switches it off. */
function offOf(tool: BuildTool, origin: SourceMapFacts['origin']): string {
  return tool === 'tsc' && origin === 'inline' ? '`"inlineSourceMap": false`' : options[tool].off
}

/** Eval wrappers come from webpack and Rspack alone, where they build for development. */
function productionBuild(tool: BuildTool | null): string {
  const name = options[tool === 'rspack' ? 'rspack' : 'webpack'].name
  return `Build for production: in ${name}, \`mode: 'production'\` and no \`devtool\` that begins with \`eval\`.`
}

/**
 * What to change in the build, as one sentence; null where the tool isn't known.
 *
 * @param wanted `bare`: maps may stay, without texts. `none`: no maps at all
 */
export function mapRemedy(
  tool: BuildTool | null,
  origin: SourceMapFacts['origin'],
  wanted: 'bare' | 'none',
): string | null {
  if (origin === 'eval') return productionBuild(tool)
  if (tool === null) return null
  const { name, bare } = options[tool]
  const off = offOf(tool, origin)
  if (wanted === 'none' || bare === null) return `In ${name}, ${off} writes no map.`
  return `In ${name}, ${bare} leaves the texts out, ${off} the whole map.`
}

/**
 * TypeScript's options that may have written a map, the likeliest first. Empty where another tool writes the maps.
 *
 * @param wanted as for `mapRemedy`: the texts in a map have an option of their own
 */
export function compilerOptions(
  tool: BuildTool | null,
  path: string,
  origin: SourceMapFacts['origin'],
  wanted: 'bare' | 'none',
): readonly string[] {
  if (origin === 'eval' || (tool !== null && tool !== 'tsc')) return []
  if (/\.d\.[cm]?ts(\.map)?$/.test(path)) return ['declarationMap']
  const map = origin === 'inline' ? 'inlineSourceMap' : 'sourceMap'
  return wanted === 'bare' ? ['inlineSources', map] : [map]
}
