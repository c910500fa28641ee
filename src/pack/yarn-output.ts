import { isObject, type JsonObject } from '../model/json.js'

/** Yarn Classic and Berry write a JSON value on each line; what else stands there comes from scripts. */
export function jsonLines(output: string): readonly JsonObject[] {
  return output.split(/\r?\n/).flatMap((line) => {
    if (!line.startsWith('{')) return []
    try {
      const value: unknown = JSON.parse(line)
      return isObject(value) ? [value] : []
    } catch {
      return []
    }
  })
}
