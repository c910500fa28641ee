import type { PackerName } from './packer.js'

/** A command that publishes, as it stands in a script or a workflow. */
export interface PublishCommand {
  /** `changeset publish` and the like. */
  readonly command: string
  /** The package manager that packs then; null where that depends on the repository in a way that isn't known here. */
  readonly packer: PackerName | null
}

/** Before a command: the line's start, or what a shell, YAML or JSON puts between commands. */
const before = String.raw`(?:^|[\s;&|("'\x60=:])`
const options = String.raw`(?:\s+-{1,2}[\w.:/@=-]+)*`
/** pnpm, Yarn and Bun take options with values before their command: `pnpm --filter x publish`. */
const anyOptions = String.raw`(?:\s+-{1,2}[\w-]+(?:[= ](?!publish\b)[\w.@/*{}^!'"-]+)?)*`

interface Publisher {
  readonly command: string
  readonly pattern: RegExp
  /** @param own the package manager that the repository's lock file or packageManager names */
  readonly packer: (own: PackerName) => PackerName | null
}

const pattern = (text: string): RegExp => new RegExp(before + text, 'm')

/** pnpm for pnpm, else npm: so do changesets (getPublishTool), Rush and Nx up to the packers that they know. */
const pnpmOrNpm = (own: PackerName): PackerName => (own === 'pnpm' ? 'pnpm' : 'npm')

const publishers: readonly Publisher[] = [
  {
    command: 'yarn npm publish',
    pattern: pattern(String.raw`yarn(?:\s+workspaces?\s+[^\n;&|]*?)?\s+npm${options}\s+publish\b`),
    packer: () => 'yarn',
  },
  { command: 'yarn publish', pattern: pattern(String.raw`yarn${anyOptions}\s+publish\b`), packer: () => 'yarn' },
  {
    command: 'pnpm publish',
    pattern: pattern(String.raw`pnpm${anyOptions}(?:\s+(?:recursive|multi|m))?\s+publish\b`),
    packer: () => 'pnpm',
  },
  { command: 'bun publish', pattern: pattern(String.raw`bun${anyOptions}\s+publish\b`), packer: () => 'bun' },
  {
    command: 'npm publish',
    pattern: new RegExp(String.raw`(?<!yarn[^\n;&|]*)${before}npm${anyOptions}\s+(?:stage\s+)?publish\b`, 'm'),
    packer: () => 'npm',
  },
  {
    command: 'changeset publish',
    pattern: pattern(String.raw`(?:npx\s+|pnpm\s+(?:exec\s+|dlx\s+)?|yarn\s+|bunx?\s+)?changesets?\s+publish\b`),
    packer: pnpmOrNpm,
  },
  { command: 'lerna publish', pattern: pattern(String.raw`lerna${options}\s+publish\b`), packer: () => 'npm' },
  { command: 'rush publish', pattern: pattern(String.raw`rush${options}\s+publish\b`), packer: pnpmOrNpm },
  {
    command: 'nx release',
    pattern: pattern(String.raw`nx\s+release\b`),
    packer: (own) => (own === 'yarn' ? 'npm' : own),
  },
  {
    command: 'semantic-release',
    pattern: pattern(String.raw`(?:npx\s+|pnpm\s+(?:exec\s+|dlx\s+)?|yarn\s+|bunx?\s+)?semantic-release(?![\w/.-])`),
    packer: () => null,
  },
]

/** A line that only says something: a comment of YAML or a shell. */
const comment = /^\s*#.*$/gm

/** The commands that publish in a text: a script of package.json, or a workflow. */
export function publishCommands(text: string, own: PackerName): readonly PublishCommand[] {
  const code = text.replace(comment, '')
  return publishers
    .filter(({ pattern: found }) => found.test(code))
    .map(({ command, packer }) => ({ command, packer: packer(own) }))
}
