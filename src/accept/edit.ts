import { isDeepStrictEqual } from 'node:util'
import { readDocument } from '../config/document.js'
import { toValue } from '../config/positions.js'
import { isObject } from '../json.js'
import { addItem } from './add-item.js'
import { removeItem } from './remove-item.js'
import { setValue } from './set-value.js'

/** What is written: text, or a mapping of texts. */
export type Written = string | { readonly [key: string]: Written }

/** One change of a policy file. */
export type PolicyEdit =
  | { readonly kind: 'add'; readonly list: 'files' | 'waivers'; readonly value: Written; /** The item that it follows; null for the last. */ readonly after: number | null }
  | { readonly kind: 'remove'; readonly list: 'files' | 'waivers'; readonly index: number }
  | { readonly kind: 'set'; readonly path: readonly (string | number)[]; readonly value: string }

function valueOf(text: string): unknown {
  const { tree, complaints } = readDocument(text)
  return complaints.length > 0 ? undefined : (toValue(tree) ?? {})
}

function entriesOf(value: unknown): Record<string, unknown> {
  return isObject(value) ? { ...value } : {}
}

/** The value with one more key, however deep; a level alone (`size-growth: error`) makes room for an option. */
function withValue(value: unknown, [step, ...rest]: readonly (string | number)[], written: string): unknown {
  if (step === undefined) return written
  if (Array.isArray(value)) return value.map((item: unknown, index) => (index === step ? withValue(item, rest, written) : item))
  const entries = typeof value === 'string' ? { level: value } : entriesOf(value)
  return { ...entries, [step]: withValue(Object.hasOwn(entries, step) ? entries[step] : undefined, rest, written) }
}

/** What the policy has to say after an edit. */
function expected(value: unknown, edit: PolicyEdit): unknown {
  if (edit.kind === 'set') return withValue(value, edit.path, edit.value)
  const entries = entriesOf(value)
  const list: unknown = entries[edit.list]
  const items: readonly unknown[] = Array.isArray(list) ? list : []
  const changed = edit.kind === 'remove' ? items.toSpliced(edit.index, 1) : items.toSpliced(edit.after === null ? items.length : edit.after + 1, 0, edit.value)
  return { ...entries, [edit.list]: changed }
}

function editText(text: string, edit: PolicyEdit): string | null {
  if (edit.kind === 'set') return setValue(text, edit.path, edit.value)
  return edit.kind === 'remove' ? removeItem(text, edit.list, edit.index) : addItem(text, edit.list, edit.value, edit.after)
}

/**
 * The text with one change, and not a byte of it different elsewhere: comments, order and spelling stay. The result is read
 * again and has to say what was meant and nothing else, whatever the file looks like.
 *
 * @returns null where the file is written in a way that can't be changed so, by aliases for one
 */
export function applyEdit(text: string, edit: PolicyEdit): string | null {
  const changed = editText(text, edit)
  if (changed === null) return null
  return isDeepStrictEqual(valueOf(changed), expected(valueOf(text), edit)) ? changed : null
}
