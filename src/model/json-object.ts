import { readFileSync, statSync } from 'node:fs'
import { excessIn } from './json-bounds.js'
import { isObject, type JsonObject } from './manifest.js'

/** Bytes. The largest real package.json, with thousands of exports, stays below 1 MB. */
export const maxManifestSize = 8 * 1024 * 1024

/** A text without the mark that some editors put before it. npm and Node skip it in package.json, too. */
export function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '')
}

/** Lists and objects in one another. Real ones have fewer than ten; what walks through thousands has no stack left. */
const maxDepth = 100

/** Why a text of JSON is not read, in words that follow "it"; null where it is. */
export function tooDeep(text: string): string | null {
  return excessIn(Buffer.from(text), { depth: maxDepth, values: Infinity, items: Infinity })
}

/** The object that a text of JSON holds; null where it holds something else, or can't be read. */
export function parseJsonObject(text: string): JsonObject | null {
  try {
    if (tooDeep(text) !== null) return null
    const value: unknown = JSON.parse(withoutMark(text))
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

/** The object in a file of JSON; null where there is none. Only regular files are opened: a pipe has no end. */
export function readJsonObject(file: string): JsonObject | null {
  try {
    const stat = statSync(file)
    return stat.isFile() && stat.size <= maxManifestSize ? parseJsonObject(readFileSync(file, 'utf8')) : null
  } catch {
    return null
  }
}
