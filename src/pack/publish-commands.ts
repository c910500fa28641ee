import { posix } from 'node:path'
import type { PackerName } from '../model/packer.js'

/** A command that publishes, as it stands in a script or a workflow. */
export interface PublishCommand {
  /** `changeset publish` and the like. */
  readonly command: string
  /** The package manager that packs then; null where that can't be known here. */
  readonly packer: PackerName | null
  /** In the text, from 1. */
  readonly line: number
  /** What `--contents` names: the folder that Lerna and np publish in place of the package's. */
  readonly contents?: string
  /**
   * What a package manager publishes: a folder, from where the script or workflow runs; `workspaces` where it publishes
   * packages of the workspace. Left out for a release tool, unless it is run in a folder of its own.
   */
  readonly publishes?: PublishedPlace
}

export type PublishedPlace = { readonly folder: string } | 'workspaces'

/** What decides which package manager a release tool packs with. */
export interface Publishing {
  /** The package manager that the repository's lock file or packageManager names. */
  readonly own: PackerName
  /** Package names in devDependencies: plugins that publish with something else. */
  readonly tools: readonly string[]
  /** The major version of changesets that package.json asks for; null where none is known. */
  readonly changesets: number | null
  /** The package depends on others by `workspace:`. */
  readonly hasWorkspaceRanges: boolean
}

interface Tool {
  readonly command: string
  /** Words that follow the program. */
  readonly then: readonly string[]
  readonly packer: (publishing: Publishing) => PackerName | null
}

/** Rush publishes with pnpm in a pnpm repository, else with npm. */
const pnpmOrNpm = ({ own }: Publishing): PackerName => (own === 'pnpm' ? 'pnpm' : 'npm')

/** Plugins that publish in place of @semantic-release/npm. */
const otherPlugin = /semantic-release.*(pnpm|yarn|bun|exec)|(pnpm|yarn|bun).*semantic-release/

const semanticRelease: Tool = {
  command: 'semantic-release',
  then: [],
  packer: ({ tools }) => (tools.some((tool) => otherPlugin.test(tool)) ? null : 'npm'),
}

/** As Rush does; from version 3 on, Yarn 2 and newer publish by themselves, and Yarn 1 is refused (getPublishTool). */
const changeset: Tool = {
  command: 'changeset publish',
  then: ['publish'],
  packer({ own, changesets }) {
    if (own !== 'yarn') return own === 'pnpm' ? 'pnpm' : 'npm'
    return changesets === null ? null : changesets >= 3 ? 'yarn' : 'npm'
  },
}

/** Release tools, by the program that is started. */
const releaseTools: ReadonlyMap<string, Tool> = new Map([
  ['changeset', changeset],
  ['changesets', changeset],
  [
    'lerna',
    {
      command: 'lerna publish',
      then: ['publish'],
      // Lerna packs by itself, as npm does, but replaces `workspace:` ranges, which npm does not.
      packer: ({ own, hasWorkspaceRanges }) => (own === 'pnpm' || hasWorkspaceRanges ? null : 'npm'),
    },
  ],
  ['rush', { command: 'rush publish', then: ['publish'], packer: pnpmOrNpm }],
  ['nx', { command: 'nx release', then: ['release'], packer: ({ own }) => (own === 'yarn' ? 'npm' : own) }],
  // Yarn 1 and newer ones publish by different programs there.
  ['np', { command: 'np', then: [], packer: ({ own }) => (own === 'yarn' ? null : own === 'pnpm' ? 'pnpm' : 'npm') }],
  ['semantic-release', semanticRelease],
  // Its settings or a plugin may have another one publish.
  ['release-it', { command: 'release-it', then: [], packer: () => null }],
])

/** Actions that publish. */
const actions: readonly (readonly [name: RegExp, Tool])[] = [
  [/^JS-DevTools\/npm-publish@/i, { command: 'JS-DevTools/npm-publish', then: [], packer: () => 'npm' }],
  [/\/semantic-release-action@/, semanticRelease],
]

