import { button } from './dom.js'

type Theme = 'light' | 'dark'

/** Where the choice is kept, if the browser keeps any for a file. */
const key = 'pack-gate-theme'

function stored(): Theme | null {
  try {
    const value = localStorage.getItem(key)
    return value === 'light' || value === 'dark' ? value : null
  } catch {
    return null
  }
}

function store(theme: Theme): void {
  try {
    localStorage.setItem(key, theme)
  } catch {
    // Private windows and some browsers' file pages refuse: the choice then ends with the page.
  }
}

/** Light or dark as the system has it, until the reader says otherwise. */
export function themeButton(): HTMLButtonElement {
  let theme: Theme = stored() ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')
  const made = button('', { class: 'theme' }, () => {
    theme = theme === 'dark' ? 'light' : 'dark'
    store(theme)
    show()
    document.documentElement.dataset.theme = theme
  })
  const show = (): void => {
    made.textContent = theme === 'dark' ? 'Light theme' : 'Dark theme'
  }
  show()
  if (stored() !== null) document.documentElement.dataset.theme = theme
  return made
}
