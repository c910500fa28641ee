import { dirname, sep } from 'node:path'

/** The package's folder and those above it, up to the repository's root; the folder alone where it is outside of it. */
export function foldersUp(folder: string, root: string): readonly string[] {
  if (folder !== root && !folder.startsWith(root.endsWith(sep) ? root : root + sep)) return [folder]
  const folders = [folder]
  for (let at = folder; at !== root;) {
    at = dirname(at)
    folders.push(at)
  }
  return folders
}
