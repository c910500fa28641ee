type Child = Node | string

/**
 * A new element. Text becomes text nodes and never markup, and the page's policy allows neither inline styles nor
 * handlers: set `style` and listeners on what this returns.
 */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}

export function button(
  label: Child,
  attributes: Readonly<Record<string, string>>,
  onClick: () => void,
): HTMLButtonElement {
  const made = element('button', { type: 'button', ...attributes }, label)
  made.addEventListener('click', onClick)
  return made
}

/** A name of the package: in its own direction, and it may break anywhere. */
export function name(text: string): HTMLElement {
  return element('bdi', { class: 'name' }, text)
}

/** A sentence, with what it puts into backticks or double quotes as code. */
export function prose(text: string): Child[] {
  return text.split(/(`[^`]+`|"[^"]+")/).map((piece, index) => {
    if (index % 2 === 0) return piece
    const text = piece.startsWith('`') ? piece.slice(1, -1) : piece
    return element('code', text.length < 28 ? { class: 'short' } : {}, element('bdi', {}, text))
  })
}
