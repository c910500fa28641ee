import { scalar } from './scalar.js'

/** What is written: text, a list, or a mapping. */
export type Written = string | readonly Written[] | { readonly [key: string]: Written }

function isList(value: Written): value is readonly Written[] {
  return Array.isArray(value)
}

/** A value on one line, as it stands inside `[…]` and `{…}`. */
export function flowValue(value: Written): string {
  if (typeof value === 'string') return scalar(value, true)
  if (isList(value)) return `[${value.map(flowValue).join(', ')}]`
  return `{ ${Object.entries(value)
    .map(([key, each]) => `${scalar(key, true)}: ${flowValue(each)}`)
    .join(', ')} }`
}

/** An item of a list, line by line: the first has the dash. */
export function itemLines(value: Written, indent: string): readonly string[] {
  if (typeof value === 'string') return [`${indent}- ${scalar(value, false)}`]
  if (isList(value)) return [`${indent}- ${flowValue(value)}`]
  return Object.entries(value).map(
    ([key, each], index) =>
      `${indent}${index === 0 ? '-' : ' '} ${key}: ${typeof each === 'string' ? scalar(each, false) : flowValue(each)}`,
  )
}

/**
 * A key with its value, line by line; below the top, a mapping of nothing but texts stays on one line.
 *
 * @param indent of the key
 * @param dash how much further in its lists are
 */
export function keyLines(key: string, value: Written, indent: string, dash: string): readonly string[] {
  const start = `${indent}${scalar(key, false)}:`
  if (typeof value === 'string') return [`${start} ${scalar(value, false)}`]
  if (isList(value)) return [start, ...value.flatMap((item) => itemLines(item, `${indent}${dash}`))]
  if (indent !== '' && Object.values(value).every((each) => typeof each === 'string'))
    return [`${start} ${flowValue(value)}`]
  return [start, ...Object.entries(value).flatMap(([name, each]) => keyLines(name, each, `${indent}  `, dash))]
}
