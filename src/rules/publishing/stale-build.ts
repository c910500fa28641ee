import { leftFromBefore } from './stale-part.js'
import { isDocumentation } from '../../inspect/documentation.js'
import { listing, plural } from '../../model/format.js'
import { isForeign } from '../../model/policy.js'
import { asObject, normalizePath } from '../../model/manifest.js'
import type { FileFacts } from '../../model/file-facts.js'
import type { Problem } from '../../model/problem.js'
import type { Manifest, Release } from '../../model/release.js'
import { defineRule, type RuleContext } from '../rule.js'

/** Keys of package.json that change nothing for those who install the package. */
const ofDevelopment = new Set([
  ...[
    'version',
    'devDependencies',
    'scripts',
    'packageManager',
    'devEngines',
    'volta',
    'gitHead',
    'private',
    'overrides',
  ],
  ...[
    'resolutions',
    'pnpm',
    'workspaces',
    'husky',
    'lint-staged',
    'jest',
    'ava',
    'nyc',
    'c8',
    'tap',
    'mocha',
    'xo',
    'tsd',
  ],
  ...[
    'eslintConfig',
    'eslintIgnore',
    'prettier',
    'stylelint',
    'commitlint',
    'release',
    'release-it',
    'size-limit',
    'np',
  ],
  ...['babel', 'browserslist', 'config', 'contributors', 'standard', 'renovate', 'simple-git-hooks', 'pre-commit'],
])

const buildNames = /^(build|compile|bundle|dist|transpile)(?=$|[:_-])/
const buildCommands =
  /\b(tsc|tsup|tsdown|unbuild|rollup|rolldown|webpack|esbuild|vite|babel|swc|parcel|microbundle)\b|\bbuild\b/

/** The script that makes what ships; null where the package is published as it is written. */
function buildScript({ scripts }: Manifest): string | null {
  const named = Object.entries(asObject(scripts)).find(
    ([name, script]) =>
      typeof script === 'string' &&
      (buildNames.test(name) || (/^(prepack|prepare|prepublishOnly)$/.test(name) && buildCommands.test(script))),
  )
  return named?.[0] ?? null
}

function forConsumers(manifest: Manifest): string {
  const entries = Object.entries(manifest).filter(([key]) => !ofDevelopment.has(key) && !key.startsWith('_'))
  return JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Of each release another one: they say nothing of why it was made. */
const ofRelease = new Set(['version', 'gitHead'])

/** Text for users, apart from the list of changes: that one tells of code as well. */
function isText(path: string): boolean {
  return isDocumentation(path) && !/^(?:changelog|changes|history)\b/i.test(path.slice(path.lastIndexOf('/') + 1))
}

/**
 * Whether the release has a reason that needs no other code: its documentation changed, or what package.json says to
 * those who develop it.
 */
function isExplained({ release, baseline, comparison }: RuleContext): boolean {
  if (!baseline || !comparison) return false
  const rest = ({ manifest }: Release): string =>
    JSON.stringify(Object.entries(manifest).filter(([key]) => !ofRelease.has(key) && !key.startsWith('_')))
  const texts = [...comparison.pairs.filter(({ state }) => state !== 'unchanged').map(({ file }) => file)]
  return [...texts, ...comparison.removed].some(({ path }) => isText(path)) || rest(release) !== rest(baseline)
}

const noted = { new: 'note', unchanged: 'note' } as const

function isCode({ path }: FileFacts): boolean {
  return path !== 'package.json' && !isDocumentation(path)
}

/** One of several packages of a repository, which often get a new version together, changed or not. */
function isOneOfSeveral({ manifest }: Release): boolean {
  return asObject(manifest.repository).directory !== undefined
}

/** Another version with the very files of the one before it, and nothing else that a consumer would see. */
function* sameBuild(context: RuleContext): Generator<Problem> {
  const { release, baseline, comparison } = context
  if (!baseline || !comparison || baseline.version === release.version) return
  const script = buildScript(release.manifest)
  const code = comparison.pairs.filter(({ file }) => isCode(file))
  if (script === null || code.length === 0 || comparison.removed.some(isCode)) return
  const isSame = code.every(({ state, file, was }) => state === 'unchanged' && file.mode === was?.mode)
  if (!isSame || forConsumers(release.manifest) !== forConsumers(baseline.manifest)) return
  yield {
    message:
      `${plural(code.length, 'file')} of ${release.version} ${code.length === 1 ? 'is' : 'are'} byte for byte ` +
      `what ${baseline.version} has, and package.json differs in nothing that users notice`,
    help: `Check whether the build ran before packing: \`npm run ${script}\`, then check again.`,
    path: 'package.json',
    cause: { kind: 'manifest', key: ['version'] },
    key: 'same',
    baselineState: 'new',
    ...((isExplained(context) || isOneOfSeveral(release)) && { levels: noted }),
  }
}

/** Sources that compilers take as they are. Of others (a part of a .vue file) a map may hold what was made of them. */
const source = /\.([cm]?[jt]sx?)$/i

/** A map, and the packed file of which it holds another text. */
interface Contradiction {
  readonly map: string
  readonly source: string
}

function contradictions({ files }: Release): readonly Contradiction[] {
  const packed = new Map(files.map((file) => [file.path, file]))
  const texts = new Set(files.map(({ sha256 }) => sha256))
  return files.flatMap(({ path, sourceMaps = [] }) => {
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    return sourceMaps
      .filter(({ origin }) => origin !== 'eval')
      .flatMap(({ embedded }) => embedded)
      .flatMap((each) => {
        if (isForeign(each) || !source.test(each.name) || texts.has(each.sha256)) return []
        const at = normalizePath(`${folder}${each.name}`)
        const beside = at === null || at === path ? undefined : packed.get(at)
        return beside && beside.sha256 !== each.sha256 ? [{ map: path, source: beside.path }] : []
      })
  })
}

function* staleMaps({ release }: RuleContext): Generator<Problem> {
  const found = contradictions(release)
  const sources = [...new Set(found.map((each) => each.source))]
  const maps = [...new Set(found.map(({ map }) => map))].sort()
  const [first] = maps
  if (first === undefined) return
  yield {
    message:
      `${plural(maps.length, 'source map')} ${maps.length === 1 ? 'holds' : 'hold'} a different text than the file ` +
      `packed beside it: ${listing(sources)}`,
    help: 'Build again before packing: the code was not made from the sources that are published.',
    path: first,
    cause: { kind: 'packed-file', path: first },
    ...(maps.length > 1 && { count: maps.length, examples: maps.slice(0, 3), paths: maps }),
    key: 'map',
  }
}

export const staleBuild = defineRule({
  id: 'stale-build',
  summary: 'a new version with the files of the last one, or a source map that contradicts the source beside it',
  scope: 'release',
  levels: { new: 'warning', unchanged: 'note' },
  *check(context) {
    yield* sameBuild(context)
    yield* staleMaps(context)
    yield* leftFromBefore(context)
  },
})
