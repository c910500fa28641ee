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
}

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
])

/** Actions that publish. */
const actions: readonly (readonly [name: RegExp, Tool])[] = [
  [/^JS-DevTools\/npm-publish@/i, { command: 'JS-DevTools/npm-publish', then: [], packer: () => 'npm' }],
  [/\/semantic-release-action@/, semanticRelease],
]

/** Words that may stand before a tool's name: what starts it, a key of YAML or JSON, a variable. */
const starter = /^(npx|pnpx|bunx|pnpm|yarn|bun|npm|exec|dlx|run|x|sudo|env|-.*|.*:|\w+=.*)$/

/** Published as it is: nothing is packed. Or nothing is published. */
const packsNothing = /\.tgz\b|\$|^--dry-run/

/** The commands of a line, in words without quotes around them. */
function commandsOf(line: string): readonly (readonly string[])[] {
  return line
    .split(/&&|\|\||[;&|]/)
    .map((command) => command.split(/\s+/).map((word) => word.replace(/^["'`([{]+|["'`)\]},]+$/g, '')))
    .map((words) => words.filter((word) => word !== ''))
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
  words[at] === 'publish' && !words.slice(at + 1).some((word) => packsNothing.test(word))

/** Whether Yarn publishes: `yarn npm publish`, `yarn workspaces foreach --all npm publish`, `yarn publish`. */
function byYarn(words: readonly string[], start: number): string | null {
  const first = afterOptions(words, start + 1, ['npm', 'publish', 'workspaces', 'workspace'])
  if (published(words, first)) return 'yarn publish'
  const isWorkspace = words[first] === 'workspace' || words[first] === 'workspaces'
  const npm = isWorkspace ? words.indexOf('npm', first) : first
  if (npm < 0 || words[npm] !== 'npm') return null
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

function inCommand(words: readonly string[], publishing: Publishing): readonly Omit<PublishCommand, 'line'>[] {
  for (const [at, word] of words.entries()) {
    const yarn = word === 'yarn' ? byYarn(words, at) : null
    if (yarn !== null) return [{ command: yarn, packer: 'yarn' }]
    const packer = byPackageManager(words, at)
    if (packer !== null) return [{ command: `${packer} publish`, packer }]
    const tool = byTool(words, at)
    if (tool) return [{ command: tool.command, packer: tool.packer(publishing), ...contentsOf(words) }]
    if (word === 'yarn' && /^workspaces?$/.test(words[at + 1] ?? '')) return []
  }
  return []
}

/** The commands of a script or a workflow that publish a folder: each kind once, at its first place. */
export function publishCommands(text: string, publishing: Publishing): readonly PublishCommand[] {
  const found = new Map<string, PublishCommand>()
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (!/publish|release|\bnp\b/.test(line) || line.trimStart().startsWith('#')) continue
    for (const words of commandsOf(line.slice(0, 10_000)))
      for (const each of inCommand(words, publishing))
        if (!found.has(each.command)) found.set(each.command, { ...each, line: index + 1 })
  }
  return [...found.values()]
}
