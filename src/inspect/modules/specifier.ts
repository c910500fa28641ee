/** What an import asks for, by the form of its specifier alone. */
export type Specifier =
  | { readonly kind: 'relative'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string; readonly path: string }
  | { readonly kind: 'internal'; readonly path: string }
  | { readonly kind: 'other' }

/** A name as the registry takes it; upper case is only found in old ones. */
const packageName = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/i

const other: Specifier = { kind: 'other' }

/** `./page.vue?raw`, `./icon.svg#part`: what bundlers read behind the file's name. */
function withoutQuery(path: string): string {
  return path.replace(/[?#].*$/s, '')
}

/**
 * Sorts a specifier. Absolute paths, URLs, names with a scheme (`virtual:x`, `astro:content`), loaders
 * (`raw-loader!./x`), aliases that no registry has as a name (`~/x`, `@/x`, `$lib/x`) and globs are `other`: nothing is
 * said of them.
 */
export function parseSpecifier(written: string): Specifier {
  if (/^\.{1,2}(?:\/|$)/.test(written))
    return written.includes('!') || written.includes('*') ? other : { kind: 'relative', path: withoutQuery(written) }
  if (written.startsWith('#')) return { kind: 'internal', path: written }
  if (/[:!*\\\s]/.test(written) || written.startsWith('/') || written.startsWith('~')) return other
  const path = withoutQuery(written)
  const [first = '', second = ''] = path.split('/', 2)
  const name = first.startsWith('@') ? `${first}/${second}` : first
  return packageName.test(name) && !name.startsWith('__') ? { kind: 'package', name, path } : other
}
