import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { isObject } from '../model/json.js'
import { parentsOf } from './parents.js'

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

function workspacesOf(folder: string): readonly string[] {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const workspaces: unknown = isObject(manifest)
      ? isObject(manifest.workspaces)
        ? manifest.workspaces.packages
        : manifest.workspaces
      : null
    return Array.isArray(workspaces) ? workspaces.filter((each) => typeof each === 'string') : []
  } catch {
    return []
  }
}

/** Whether globs such as npm's `workspaces` name a folder; the last one that does counts. */
async function hasMember(root: string, patterns: readonly string[], folder: string): Promise<boolean> {
  const { minimatch } = await import('minimatch')
  const path = relative(root, folder).split(sep).join('/')
  const naming = patterns.findLast((pattern) => minimatch(path, pattern.replace(/^!?(\.?\/)*/, '').replace(/\/+$/, '')))
  return naming !== undefined && !naming.startsWith('!')
}

/**
 * The folder whose .npmrc is npm's project configuration: the next one with a package.json or node_modules, and of a
 * workspace the root's (@npmcli/config, loadLocalPrefix). npm's own way there loads a tenth of npm for it.
 */
export async function localPrefixOf(folder: string): Promise<string> {
  const own = [...parentsOf(folder)].find(
    (at) => existsSync(join(at, 'package.json')) || isFolder(join(at, 'node_modules')),
  )
  if (own === undefined) return folder
  for (const root of parentsOf(dirname(own))) {
    const patterns = workspacesOf(root)
    if (patterns.length > 0 && (await hasMember(root, patterns, own))) return root
  }
  return own
}
