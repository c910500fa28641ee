import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { inspect } from '../../src/inspect/inspect.js'
import { InspectionMemory } from '../../src/inspect/memory.js'
import { readEarly } from '../../src/inspect/read-early.js'
import type { FileFacts, PackedFile } from '../../src/model/file-facts.js'
import type { Release } from '../../src/model/release.js'
import { treeStamps, workingTree } from '../../src/pack/working-tree.js'
import { writePackage, type PackageFiles } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'
import { contentsOf } from './contents.js'

/** Facts with what is read only when it is asked for. */
function readAll(files: readonly FileFacts[]): readonly object[] {
  return files.map(({ behaviour, ...facts }) => ({ ...facts, behaviour: behaviour?.() }))
}

function whole(release: Release): object {
  return { ...release, files: readAll(release.files) }
}

const sandbox = useSandbox()
const limits = { held: 256_000_000 }
const manifest = { name: 'acme', version: '1.0.0' }

/** Files that were written just now are old by this clock. */
const later = (): number => Date.now() + 60_000

const listed = (folder: string, paths: readonly string[]): readonly PackedFile[] =>
  paths.map((path) => ({ path, size: statSync(join(folder, path)).size, mode: 0o644, type: 'file' }))

const candidate = (path: string, size = 10): FileFacts => ({
  path,
  size,
  mode: 0o644,
  type: 'file',
  sha256: '',
  kind: 'text',
})

/** A folder of which these files were read early. */
async function readFolder(
  files: PackageFiles,
  paths = Object.keys(files),
  now = later,
): Promise<{ folder: string; memory: InspectionMemory }> {
  const folder = writePackage(sandbox.folder(), { 'package.json': manifest, ...files })
  const memory = new InspectionMemory()
  await readEarly({
    folder,
    candidates: paths.map((path) => candidate(path)),
    limits,
    memory,
    now,
    isOver: () => false,
  })
  return { folder, memory }
}

/** What is judged after packing, with what was read early; `opened` are the files that were read then. */
async function judged(
  folder: string,
  paths: readonly string[],
  memory: InspectionMemory,
): Promise<Release & { readonly opened: readonly string[] }> {
  const files = listed(folder, ['package.json', ...paths])
  const stamps = treeStamps(folder, files)
  if (stamps === null) throw new Error('the folder does not hold what is listed')
  const tree = workingTree(folder, files, { integrity: null, size: null }, stamps)
  const opened: string[] = []
  const release = await inspect(
    {
      ...tree,
      read: (open, isKnown) =>
        tree.read((file) => {
          opened.push(file.path)
          return open(file)
        }, isKnown),
    },
    limits,
    memory,
  )
  return { ...release, opened }
}

const shaOf = async (files: PackageFiles, path: string): Promise<string | undefined> => {
  const folder = writePackage(sandbox.folder(), { 'package.json': manifest, ...files })
  return (await judged(folder, [path], new InspectionMemory())).files.find((file) => file.path === path)?.sha256
}

