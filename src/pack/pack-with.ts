import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Packed } from '../tarball/contents.js'
import type { PackerChoice } from './choose-packer.js'
import type { PackRequest, PackOrder } from './packer.js'
import { ignoresScripts, isOn } from './ignored-scripts.js'
import { packers } from './packers.js'
import { packScripts } from './run-packer.js'

/** The version that package.json pins, where another one packed: the file list depends on it. */
function pinNotes({ name, pinned }: PackerChoice, version: string): readonly string[] {
  return pinned === null || pinned === version
    ? []
    : [`package.json asks for ${name}@${pinned}, and ${name} ${version} packed`]
}

function userConfig({ job }: PackRequest): { readonly path: string; readonly text: string } {
  const path =
    job.NPM_CONFIG_USERCONFIG ?? job.npm_config_userconfig ?? join(job.HOME ?? job.USERPROFILE ?? homedir(), '.npmrc')
  try {
    return { path, text: readFileSync(path, 'utf8') }
  } catch {
    return { path, text: '' }
  }
}

/** Scripts that the user's own settings leave out: on publishing from elsewhere they run. */
function scriptNotes({ name }: PackerChoice, order: PackOrder): readonly string[] {
  const scripts = [...packScripts(packers[name], order).keys()]
  if (scripts.length === 0 || (name !== 'npm' && name !== 'pnpm')) return []
  const variable = Object.keys(order.job).find((key) => /^npm_config_ignore[-_]scripts$/i.test(key))
  const { path, text } = userConfig(order)
  const by =
    variable !== undefined && isOn(order.job[variable] ?? '')
      ? `the variable ${variable} is ${order.job[variable] ?? ''}`
      : variable === undefined && ignoresScripts(text)
        ? `${path} has ignore-scripts=true`
        : null
  return by === null ? [] : [`${by}, so ${scripts.join(' and ')} did not run`]
}

/** What the chosen package manager is given. */
export function orderFor(choice: PackerChoice, request: PackRequest): PackOrder {
  const variables = packers[choice.name].variables?.(request) ?? {}
  return { ...request, env: { ...variables, ...request.env }, versionFrom: choice.versionFrom }
}

/** What was packed, with how its packer was chosen. */
export function withChoice(choice: PackerChoice, packed: Packed): Packed {
  const { packer } = packed
  if (packer === null) return packed
  const notes = [...choice.notes, ...pinNotes(choice, packer.version)]
  const { chosenBy, directory } = choice
  const more = { chosenBy, ...(notes.length > 0 && { notes }), ...(directory !== undefined && { directory }) }
  return { ...packed, packer: { ...packer, ...more } }
}

/**
 * Packs a folder with the chosen package manager, and says in the result how that one was chosen.
 *
 * @throws GateError EPACK where the packer is missing, fails, or lists something else than it packs
 */
export async function packWith(choice: PackerChoice, request: PackRequest): Promise<Packed> {
  const order = orderFor(choice, request)
  const notes = [...choice.notes, ...scriptNotes(choice, order)]
  return withChoice({ ...choice, notes }, await packers[choice.name].pack(order))
}
