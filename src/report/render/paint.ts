import { styleText } from 'node:util'

export type Tone = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan'

export type Paint = (tones: Tone | Tone[], text: string) => string

/** Colours text, or leaves it alone: the caller decides, once, whether its output is a terminal that wants them. */
export function painter(color: boolean): Paint {
  // Newer versions of Node.js would look at stdout and the environment again.
  return (tones, text) => (color ? styleText(tones, text, { validateStream: false }) : text)
}
