import { formatCount } from '../../model/format.js'
import type { PackedFile } from '../../model/file-facts.js'
import type { Release } from '../../model/release.js'
import { defineRule } from '../rule.js'

/** Names that Windows keeps for devices, with any extension. */
const device = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i

const control = /[\u0000-\u001f\u007f-\u009f]/
/**
 * Unicode's bidirectional controls, and the characters that show nothing: what a reviewer sees is not what is there.
 */
const invisible = /[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/

/** Folders inside each other, above which npm drops a file. https://github.com/isaacs/node-tar#readme (`maxDepth`) */
const deepest = 1024
/** Bytes in a file's name: no file system in use takes more. */
const longest = 255

/** What is wrong with one path alone, or null. */
function fault({ path, type }: PackedFile): string | null {
  if (type === 'symlink') return 'is a symbolic link: npm drops it on install, other clients follow it'
  if (type === 'hardlink') return 'is a hard link: npm drops it on install'
  if (type === 'special') return 'is not a regular file: npm drops it on install'
  if (/^([/\\]|[A-Za-z]:[/\\])/.test(path)) return 'is an absolute path'
  const parts = path.split('/')
  if (parts.length > deepest) return `is in more than ${formatCount(deepest)} folders: npm drops it on install`
  if (parts.some((part) => Buffer.byteLength(part) > longest))
    return `has a name of more than ${longest} bytes, which can't be unpacked`
  if (parts.includes('..')) return 'leads out of the package folder'
  if (control.test(path)) return 'has control characters in its name'
  if (invisible.test(path)) return 'has invisible or bidirectional characters in its name'
  if (/[<>:"|?*\\]/.test(path)) return 'has a character in its name that Windows refuses'
  if (parts.some((part) => device.test(part))) return 'has a name that Windows keeps for a device'
  if (parts.some((part) => /[. ]$/.test(part))) return 'ends in a dot or a space, which Windows drops'
  return null
}

/** Groups of paths that are one file on a disk that ignores case or Unicode form (Windows, macOS). */
function* collisions({ files }: Release): Generator<readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const { path } of files) {
    const folded = path.normalize('NFC').toLowerCase().normalize('NFC')
    groups.set(folded, [...(groups.get(folded) ?? []), path])
  }
  for (const group of groups.values()) if (group.length > 1) yield group
}

/** Files that stand where another file has its folder: whichever is unpacked first is lost. */
function* blocked({ files }: Release): Generator<readonly [file: string, below: string]> {
  const names = new Set(files.map(({ path }) => path))
  const found = new Set<string>()
  for (const { path } of files) {
    for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      const folder = path.slice(0, slash)
      if (!names.has(folder) || found.has(folder)) continue
      found.add(folder)
      yield [folder, path]
    }
  }
}

const help = 'Rename or remove it: such a package installs differently, or not at all, from one machine to the next.'

export const unsafePath = defineRule({
  id: 'unsafe-path',
  summary: 'a path that is dangerous or ambiguous when the package is unpacked',
  scope: 'release',
  levels: { new: 'error', unchanged: 'error' },
  acceptByName: 'always',
  refuses: 'always',
  *check({ release }) {
    for (const file of release.files) {
      const what = fault(file)
      if (what !== null)
        yield {
          message: `${file.path} ${what}`,
          help,
          path: file.path,
          cause: { kind: 'packed-file', path: file.path },
          key: what,
        }
    }
    for (const path of new Set(release.duplicates)) {
      yield {
        message: `${path} is in the tarball more than once`,
        help,
        path,
        cause: { kind: 'packed-file', path },
        key: 'duplicate',
      }
    }
    for (const [path, below] of blocked(release)) {
      yield {
        message: `${path} is a file, and the folder of ${below}: npm unpacks one of them`,
        help,
        path,
        cause: { kind: 'packed-file', path },
        key: 'folder',
      }
    }
    for (const group of collisions(release)) {
      const [path = ''] = group
      yield {
        message: `${group.join(' and ')} are the same file where case or Unicode form doesn't count (Windows, macOS)`,
        help,
        path,
        cause: { kind: 'packed-file', path },
        count: group.length,
        examples: group.slice(0, 3),
        paths: group,
        key: 'collision',
      }
    }
  },
})
