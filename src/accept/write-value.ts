import type { Written } from './edit.js'
import { scalar } from './scalar.js'

/** A value on one line, as it stands inside `[…]` and `{…}`. */
export function flowValue(value: Written | readonly Written[]): string {
  if (typeof value === 'string') return scalar(value, true)
  if (isList(value)) return `[${value.map(flowValue).join(', ')}]`
  return `{ ${Object.entries(value).map(([key, each]) => `${key}: ${flowValue(each)}`).join(', ')} }`
}

function isList(value: Written | readonly Written[]): value is readonly Written[] {
  return Array.isArray(value)
}

/** An item of a list, line by line: the first has the dash. */
export function itemLines(value: Written, indent: string): readonly string[] {
  if (typeof value === 'string') return [`${indent}- ${scalar(value, false)}`]
  return Object.entries(value).map(([key, each], index) => `${indent}${index === 0 ? '-' : ' '} ${key}: ${typeof each === 'string' ? scalar(each, false) : flowValue(each)}`)
}

/** A key at the top of the file with its value, line by line. */
export function topLines(key: string, value: Written | readonly Written[], indent: string): readonly string[] {
  if (isList(value)) return [`${key}:`, ...value.flatMap((item) => itemLines(item, indent))]
  if (typeof value === 'string') return [`${key}: ${scalar(value, false)}`]
  return [`${key}:`, ...Object.entries(value).map(([name, each]) => `${indent}${name}: ${typeof each === 'string' ? scalar(each, false) : flowValue(each)}`)]
}