/** Words that may stand before a tool's name: what starts it, a key of YAML or JSON, a variable. */
const starter = /^(npx|pnpx|bunx|pnpm|yarn|bun|npm|exec|dlx|run|x|sudo|env|-.*|.*:|\w+=.*)$/

/** A registry on this machine: a test publishes to it. */
const tried = /^(?:--registry=)?https?:\/\/(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?=[:/]|$)/

/** Published as it is: nothing is packed. Or nothing is published. A variable may be a tarball. */
function packsNothing(word: string, before = ''): boolean {
  if (/\.tgz\b|^--dry-run/.test(word) || tried.test(word)) return true
  const isOption = word.startsWith('-') || (before.startsWith('--') && !flag.test(before))
  return word.includes('$') && !isOption && !/^\$[@*]$/.test(word)
}

const managers: readonly string[] = ['npm', 'pnpm', 'yarn', 'bun']

/** A program by its name alone: `npx npm@11`, `npx @changesets/cli`, `./node_modules/.bin/lerna`. */
function programName(word: string): string {
  const [name = ''] = word.replace(/^.*node_modules\/\.bin\//, '').split(/(?<=.)@/)
  if (name === '@changesets/cli') return 'changeset'
  return managers.includes(name) || releaseTools.has(name) ? name : word
}

/** The commands of a line, in words without quotes around them. GitHub's `${{ a || 'b' }}` is one word. */
function commandsOf(line: string): readonly (readonly string[])[] {
  return line
    .replace(/\$\{\{[^}]*\}\}/g, '$expression')
    .split(/&&|\|\||[;&|]/)
    .map((command) => command.split(/\s+/).map((word) => word.replace(/^["'`([{]+|["'`)\]},]+$/g, '')))
    .map((words) => words.filter((word) => word !== '').map(programName))
}

/** Where the words after options begin: an option may have a value, which is no word to look for. */
function afterOptions(words: readonly string[], from: number, wanted: readonly string[]): number {
  let at = from
  while (words[at]?.startsWith('-')) {
    const value = words[at + 1]
    const hasValue = value !== undefined && !value.startsWith('-') && !wanted.includes(value)
    at += hasValue && words[at]?.includes('=') === false ? 2 : 1
  }
  return at
}

const published = (words: readonly string[], at: number): boolean =>
  words[at] === 'publish' && !words.slice(at + 1).some((word, index) => packsNothing(word, words[at + index]))

/**
 * Whether Yarn publishes: `yarn npm publish`, `yarn workspaces foreach --all npm publish`, `yarn publish`. With `exec`
 * it is npm's own program that does.
 */
function byYarn(words: readonly string[], start: number): string | null {
  const first = afterOptions(words, start + 1, ['npm', 'publish', 'workspaces', 'workspace'])
  if (published(words, first)) return 'yarn publish'
  const isWorkspace = words[first] === 'workspace' || words[first] === 'workspaces'
  const npm = isWorkspace ? words.indexOf('npm', first) : first
  if (npm < 0 || words[npm] !== 'npm' || words[npm - 1] === 'exec') return null
  return published(words, afterOptions(words, npm + 1, ['publish'])) ? 'yarn npm publish' : null
}

/** Whether npm, pnpm or Bun publishes. */
function byPackageManager(words: readonly string[], start: number): PackerName | null {
  const name = (['npm', 'pnpm', 'bun'] as const).find((each) => each === words[start])
  if (name === undefined) return null
  const further = name === 'npm' ? ['stage'] : ['recursive', 'multi', 'm']
  const first = afterOptions(words, start + 1, ['publish', ...further])
  const at = further.includes(words[first] ?? '') ? afterOptions(words, first + 1, ['publish']) : first
  return published(words, at) ? name : null
}

function byTool(words: readonly string[], at: number): Tool | null {
  const [word = '', before] = [words[at], words[at - 1]]
  if (before?.endsWith('uses:')) return actions.find(([name]) => name.test(word))?.[1] ?? null
  const tool = releaseTools.get(word)
  if (!tool || (before !== undefined && !starter.test(before))) return null
  const next = words[at + 1]
  if (tool.command === 'np') return next === undefined || /^(-|patch$|minor$|major$)/.test(next) ? tool : null
  const then = afterOptions(words, at + 1, tool.then)
  return tool.then.every((each, index) => words[then + index] === each) ? tool : null
}

function contentsOf(words: readonly string[]): Pick<PublishCommand, 'contents'> {
  const at = words.findIndex((word) => /^--contents(=|$)/.test(word))
  const contents = at < 0 ? undefined : (words[at]?.split('=')[1] ?? words[at + 1])
  return contents === undefined ? {} : { contents }
}

const ofWorkspaces = /^(-r|-F|-w|-ws|--(recursive|filter|workspaces?)(=.*)?|foreach|workspaces?|recursive|multi|m)$/
/** Options of `publish` without a value: what follows them may be a folder. */
const flag = /^-(-?f|-force|-yes|-y|-provenance|-ignore-scripts|-non-interactive|-no-.*|-.*=.*)$/
/** Options that name the folder to work in. */
const workingFolder = /^(-C|--(prefix|dir|cwd))$/

/** A folder as it is written; null for what is in a variable, absolute, or no path. */
const isPath = (word: string | undefined): word is string => word !== undefined && /^[\w.][\w./-]*$/.test(word)

/** What the words of a command publish that is run in a folder; null where that can't be read. */
function placeOf(words: readonly string[], at: string | null): PublishedPlace | null {
  if (words.some((word) => ofWorkspaces.test(word))) return 'workspaces'
  if (at === null) return null
  const option = words.findIndex((word) => workingFolder.test(word))
  const base = option < 0 ? '' : words[option + 1]
  const after = words.slice(words.lastIndexOf('publish') + 1)
  const isValue = (index: number): boolean =>
    after[index - 1]?.startsWith('-') === true && !flag.test(after[index - 1] ?? '')
  const path = after.find((word, index) => !word.startsWith('-') && !isValue(index)) ?? ''
  return (base === '' || isPath(base)) && (path === '' || isPath(path)) ? { folder: posix.join(at, base, path) } : null
}

function byManager(command: string, packer: PackerName, place: PublishedPlace | null): Omit<PublishCommand, 'line'> {
  return { command, packer, ...(place && { publishes: place }) }
}

/** Release tools that publish the package of the folder that they run in: `cd dist/lib && npx semantic-release`. */
function inPlace({ command }: Tool, at: string | null): Pick<PublishCommand, 'publishes'> {
  const isMoved = at !== null && at !== '' && at !== '.'
  return isMoved && /^(semantic-release|np|release-it)$/.test(command) ? { publishes: { folder: at } } : {}
}

/** What only shows a text: `echo "Now run npm publish"`. */
const says = /^(echo|printf)$/
/** What may stand before a command: the dash and the keys of YAML, a word of a shell. */
const lead = /^(-|.*:|then|do|else|sudo)$/

function inCommand(
  words: readonly string[],
  publishing: Publishing,
  at: string | null,
): readonly Omit<PublishCommand, 'line'>[] {
  if (says.test(words.find((word) => !lead.test(word)) ?? '')) return []
  for (const [index, word] of words.entries()) {
    const yarn = word === 'yarn' ? byYarn(words, index) : null
    if (yarn !== null) return [byManager(yarn, 'yarn', placeOf(words, at))]
    const packer = byPackageManager(words, index)
    if (packer !== null) return [byManager(`${packer} publish`, packer, placeOf(words, at))]
    const tool = byTool(words, index)
    if (tool)
      return [{ command: tool.command, packer: tool.packer(publishing), ...contentsOf(words), ...inPlace(tool, at) }]
    if (word === 'yarn' && /^workspaces?$/.test(words[index + 1] ?? '') && !words.includes('exec')) return []
  }
  return []
}

/** Where a step of a workflow begins. */
const stepStart =
  /^\s*-\s+["']?(name|id|if|uses|run|with|env|shell|working-directory|continue-on-error|timeout-minutes)\b/

const folderKey = /^[\s-]*working-directory:\s*["']?([^"'#]*)/

/** Whether the steps of some job run in a folder of its own without saying it. */
function hasDefaultFolder(lines: readonly string[]): boolean {
  return lines.some(
    (line, at) => /^\s*defaults:/.test(line) && lines.slice(at, at + 4).some((one) => folderKey.test(one)),
  )
}

/** The folder that a step of a workflow runs in, by a key before or after its commands. Null where it can't be read. */
function stepFolder(lines: readonly string[], index: number): string | null {
  const after = lines.findIndex((line, at) => at > index && stepStart.test(line))
  const start = lines.slice(0, index + 1).findLastIndex((line) => stepStart.test(line))
  const step = start < 0 ? [] : lines.slice(start, after < 0 ? undefined : after)
  const [folder] = step.flatMap((line) => folderKey.exec(line)?.[1]?.trim() ?? [])
  if (folder === undefined) return hasDefaultFolder(lines) ? null : ''
  return isPath(folder) ? folder : null
}

/** Where the next command is run: `cd dist` on its line or on one before it in the same step. Null where unknown. */
function moved(words: readonly string[], at: string | null): string | null {
  const first = words.findIndex((word) => !/^(-|.*:)$/.test(word))
  if (/^(pushd|popd)$/.test(words[first] ?? '')) return null
  if (words[first] !== 'cd') return at
  const to = words[first + 1]
  return at !== null && isPath(to) ? posix.join(at, to) : null
}

/** Without what is done in a folder of its own, and publishes nothing: `(cd docs && npm run build)`. */
function withoutAsides(line: string): string {
  return line.replace(/\(\s*cd\b[^()]*\)/g, (aside) => (aside.includes('publish') ? aside : ''))
}

/** The commands of one line, and the folder after it. */
function inLine(
  line: string,
  publishing: Publishing,
  from: string | null,
): { readonly found: readonly Omit<PublishCommand, 'line'>[]; readonly at: string | null } {
  let found: readonly Omit<PublishCommand, 'line'>[] = []
  let at = from
  for (const words of commandsOf(withoutAsides(line.slice(0, 10_000)))) {
    at = moved(words, at)
    found = [...found, ...inCommand(words, publishing, at)]
  }
  return { found, at: line.includes('(') ? from : at }
}

function inFolder(publishes: PublishedPlace | undefined, step: string | null): Pick<PublishCommand, 'publishes'> {
  if (publishes === undefined || publishes === 'workspaces') return publishes ? { publishes } : {}
  return step === null ? {} : { publishes: { folder: posix.join(step, publishes.folder) } }
}

/** Lines that may hold a command: a comment, and the name or the condition of a step, do not. */
function mayPublish(line: string): boolean {
  return (
    /publish|release|\b(np|cd|pushd|popd)\b/.test(line) &&
    !/^\s*(#|(-\s+)?(name|if|desc|description|summary):)/.test(line)
  )
}

/** The commands of a script or a workflow that publish: each kind once for each folder, at its first place. */
export function publishCommands(text: string, publishing: Publishing): readonly PublishCommand[] {
  const found = new Map<string, PublishCommand>()
  const lines = text.split(/\r?\n/)
  let at: string | null = ''
  for (const [index, line] of lines.entries()) {
    if (stepStart.test(line)) at = ''
    if (!mayPublish(line)) continue
    const read = inLine(line, publishing, at)
    at = read.at
    for (const { publishes, ...each } of read.found) {
      const place = inFolder(publishes, publishes ? stepFolder(lines, index) : '')
      const key = JSON.stringify([each.command, place])
      if (!found.has(key)) found.set(key, { ...each, ...place, line: index + 1 })
    }
  }
  return [...found.values()]
}
