import type { EmbeddedSource } from '../../model/file-facts.js'
import type { Manifest, Release } from '../../model/release.js'
import { asObject } from '../../model/manifest.js'

/** What writes source maps: bundlers, compilers, and those of style sheets. */
export type BuildTool =
  | 'tsdown'
  | 'tsup'
  | 'vite'
  | 'rspack'
  | 'webpack'
  | 'parcel'
  | 'rolldown'
  | 'rollup'
  | 'esbuild'
  | 'bun'
  | 'swc'
  | 'babel'
  | 'tsc'
  | 'sass'
  | 'postcss'

/** What of a package shows that a tool builds it. */
interface Traces {
  readonly tool: BuildTool
  /** One command of a script. */
  readonly command: RegExp
  /** A configuration file at the package's top, where it is packed. */
  readonly config?: RegExp
  /** A key of package.json that configures the tool. */
  readonly key?: string
  /** Dependencies that are there to build: those that tests need too (@babel/core, @swc/core) tell nothing. */
  readonly packages: readonly string[]
  readonly writes: 'scripts' | 'styles' | 'both'
}

/**
 * A program's name as a word of a command, or the beginning of its configuration file's: `esbuild`, `node
 * ./esbuild.mjs`.
 */
function program(name: string): RegExp {
  return new RegExp(`(?:^|[\\s/"'=(])(?:${name})(?=$|[\\s"').])`)
}

/**
 * In the order in which they are asked: what wraps another tool before it (tsup runs esbuild and needs typescript),
 * what embeds sources by default before what doesn't (tsc).
 */
const tools: readonly Traces[] = [
  {
    tool: 'tsdown',
    command: program('tsdown'),
    config: /^tsdown\.config\./,
    key: 'tsdown',
    packages: ['tsdown'],
    writes: 'scripts',
  },
  {
    tool: 'tsup',
    command: program('tsup'),
    config: /^tsup\.config\./,
    key: 'tsup',
    packages: ['tsup'],
    writes: 'scripts',
  },
  {
    tool: 'vite',
    command: /(?:^|[\s/])vite\s+(?:\S+\s+){0,6}?build\b/,
    config: /^vite\.config\./,
    packages: ['vite'],
    writes: 'both',
  },
  {
    tool: 'rspack',
    command: program('rspack|rsbuild|rslib'),
    config: /^(rspack|rsbuild|rslib)\.config\./,
    packages: ['@rspack/cli', '@rspack/core', '@rsbuild/core', '@rslib/core'],
    writes: 'both',
  },
  {
    tool: 'webpack',
    command: program('webpack(?:-cli)?'),
    config: /^webpack\.config\./,
    packages: ['webpack'],
    writes: 'both',
  },
  {
    tool: 'parcel',
    command: program('parcel'),
    config: /^\.parcelrc$/,
    packages: ['parcel', 'parcel-bundler'],
    writes: 'both',
  },
  {
    tool: 'rolldown',
    command: program('rolldown'),
    config: /^rolldown\.config\./,
    packages: ['rolldown'],
    writes: 'scripts',
  },
  { tool: 'rollup', command: program('rollup'), config: /^rollup\.config\./, packages: ['rollup'], writes: 'scripts' },
  {
    tool: 'esbuild',
    command: program('esbuild'),
    config: /^esbuild\.(config\.)?[cm]?[jt]s$/,
    packages: ['esbuild'],
    writes: 'both',
  },
  {
    tool: 'bun',
    command: /(?:^|[\s/])bun\s+(?:build\b|(?:run\s+)?\S+\.[cm]?[jt]s\b)/,
    config: /^bunfig\.toml$/,
    packages: ['bun', 'bun-types', '@types/bun'],
    writes: 'both',
  },
  { tool: 'swc', command: program('swc'), config: /^\.swcrc$/, packages: ['@swc/cli'], writes: 'scripts' },
  {
    tool: 'babel',
    command: program('babel'),
    config: /^(\.babelrc|babel\.config\.)/,
    key: 'babel',
    packages: ['@babel/cli', 'babel-cli'],
    writes: 'scripts',
  },
  { tool: 'sass', command: program('sass'), packages: ['sass', 'sass-embedded'], writes: 'styles' },
  {
    tool: 'postcss',
    command: program('postcss'),
    config: /^(\.postcssrc|postcss\.config\.)/,
    key: 'postcss',
    packages: ['postcss-cli', 'postcss'],
    writes: 'styles',
  },
  {
    tool: 'tsc',
    command: program('tsc'),
    config: /^tsconfig(\.[\w-]+)?\.json$/,
    packages: ['typescript'],
    writes: 'scripts',
  },
]

/** Scripts that build nothing that ships. */
const aside = /^(pre|post)?(test|lint|dev|start|watch|serve|preview|docs?|storybook|bench|format|check|typecheck)/

/** A compiler that is set to write no scripts: a type check, or declarations alone. */
const writesNothing = /--noEmit\b|--emitDeclarationOnly\b/

/** The single commands of all scripts that may build. */
function commands(manifest: Manifest): readonly string[] {
  return Object.entries(asObject(manifest.scripts))
    .filter(([name, script]) => typeof script === 'string' && !aside.test(name))
    .flatMap(([, script]) => String(script).split(/&&|\|\||[;&|\n]/))
    .filter((command) => !writesNothing.test(command))
}

function dependencies(manifest: Manifest): ReadonlySet<string> {
  return new Set([...Object.keys(asObject(manifest.devDependencies)), ...Object.keys(asObject(manifest.dependencies))])
}

/** webpack and Rspack name sources so, whatever package.json shows. */
function named(sources: readonly EmbeddedSource[]): boolean {
  return sources.some((source) => source.name.startsWith('webpack:'))
}

/**
 * The tool that most likely wrote an output of this package: the one that its scripts run, else the one that is
 * configured, else the one that it depends on. Null where nothing shows it.
 *
 * @param path the output: a script, a style sheet, or the map of either
 * @param sources what the output's map embeds, whose names may tell the bundler
 */
export function buildTool(
  { manifest, files }: Pick<Release, 'manifest' | 'files'>,
  path: string,
  sources: readonly EmbeddedSource[] = [],
): BuildTool | null {
  const kind = /\.css(\.map)?$/i.test(path) ? 'styles' : 'scripts'
  const bundled = named(sources)
  const candidates = tools.filter(({ tool, writes }) =>
    bundled ? tool === 'webpack' || tool === 'rspack' : writes === kind || writes === 'both',
  )
  const first =
    kind === 'styles'
      ? [...candidates].sort((a, b) => Number(b.writes === kind) - Number(a.writes === kind))
      : candidates
  const run = commands(manifest)
  const depends = dependencies(manifest)
  const proofs: readonly ((traces: Traces) => boolean)[] = [
    ({ command }) => run.some((each) => command.test(each)),
    ({ key }) => key !== undefined && Object.hasOwn(manifest, key),
    ({ config }) => config !== undefined && files.some((file) => config.test(file.path)),
    ({ packages }) => packages.some((name) => depends.has(name)),
  ]
  for (const proof of proofs) {
    const found = first.find(proof)
    if (found) return found.tool
  }
  return bundled ? 'webpack' : null
}
