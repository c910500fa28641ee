import { readdirSync } from 'node:fs'
import { join, posix } from 'node:path'
import { readJsonObject } from './json-object.js'
import { isPrivate } from './manifest.js'

/** Folders that are looked into for packages. */
const mostFolders = 500

/** Folders below with a package that can be published, two levels deep. */
export function packagesBelow(folder: string): readonly string[] {
  const found: string[] = []
  let left = mostFolders
  const look = (below: string, depth: number): void => {
    const children = foldersIn(join(folder, below)).slice(0, left)
    left -= children.length
    for (const child of children) {
      const path = posix.join(below, child)
      if (isPublishable(join(folder, path, 'package.json'))) found.push(path)
      else if (depth > 1) look(path, depth - 1)
    }
  }
  look('', 2)
  return found
}

function foldersIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !/^(?:\.|node_modules$)/.test(entry.name))
      .map(({ name }) => name)
      .toSorted()
  } catch {
    return []
  }
}

function isPublishable(path: string): boolean {
  const manifest = readJsonObject(path)
  return manifest !== null && typeof manifest.name === 'string' && !isPrivate(manifest)
}
