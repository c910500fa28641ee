import { gzipSync } from 'node:zlib'
import { longName, manifestEntry, paxHeader, tar, tarEntry, tgz, type TarEntry } from './tarballs.js'

/** An archive that no packer writes, and what the gate has to say of it. */
export interface OddArchive {
  readonly what: string
  readonly bytes: (name: string) => Buffer
  /** `passes`: then a real npm has to install the very files that were judged. */
  readonly gate: 'passes' | 'blocks' | 'refuses'
}

const file = (name: string, content = `// ${name}\n`): TarEntry => ({ name, content })
const long = (length: number, unit = 'n'): string => unit.repeat(length)

const manifest = (name: string, at = 'package/package.json'): TarEntry => ({ ...manifestEntry({ name }), name: at })

/** A sound package with more entries behind its package.json. */
const withEntries =
  (...entries: readonly TarEntry[]) =>
  (name: string): Buffer =>
    tgz([manifest(name), file('package/index.js'), ...entries])

const names: readonly OddArchive[] = [
  { what: 'an ordinary package', bytes: withEntries(file('package/lib/a.js')), gate: 'passes' },
  {
    what: 'another top folder',
    bytes: (name) => tgz([manifest(name, 'node/package.json'), file('node/a.js')]),
    gate: 'passes',
  },
  { what: 'several top folders', bytes: withEntries(file('other/lib/a.js')), gate: 'passes' },
  { what: 'folders as entries', bytes: withEntries({ name: 'package/lib/', type: '5' }), gate: 'passes' },
  { what: './ before one name', bytes: withEntries(file('./src/dist/secret.js')), gate: 'passes' },
  {
    what: './ before all names',
    bytes: (name) => tgz([manifest(name, './package/package.json'), file('./package/index.js')]),
    gate: 'refuses',
  },
  { what: 'a dot folder inside', bytes: withEntries(file('package/./lib/a.js')), gate: 'passes' },
  { what: 'two slashes', bytes: withEntries(file('package//lib/a.js')), gate: 'passes' },
  { what: '../ before a name', bytes: withEntries(file('../lib/a.js')), gate: 'passes' },
  { what: '.. inside', bytes: withEntries(file('package/lib/../a.js')), gate: 'blocks' },
  { what: '.. that leads out', bytes: withEntries(file('package/../../a.js')), gate: 'blocks' },
  { what: 'an absolute name', bytes: withEntries(file('/package/lib/a.js')), gate: 'blocks' },
  { what: 'two slashes at the start', bytes: withEntries(file('//lib/a.js')), gate: 'blocks' },
  { what: 'a file in no folder', bytes: withEntries(file('top.js')), gate: 'blocks' },
  {
    what: 'a package.json in no folder',
    bytes: (name) => tgz([manifest(name, 'package.json'), file('package/index.js')]),
    gate: 'refuses',
  },
  { what: 'a backslash', bytes: withEntries(file('package/lib\\a.js')), gate: 'blocks' },
  { what: 'a drive', bytes: withEntries(file('package/C:/a.js')), gate: 'blocks' },
  { what: 'a colon', bytes: withEntries(file('package/a:b.js')), gate: 'blocks' },
  { what: 'names apart by case', bytes: withEntries(file('package/A.js'), file('package/a.js')), gate: 'blocks' },
  { what: 'names of other scripts', bytes: withEntries(file('package/é/中文.js')), gate: 'passes' },
  { what: 'a line break', bytes: withEntries(file('package/a\nb.js')), gate: 'blocks' },
  { what: 'a space at the end', bytes: withEntries(file('package/a.js ')), gate: 'blocks' },
  { what: 'a .gitignore, which npm renames', bytes: withEntries(file('package/lib/.gitignore')), gate: 'passes' },
  {
    what: 'a name of 256 bytes',
    bytes: withEntries(longName(`package/${long(256)}`), file('package/short')),
    gate: 'blocks',
  },
  {
    what: '1,025 folders',
    bytes: withEntries(paxHeader({ path: `package/${long(1025, 'd/')}a.js` }), file('package/short')),
    gate: 'blocks',
  },
]

