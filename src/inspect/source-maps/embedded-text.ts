import { hash } from 'node:crypto'
import type { EmbeddedSource } from '../../model/types.js'
import type { JsonText } from './json-string.js'

/**
 * All that is told of one text inside a map. Its name is known later, where `sources` stands behind `sourcesContent`.
 */
export type EmbeddedText = Omit<EmbeddedSource, 'name'>

/** Every text that a map embeds passes here, once, as UTF-8; its memory is used again afterwards. */
export function embeddedText({ text, newlines }: JsonText): EmbeddedText {
  return {
    bytes: text.length,
    lines: newlines + (text.at(-1) === 0x0a ? 0 : 1),
    sha256: hash('sha256', text),
  }
}
