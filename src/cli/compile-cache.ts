import { lstatSync, statSync } from 'node:fs'
import * as nodeModule from 'node:module'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join, parse } from 'node:path'
import { makeFolder } from '../model/make-folder.js'
import { tool } from '../model/tool.js'

type Environment = Readonly<Record<string, string | undefined>>

/** Where this user's programs keep what can be made again; null where that isn't known. */
function cacheFolder(env: Environment): string | null {
  const home = homedir()
  const places: Readonly<Record<string, string | undefined>> = {
    win32: env.LOCALAPPDATA,
    darwin: join(home, 'Library', 'Caches'),
  }
  const named = env.XDG_CACHE_HOME ?? ''
  const others = isAbsolute(named) ? named : join(home, '.cache')
  const place = process.platform in places ? places[process.platform] : others
  return place !== undefined && isAbsolute(place) && isAbsolute(home) ? place : null
}

/** Group or others may write. */
const writable = 0o022
/** In such a folder (/tmp) they may add, and neither rename nor remove what is another's. */
const sticky = 0o1000

/** Whether no other user can put something into a folder, or another folder in its place. */
export function isPrivate(folder: string, uid = process.getuid?.()): boolean {
  if (uid === undefined) return true // Windows: the folder is below the user's profile
  const own = lstatSync(folder)
  if (!own.isDirectory() || own.uid !== uid || (own.mode & writable) !== 0) return false
  for (let at = dirname(folder); ; at = dirname(at)) {
    const { uid: owner, mode } = statSync(at)
    if ((owner !== uid && owner !== 0) || ((mode & writable) !== 0 && (mode & sticky) === 0)) return false
    if (at === parse(at).root) return true
  }
}

/**
 * Lets Node keep what it compiled of us, which makes our start shorter (Node 22.1 and newer). What lies in such a cache
 * is run unseen: so never in a folder that another user can write to, and not in CI, where what ran before us is not
 * ours. NODE_DISABLE_COMPILE_CACHE=1 turns it off, and NODE_COMPILE_CACHE names another folder; both are Node's own.
 */
export function keepCompiled(env: Environment): void {
  const { enableCompileCache } = nodeModule as { enableCompileCache?: (folder: string) => unknown }
  if (!enableCompileCache || env.CI || env.NODE_COMPILE_CACHE || env.NODE_DISABLE_COMPILE_CACHE) return
  const place = cacheFolder(env)
  if (place === null) return
  const folder = join(place, 'pack-gate', tool.version)
  try {
    makeFolder(folder, 0o700)
    if (isPrivate(folder)) enableCompileCache(folder)
  } catch {
    // No cache: a slower start is all that it costs.
  }
}
