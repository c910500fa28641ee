import { formatCount } from './format.js'

const tarballName = /\.(tgz|tar\.gz)$/i

/** Whether a path or a baseline's name means a tarball. */
export function isTarball(name: string): boolean {
  return tarballName.test(name)
}

/** How many names a message shows, and how much of each: names come from the package and may be of any length. */
const shown = 3
const shownLength = 100

export function clip(text: string): string {
  return text.length > shownLength ? `${text.slice(0, shownLength)}…` : text
}

/** `a, b, c and 4 more`. */
export function listing(names: readonly string[]): string {
  const first = names.slice(0, shown).map(clip).join(', ')
  return names.length > shown ? `${first} and ${formatCount(names.length - shown)} more` : first
}

/** A URL as a message may show it: who signs in, and with what password or token, is left out. `git@` tells nothing. */
export function withoutUser(url: string): string {
  return url.replace(/\/\/(?!git@)[^/\s]*@/g, '//…@')
}
