import { char } from '../modules/characters.js'
import { assignedTo } from './bindings.js'
import { developmentBuild, hotReload } from './development.js'
import {
  credentialFile,
  credentialFolder,
  credentialPlace,
  isForeign,
  persistenceFiles,
  persistencePlace,
  tellingCommand,
  tellingOption,
  tokenVariables,
} from './names.js'
import type { Reading } from './reading.js'

/** What a string says of where credentials and programs are kept, and of how it was built. */
export function places(reading: Reading, value: string, at: number, end: number): void {
  if (value.length < 4) return
  if (hotReload.test(value)) reading.debug('hot-reload', at, value.slice(0, 60))
  if (developmentBuild.test(value)) reading.tellsDevelopment(at, value)
  if (reading.isAsked(at) && tellingCommand.test(value)) reading.capability('process', at, end, 'a telling command')
  if (tellingOption.test(value)) reading.capability('process', at, end, 'a telling command')
  // file = home + "/.config/x", which is written later
  if (isForeign(value)) reading.names.paths.set(assignedTo(reading.tokens, at), true, at)
  const secret = credentialPlace.exec(value)?.[0]
  if (secret !== undefined) reading.capability('credentials', at, end, named(secret))
  const start = persistencePlace.exec(value)?.[0]
  if (start !== undefined) reading.capability('persistence', at, end, named(start))
  if (value.startsWith('undici.globalDispatcher')) reading.capability('interception', at, end, 'a dispatcher')
  inPieces(reading, value, at, end)
}

/** A place as it is called in a report, wherever it is. */
function named(place: string): string {
  return place.replace(/^[\s/\\~]/, '').trim()
}

/** `join(home, ".aws", "credentials")` */
function inPieces(reading: Reading, folder: string, at: number, end: number): void {
  const { tokens, literals } = reading
  if (tokens.punctuator(end + 1) !== char.comma || !tokens.isLiteral(end + 2)) return
  const file = literals.literal(end + 2)
  if (credentialFolder.test(folder) && credentialFile.test(file))
    reading.capability('credentials', at, end + 2, `${folder}/${file}`)
  if (persistenceFiles.get(folder)?.test(file)) reading.capability('persistence', at, end + 2, `${folder}/${file}`)
}

/** `["NPM_TOKEN", "GITHUB_TOKEN"]`: variables that are looked up by such a list. */
export function isTokenList({ tokens, literals }: Reading, value: string, at: number, end: number): boolean {
  if (!tokenVariables.has(value) || tokens.punctuator(end + 1) !== char.comma) return false
  const before = tokens.punctuator(at - 1)
  const isInList = before === char.openBracket || before === char.comma
  return isInList && tokens.isLiteral(end + 2) && tokenVariables.has(literals.literal(end + 2))
}

/** `link.rel = "dns-prefetch"`: the page asks for a name, or a file. */
export function isHint({ tokens }: Reading, value: string, at: number): boolean {
  const isSet = tokens.punctuator(at - 1) === char.equals && tokens.is(at - 2, 'rel')
  return isSet && /^(?:dns-prefetch|preconnect|prerender|prefetch)$/.test(value)
}