describe('files that are read while their package is packed', () => {
  it('are not read again where they are as they were', async () => {
    const { folder, memory } = await readFolder({ 'a.js': 'one()\n', 'lib/b.js': 'two()\n' })
    const release = await judged(folder, ['a.js', 'lib/b.js'], memory)
    expect(release.opened).toEqual(['package.json'])
    const again = await judged(folder, ['a.js', 'lib/b.js'], new InspectionMemory())
    expect(readAll(release.files)).toEqual(readAll(again.files))
  })

  const changes: readonly (readonly [string, (path: string) => void])[] = [
    [
      'other bytes of the same length, with the old times put back',
      (path) => {
        const { atime, mtime } = statSync(path)
        writeFileSync(path, 'two()\n')
        utimesSync(path, atime, mtime)
      },
    ],
    [
      'another file put in its place, with the old times',
      (path) => {
        const { atime, mtime } = statSync(path)
        writeFileSync(`${path}.new`, 'two()\n')
        utimesSync(`${path}.new`, atime, mtime)
        renameSync(`${path}.new`, path)
      },
    ],
    [
      'a file that was removed and written anew',
      (path) => {
        rmSync(path)
        writeFileSync(path, 'two()\n')
      },
    ],
    [
      'a folder put in place of the one that it is in',
      (path) => {
        renameSync(join(path, '..'), join(path, '../../old'))
        mkdirSync(join(path, '..'))
        writeFileSync(path, 'two()\n')
      },
    ],
  ]

  it.each(changes)('are read again after %s', async (_what, change) => {
    const { folder, memory } = await readFolder({ 'lib/a.js': 'one()\n' })
    change(join(folder, 'lib/a.js'))
    const release = await judged(folder, ['lib/a.js'], memory)
    expect(release.opened).toContain('lib/a.js')
    expect(release.files.find(({ path }) => path === 'lib/a.js')?.sha256).toBe(
      await shaOf({ 'a.js': 'two()\n' }, 'a.js'),
    )
  })

  it('are read again after their mode changed', async () => {
    const { folder, memory } = await readFolder({ 'a.js': 'one()\n' })
    chmodSync(join(folder, 'a.js'), 0o755)
    expect((await judged(folder, ['a.js'], memory)).opened).toContain('a.js')
  })

  it('are read again where they had changed shortly before', async () => {
    const { folder, memory } = await readFolder({ 'a.js': 'one()\n' }, ['a.js'], Date.now)
    expect((await judged(folder, ['a.js'], memory)).opened).toContain('a.js')
  })

  it('are read again where they hold other files, which count for a whole release', async () => {
    const zip = execFileSync(process.execPath, ['-e', 'process.stdout.write(require("zlib").gzipSync("one()\\n"))'])
    const { folder, memory } = await readFolder({ 'a.js.gz': zip })
    expect((await judged(folder, ['a.js.gz'], memory)).opened).toContain('a.js.gz')
  })

  it('are none outside of the package, no links, no folders, and nothing that has to be waited for', async () => {
    const outside = writePackage(sandbox.folder(), { 'secret.txt': 'secret\n' })
    const folder = writePackage(sandbox.folder(), { 'package.json': manifest, 'real.js': '1\n' })
    symlinkSync(join(outside, 'secret.txt'), join(folder, 'link.js'))
    if (process.platform !== 'win32') execFileSync('mkfifo', [join(folder, 'pipe.js')])
    mkdirSync(join(folder, 'folder.js'))
    const kept: string[] = []
    class Watched extends InspectionMemory {
      override remember(facts: FileFacts, contained: readonly FileFacts[]): boolean {
        kept.push(facts.path)
        return super.remember(facts, contained)
      }
    }
    const paths = [
      'link.js',
      'pipe.js',
      'folder.js',
      '../secret.txt',
      join(outside, 'secret.txt'),
      'gone.js',
      'real.js',
    ]
    const candidates = paths.map((path) => candidate(path))
    await readEarly({ folder, candidates, limits, memory: new Watched(), now: later, isOver: () => false })
    expect(kept).toEqual(['real.js'])
  })

  it('are none that grew out of proportion', async () => {
    const { folder, memory } = await readFolder({ 'a.js': 'x'.repeat(3_000_000) }, ['a.js'])
    expect((await judged(folder, ['a.js'], memory)).opened).toContain('a.js')
  })

  it('are no more once the packer has ended', async () => {
    const folder = writePackage(sandbox.folder(), { 'package.json': manifest, 'a.js': 'one()\n' })
    const memory = new InspectionMemory()
    await readEarly({ folder, candidates: [candidate('a.js')], limits, memory, now: later, isOver: () => true })
    expect((await judged(folder, ['a.js'], memory)).opened).toContain('a.js')
  })
})

describe('the same bytes in two releases', () => {
  const before = {
    'a.js': Buffer.from('require("left-pad")\n//# sourceMappingURL=a.js.map\n'),
    'b.js': Buffer.from('same length 1\n'),
    'large.js': Buffer.alloc(1_500_000, 'let x = 1\n'),
    'empty.js': Buffer.alloc(0),
    'moved.ts': Buffer.from('export const a = 1\n'),
  }
  const after = {
    ...before,
    'b.js': Buffer.from('same length 2\n'),
    'large.js': Buffer.alloc(1_500_000, 'let x = 2\n'),
    'moved.js': before['moved.ts'],
  }

  it.each([4_999, 65_536, 2_000_000])(
    'have the facts that they have by themselves, read %d bytes at a time',
    async (size) => {
      const memory = new InspectionMemory()
      const first = await inspect(contentsOf(before, size), limits, memory)
      const second = await inspect(contentsOf(after, size), limits, memory)
      expect(whole(first)).toEqual(whole(await inspect(contentsOf(before, size), limits)))
      expect(whole(second)).toEqual(whole(await inspect(contentsOf(after, size), limits)))
    },
  )

  it('are looked at once', async () => {
    let looked = 0
    class Counting extends InspectionMemory {
      override remember(facts: FileFacts, contained: readonly FileFacts[]): boolean {
        looked += 1
        return super.remember(facts, contained)
      }
    }
    const memory = new Counting()
    await inspect(contentsOf({ 'a.js': before['a.js'] }, 65_536), limits, memory)
    const once = looked
    await inspect(contentsOf({ 'a.js': before['a.js'] }, 65_536), limits, memory)
    expect(looked).toBe(once)
  })
})
