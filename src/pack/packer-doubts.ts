import type { PackerDoubts, PackerName, PackerTrace } from '../model/packer.js'
import type { PackerChoice } from './choose-packer.js'
import { broughtPrograms } from './brought-programs.js'
import { inCommit, onDisk, type EvidenceFiles } from './packer-evidence.js'
import { readSide, type Side } from './publish-evidence.js'
import { isToolKnown, type PublishedFolder } from './published-folder.js'

/** Where doubts are looked for. */
export interface DoubtsRequest {
  /** Of the package. Absolute, as the next. */
  readonly folder: string
  readonly root: string
  readonly choice: PackerChoice
  /** The release tool that has another folder published than the package's. */
  readonly published?: PublishedFolder
  /** On a pull request: reads a file of the base commit by its absolute path. */
  readonly base?: EvidenceFiles['read']
  /** The packer that the base branch's policy asks for. */
  readonly basePacker?: PackerName
}

/** Commands that publish with another one tell nothing where others publish with this one. */
function contradicting({ traces, commands }: Side, { name, chosenBy }: PackerChoice): readonly PackerTrace[] {
  const agrees = commands.some(({ packer }) => packer === name)
  // A release tool publishes with npm in the repositories of others, too.
  const telling = chosenBy.by === 'release-tool' ? commands : traces
  return telling.filter((trace) => trace.packer !== name && !(agrees && commands.includes(trace)))
}

function keyOf({ packer, path }: PackerTrace): string {
  return `${packer}\0${path}`
}

/** What the pull request brings that runs in the packer's place, or has another folder published. */
async function brings(
  { choice: { name }, published, folder, root }: DoubtsRequest,
  now: Side,
  before: Side,
  base: EvidenceFiles,
): Promise<Pick<PackerDoubts, 'brought' | 'moved'>> {
  const brought = await broughtPrograms(name, now, before, { root, base })
  if (!published || (await isToolKnown({ folder, root }, published.tool, base))) return { brought }
  const { path, tool, directory, setBy } = published
  return { brought, moved: { packer: name, path, says: `has \`${tool}\` publish ${directory} (${setBy})` } }
}

/** What speaks against a packer that the head's policy sets, where the base branch's sets none. */
function againstPolicy({ choice }: DoubtsRequest, before: Side): readonly PackerTrace[] {
  const { name, chosenBy } = choice
  const { commands, traces, chosen } = before
  // Commands that publish tell for sure. Where there are none, and files contradict each other, any of them will do.
  const isUnclear = chosen === null || traces.some(({ packer }) => packer !== chosen)
  const fits =
    commands.length > 0
      ? commands.some(({ packer }) => packer === name)
      : chosen === name || (isUnclear && traces.some(({ packer }) => packer === name))
  const was = commands[0]?.packer ?? chosen
  if (fits || was === null) return []
  return [{ packer: was, path: chosenBy.path ?? '', says: `sets packer in place of ${was}` }]
}

/** On a pull request: what it brings. */
async function compared(request: DoubtsRequest, now: Side, read: EvidenceFiles['read']): Promise<PackerDoubts> {
  const { choice, basePacker } = request
  const { name, chosenBy: by } = choice
  const base = inCommit(read)
  const { folder, root } = request
  const before = await readSide({ folder, root }, base)
  const mine = { packer: name, chosenBy: by.path ?? null, ...(await brings(request, now, before, base)) }
  if (by.by === 'request') return { ...mine, against: [], isNew: false }
  if (by.by === 'policy') {
    const against = basePacker === undefined ? againstPolicy(request, before) : []
    return { ...mine, against, isNew: against.length > 0 }
  }
  const known = new Set(before.traces.map(keyOf))
  const was = basePacker ?? before.chosen
  const isMoved = was !== null && was !== name && by.by !== 'release-tool'
  const certain = contradicting(now, choice)
  const against = isMoved ? now.traces.filter((each) => each.packer === was || certain.includes(each)) : certain
  return { ...mine, against, isNew: isMoved || against.some((each) => !known.has(keyOf(each))) }
}

/** The base commit can't be read: what the pull request has counts as brought by it. */
async function unread(
  request: DoubtsRequest,
  against: PackerDoubts['against'],
  now: Side,
  cause: unknown,
): Promise<PackerDoubts> {
  const { name, chosenBy } = request.choice
  const nothing = inCommit(() => Promise.resolve(null))
  const before: Side = { evidence: [], chosen: null, traces: [], commands: [], publishing: [] }
  return {
    packer: name,
    chosenBy: chosenBy.path ?? null,
    against,
    ...(await brings(request, now, before, nothing)),
    isNew: true,
    unreadable: cause instanceof Error ? cause.message : String(cause),
  }
}

/** Whether anything has to be looked at more closely: mostly nothing has. */
function isPlain({ choice: { name, chosenBy }, published }: DoubtsRequest, { traces, evidence }: Side): boolean {
  const hasOwn = evidence.some(
    ({ programs, installed, packageManager }) =>
      programs.length + installed.length > 0 || packageManager?.address !== undefined,
  )
  return !hasOwn && !published && chosenBy.by !== 'policy' && traces.every(({ packer }) => packer === name)
}

/**
 * What is unclear about the package manager that packed; null where nothing is. One that the command or the Action asks
 * for is certain, and the program that runs in its place is not.
 */
export async function packerDoubts(request: DoubtsRequest): Promise<PackerDoubts | null> {
  const { choice, base } = request
  const isAsked = choice.chosenBy.by === 'request' || choice.chosenBy.by === 'policy'
  if (isAsked && !base) return null
  const now = await readSide(request, onDisk)
  if (isPlain(request, now)) return null
  const against = isAsked ? [] : contradicting(now, choice)
  const found = base
    ? await compared(request, now, base).catch((cause: unknown) => unread(request, against, now, cause))
    : { packer: choice.name, chosenBy: choice.chosenBy.path ?? null, against, brought: [], isNew: null }
  return found.against.length + found.brought.length > 0 || found.moved ? found : null
}