const headers: readonly OddArchive[] = [
  {
    what: 'a name by PAX',
    bytes: withEntries(paxHeader({ path: `package/${long(150)}/a.js` }), file('package/short')),
    gate: 'passes',
  },
  {
    what: './ by PAX',
    bytes: withEntries(paxHeader({ path: './src/dist/a.js' }), file('package/short')),
    gate: 'passes',
  },
  {
    what: 'a name by GNU',
    bytes: withEntries(longName(`package/${long(150)}/a.js`), file('package/short')),
    gate: 'passes',
  },
  {
    what: 'names by PAX and by GNU',
    bytes: withEntries(
      longName('package/lib/gnu.js'),
      paxHeader({ path: 'package/lib/pax.js' }),
      file('package/short'),
    ),
    gate: 'passes',
  },
  {
    what: 'a NUL in a PAX name',
    bytes: withEntries(paxHeader({ path: 'package/a.js\0.txt' }), file('package/short')),
    gate: 'passes',
  },
  {
    what: 'a PAX header for all that follows',
    bytes: withEntries({ ...paxHeader({ path: 'package/lib/all.js' }), type: 'g' }, file('package/short')),
    gate: 'passes',
  },
  {
    what: 'a PAX size',
    bytes: withEntries(paxHeader({ size: '3' }), file('package/lib/a.js', 'abc')),
    gate: 'passes',
  },
  {
    what: 'a comment in a PAX header',
    bytes: withEntries({ ...paxHeader({ comment: 'f'.repeat(40) }), type: 'g' }, file('package/lib/a.js')),
    gate: 'passes',
  },
  {
    what: 'a file in a second gzip member',
    bytes: (name) => Buffer.concat([gzipSync(tarEntry(manifest(name))), gzipSync(tar([file('package/lib/a.js')]))]),
    gate: 'passes',
  },
  {
    what: 'a file behind the end',
    bytes: (name) => gzipSync(Buffer.concat([tar([manifest(name)]), tar([file('package/hidden.js')])])),
    gate: 'refuses',
  },
  {
    what: 'an archive in a second gzip member',
    bytes: (name) => Buffer.concat([tgz([manifest(name)]), tgz([file('package/hidden.js')])]),
    gate: 'refuses',
  },
  { what: 'a gzip in a gzip', bytes: (name) => gzipSync(tgz([manifest(name)])), gate: 'refuses' },
  { what: 'an uncompressed archive', bytes: (name) => tar([manifest(name), file('package/a.js')]), gate: 'refuses' },
]

const types: readonly OddArchive[] = [
  { what: 'a contiguous file', bytes: withEntries({ ...file('package/lib/a.js'), type: '7' }), gate: 'passes' },
  { what: 'an old file', bytes: withEntries({ ...file('package/lib/a.js'), type: '\0' }), gate: 'passes' },
  {
    what: 'a symbolic link',
    bytes: withEntries({ name: 'package/a.js', type: '2', linkname: 'index.js' }),
    gate: 'blocks',
  },
  {
    what: 'a hard link',
    bytes: withEntries({ name: 'package/a.js', type: '1', linkname: 'package/index.js' }),
    gate: 'blocks',
  },
  { what: 'a FIFO', bytes: withEntries({ name: 'package/pipe', type: '6' }), gate: 'blocks' },
  { what: 'an unknown type', bytes: withEntries({ ...file('package/a.js'), type: 'Z' }), gate: 'blocks' },
  {
    what: 'the same file twice',
    bytes: withEntries(file('package/a.js', 'same\n'), file('package/a.js', 'same\n')),
    gate: 'passes',
  },
  {
    what: 'other bytes under the same name',
    bytes: withEntries(file('package/a.js', 'good\n'), file('package/a.js', 'evil\n')),
    gate: 'blocks',
  },
  {
    what: 'the same name by ./ and another folder',
    bytes: withEntries(file('package/lib/a.js', 'good\n'), file('./lib/a.js', 'evil\n')),
    gate: 'blocks',
  },
  {
    what: 'a file, and then its folder',
    bytes: withEntries(file('package/a'), file('package/a/b.js')),
    gate: 'blocks',
  },
  {
    what: 'a folder, and then its file',
    bytes: withEntries(file('package/a/b.js'), file('package/a')),
    gate: 'blocks',
  },
  {
    what: 'a folder entry in the place of a file',
    bytes: withEntries(file('package/a'), { name: 'package/a/', type: '5' }),
    gate: 'passes',
  },
  { what: 'a file with a slash at the end', bytes: withEntries(file('package/lib/', '')), gate: 'passes' },
]

export const oddArchives: readonly OddArchive[] = [...names, ...headers, ...types]
