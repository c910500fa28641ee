const maxShown = 60

/** A value from the policy as it appears in a complaint: on one line, of bounded length. */
export function show(value: unknown): string {
  if (value === null || value === undefined) return 'empty'
  if (typeof value === 'string') return quote(value)
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a mapping'
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : typeof value
}

/** `a, b or c`. */
export function choice(options: readonly string[]): string {
  const last = options.at(-1) ?? 'nothing'
  return options.length < 2 ? last : `${options.slice(0, -1).join(', ')} or ${last}`
}

/** A path such as `files[2].max-size`; `the policy` for the whole of it. */
export function showPath(path: readonly PropertyKey[]): string {
  const text = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${plainKey(String(step))}`)).join('')
  return text === '' ? 'the policy' : text.replace(/^\./, '')
}

function plainKey(key: string): string {
  return /^[\w-]{1,60}$/.test(key) ? key : quote(key)
}

/** JSON leaves the C1 controls and Unicode's own line separators as they are; they would break the line. */
function quote(text: string): string {
  const shown = text.length > maxShown ? `${text.slice(0, maxShown)}…` : text
  return JSON.stringify(shown).replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
