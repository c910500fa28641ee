import { isInternalHost } from '../../model/internal-host.js'
import { normalizePath } from '../../model/manifest.js'

/** Where a sourceMappingURL leads. */
export type MapReference =
  | { readonly kind: 'packed'; readonly path: string }
  /** Nowhere inside the release: a file that is not packed, or a path out of the package. */
  | { readonly kind: 'missing' }
  /** `origin` is scheme, host and port: user names, queries and paths of a URL may hold secrets. */
  | { readonly kind: 'remote'; readonly origin: string; readonly internal: boolean; readonly secure: boolean }

/** Schemes that name a host. A file: URL does so with one (`file://server/share`). */
const network = /^(https?|wss?|ftps?|file):$/

/** A scheme has two letters at least: `C:` is a drive. */
const absolute = /^[A-Za-z][A-Za-z0-9+.-]+:/

function remote(text: string): MapReference {
  if (!URL.canParse(text)) return { kind: 'missing' }
  const { protocol, host, hostname } = new URL(text)
  if (!network.test(protocol) || hostname === '') return { kind: 'missing' }
  return {
    kind: 'remote',
    origin: `${protocol}//${host}`,
    internal: isInternalHost(hostname),
    secure: protocol === 'https:' || protocol === 'wss:',
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path // a stray percent sign: the name is used as it is written
  }
}

/**
 * Where a map reference of a packed file leads. It is a URL relative to the file's folder: query and fragment are no
 * part of the name, percent signs encode, and a name with a percent or a question mark of its own is found as it is
 * written too.
 *
 * @param from path of the file that refers
 * @param reference the sourceMappingURL, as it is written
 * @param packed paths of all packed files
 */
export function resolveReference(from: string, reference: string, packed: ReadonlySet<string>): MapReference {
  const text = reference.trim().replaceAll('\\', '/')
  if (text.startsWith('//')) return remote(`https:${text}`)
  if (absolute.test(text)) return remote(text)
  if (text.startsWith('/') || /^[A-Za-z]:/.test(text)) return { kind: 'missing' }
  const bare = text.replace(/[?#].*$/s, '')
  const spellings = bare === '' ? [] : [decoded(bare), bare, text]
  const folder = from.slice(0, from.lastIndexOf('/') + 1)
  const path = spellings
    .map((spelling) => normalizePath(`${folder}${spelling}`))
    .find((each) => each !== null && packed.has(each))
  return typeof path === 'string' ? { kind: 'packed', path } : { kind: 'missing' }
}
