import type { Format } from './format.js'

export const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

/** One form of a service with one page, without a kind of its own. */
export function service(docs: string, mark: string | readonly string[], rest: string, lead?: string): Format {
  return { kind: 'service-key', docs, forms: [lead === undefined ? [mark, rest] : [mark, rest, lead]] }
}

/** The same of a provider of language models, or of what is built around them. */
export function ai(docs: string, mark: string | readonly string[], rest: string, lead?: string): Format {
  return { ...service(docs, mark, rest, lead), kind: 'ai-key' }
}

/** Random text of letters and digits: a name has seldom a digit and capitals too. */
export const mixed = (count: string): string => `(?=[A-Za-z_-]*\\d)(?=[a-z0-9_-]*[A-Z])[A-Za-z0-9_-]{${count}}`

/** The same with small letters as well, where few signs follow a mark that is a word. */
export const thorough = (count: string): string => `(?=[A-Z0-9_-]*[a-z])${mixed(count)}`

export const alphanumeric = (count: string): string => `(?=[A-Za-z]*\\d)[A-Za-z0-9]{${count}}`
