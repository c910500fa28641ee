import type { PageRow, Tint } from './model.js'

/** Which release a map shows. */
export type Side = 'now' | 'before'

export interface Folder {
  /** From its parent in the map: `dist`, or `dist/lib` where `dist` holds nothing else. */
  readonly label: string
  /** Ends with a slash; empty for the package. */
  readonly path: string
  /** Bytes. */
  size: number
  readonly rows: PageRow[]
  readonly folders: Map<string, Folder>
  readonly files: PageRow[]
}

/** What the map draws: a file, an open folder, or what is too small to be drawn one by one. */
export type Item =
  | { readonly kind: 'file'; readonly label: string; readonly size: number; readonly rows: readonly PageRow[] }
  | {
      readonly kind: 'folder'
      readonly label: string
      readonly path: string
      readonly size: number
      readonly rows: readonly PageRow[]
      readonly children: readonly Item[]
    }
  | { readonly kind: 'rest'; readonly label: string; readonly size: number; readonly rows: readonly PageRow[] }

/** Folders deeper than this are part of a file's name: hostile paths may have thousands. */
const mostLevels = 40

export const sizeOn = (side: Side, row: PageRow): number => (side === 'now' ? row.size : row.before) ?? 0
const pathOn = (side: Side, row: PageRow): string => (side === 'before' ? (row.was ?? row.path) : row.path)

const newFolder = (label: string, path: string): Folder => ({
  label,
  path,
  size: 0,
  rows: [],
  folders: new Map(),
  files: [],
})

/** The files of one side that have any size, as folders. */
export function buildTree(rows: readonly PageRow[], side: Side): Folder {
  const root = newFolder('', '')
  for (const row of rows) {
    const size = sizeOn(side, row)
    if (size === 0) continue
    const names = pathOn(side, row).split('/')
    let folder = enter(root, row, size)
    for (const name of names.slice(0, Math.min(names.length - 1, mostLevels))) {
      const known = folder.folders.get(name)
      const next = known ?? newFolder(name, `${folder.path}${name}/`)
      if (!known) folder.folders.set(name, next)
      folder = enter(next, row, size)
    }
    folder.files.push(row)
  }
  return root
}

function enter(folder: Folder, row: PageRow, size: number): Folder {
  folder.size += size
  folder.rows.push(row)
  return folder
}

/** The folder at a path, or the nearest above it that there is. */
export function folderAt(root: Folder, path: string): Folder {
  let folder = root
  for (const name of path.split('/')) {
    const next = folder.folders.get(name)
    if (!next) break
    folder = next
  }
  return folder
}

/** Square pixels below which a file or a folder is not drawn on its own, and a folder is not opened. */
const smallest = { item: 260, open: 5000 }

/**
 * What of a folder can be seen on a map of `pixels`: so many cells at most as it has room for, however many files there
 * are.
 */
export function visibleItems(folder: Folder, side: Side, pixels: number): readonly Item[] {
  const scale = folder.size === 0 ? 0 : pixels / folder.size
  return itemsOf(folder, side, scale)
}

function itemsOf(folder: Folder, side: Side, scale: number): readonly Item[] {
  const all = [
    ...[...folder.folders.values()].map((inner) => ({
      size: inner.size,
      rows: inner.rows,
      make: () => folderItem(inner, side, scale),
    })),
    ...folder.files.map((row) => ({ size: sizeOn(side, row), rows: [row], make: () => fileItem(row, side) })),
  ]
  const drawn = all.filter(({ size }) => size * scale >= smallest.item)
  const rest = all.filter(({ size }) => size * scale < smallest.item)
  const items = drawn.map(({ make }) => make())
  return rest.length === 0 ? items : [...items, restItem(rest)]
}

function fileItem(row: PageRow, side: Side): Item {
  const path = pathOn(side, row)
  return { kind: 'file', label: path.slice(path.lastIndexOf('/') + 1) || path, size: sizeOn(side, row), rows: [row] }
}

function folderItem(folder: Folder, side: Side, scale: number): Item {
  let inner = folder
  let label = folder.label
  // A folder with nothing in it but another is one step, not two frames.
  for (
    let [only, ...others] = [...inner.folders.values()];
    only && others.length === 0 && inner.files.length === 0;
    [only, ...others] = [...inner.folders.values()]
  ) {
    inner = only
    label += `/${only.label}`
  }
  const { path, size, rows } = inner
  const children = size * scale < smallest.open ? [] : itemsOf(inner, side, scale)
  // A frame around nothing but small files says no more than the folder itself.
  return {
    kind: 'folder',
    label,
    path,
    size,
    rows,
    children: children.every(({ kind }) => kind === 'rest') ? [] : children,
  }
}

function restItem(rest: readonly { readonly size: number; readonly rows: readonly PageRow[] }[]): Item {
  const rows = rest.flatMap((each) => each.rows)
  return {
    kind: 'rest',
    label: `${rows.length.toLocaleString('en-US')} smaller`,
    size: rest.reduce((sum, { size }) => sum + size, 0),
    rows,
  }
}

/**
 * How files look together: in the colour that most of their bytes have, and marked where there is an error or a warning
 * among them.
 */
export interface Look {
  readonly tint: Tint
  readonly grave: 'error' | 'warning' | null
}

export function lookOf(rows: readonly PageRow[], side: Side): Look {
  const bytes = new Map<Tint, number>()
  for (const row of rows) bytes.set(row.tint, (bytes.get(row.tint) ?? 0) + sizeOn(side, row))
  const [most] = [...bytes].sort(([, a], [, b]) => b - a)
  return {
    tint: most?.[0] ?? 'unchanged',
    grave: (['error', 'warning'] as const).find((level) => bytes.has(level)) ?? null,
  }
}
