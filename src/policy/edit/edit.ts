import { isDeepStrictEqual } from 'node:util'
import { readDocument } from '../document.js'
import { toValue } from '../positions.js'
import { isObject } from '../../model/json.js'
import { addItem } from './add-item.js'
import type { Steps } from './nodes.js'
import { removeItem } from './remove-item.js'
import { setValue } from './set-value.js'
import type { Written } from './write-value.js'

/** A list of the policy that can be changed. */
export interface PolicyList {
  readonly list: 'files' | 'waivers'
  /** Keys of what it is in, `packages` and one of its keys; left out: it is at the top. */
  readonly within?: readonly string[]
}

/** One change of a policy file. */
export type PolicyEdit =
  | ({
      readonly kind: 'add'
      readonly value: Written
      /** The item that it follows; null for the last. */ readonly after: number | null
    } & PolicyList)
  | ({ readonly kind: 'remove'; readonly index: number } & PolicyList)
  | { readonly kind: 'set'; readonly path: Steps; readonly value: string }

export function stepsTo({ within = [], list }: PolicyList): readonly string[] {
  return [...within, list]
}

function valueOf(text: string): unknown {
  const { tree, complaints } = readDocument(text)
  return complaints.length > 0 ? undefined : (toValue(tree) ?? {})
}

function entriesOf(value: unknown): Record<string, unknown> {
  return isObject(value) ? { ...value } : {}
}

/** The value with one more key, however deep; a level alone (`size-growth: error`) makes room for an option. */
function withValue(value: unknown, [step, ...rest]: Steps, written: unknown): unknown {
  if (step === undefined) return written
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (index === step ? withValue(item, rest, written) : item))
  const entries = typeof value === 'string' ? { level: value } : entriesOf(value)
  return { ...entries, [step]: withValue(Object.hasOwn(entries, step) ? entries[step] : undefined, rest, written) }
}

/** What the policy has to say after an edit. */
function expected(value: unknown, edit: PolicyEdit): unknown {
  if (edit.kind === 'set') return withValue(value, edit.path, edit.value)
  const steps = stepsTo(edit)
  const list = steps.reduce<unknown>((inner, step) => entriesOf(inner)[step], value)
  const items: readonly unknown[] = Array.isArray(list) ? list : []
  const changed =
    edit.kind === 'remove'
      ? items.toSpliced(edit.index, 1)
      : items.toSpliced(edit.after === null ? items.length : edit.after + 1, 0, edit.value)
  return withValue(value, steps, changed)
}

function editText(text: string, edit: PolicyEdit): string | null {
  if (edit.kind === 'set') return setValue(text, edit.path, edit.value)
  return edit.kind === 'remove'
    ? removeItem(text, stepsTo(edit), edit.index)
    : addItem(text, stepsTo(edit), edit.value, edit.after)
}

/**
 * The text with one change, and not a byte of it different elsewhere: comments, order and spelling stay. The result is
 * read again and has to say what was meant and nothing else, whatever the file looks like.
 *
 * @returns null where the file is written in a way that can't be changed so, by aliases for one
 */
export function applyEdit(text: string, edit: PolicyEdit): string | null {
  const changed = editText(text, edit)
  if (changed === null) return null
  return isDeepStrictEqual(valueOf(changed), expected(valueOf(text), edit)) ? changed : null
}
