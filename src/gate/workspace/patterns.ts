import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rushOf } from '../../pack/rush.js'
import { GateError } from '../../model/errors.js'
import { readJsonObject } from '../../model/json-object.js'
import { asObject, type JsonObject } from '../../model/manifest.js'

function strings(value: unknown): readonly string[] | null {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string') ? value : null
}

/** A package.json that can't be read has no say here: gating it tells what is wrong with it. */
export function readJson(file: string): JsonObject {
  return readJsonObject(file) ?? {}
}

/** pnpm keeps the list in a file of its own, and reads no other. */
async function pnpmPatterns(file: string): Promise<readonly string[] | null> {
  const { parse } = await import('yaml')
  try {
    return strings(asObject(parse(readFileSync(file, 'utf8'))).packages)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split('\n')[0] : String(cause)
    throw new GateError(
      'EUSAGE',
      `pnpm-workspace.yaml can't be read: ${why ?? ''}`,
      'Correct it: it lists the packages to check.',
      { cause },
    )
  }
}

/** The published projects of rush.json, as globs for these folders alone. */
async function rushPatterns(root: string): Promise<readonly string[] | null> {
  const rush = rushOf(root)
  if (rush === null) return null
  const { escapePath } = await import('tinyglobby')
  return rush.published.map((folder) => escapePath(folder))
}

/** Before version 7, Lerna kept the list itself, and a repository needed no workspaces of a package manager. */
function lernaPatterns(root: string): readonly string[] | null {
  return strings(readJson(join(root, 'lerna.json')).packages)
}

/**
 * The globs of a workspace's packages; null where the folder is no workspace's root.
 * npm, Yarn and Bun: `workspaces` in package.json, a list or an object with `packages`. pnpm: pnpm-workspace.yaml.
 * Rush: the projects of rush.json that are published. Lerna without any of them: `packages` in lerna.json.
 *
 * @throws GateError EUSAGE where pnpm-workspace.yaml is not YAML
 */
export async function workspacePatterns(root: string): Promise<readonly string[] | null> {
  const pnpm = join(root, 'pnpm-workspace.yaml')
  if (existsSync(pnpm)) return pnpmPatterns(pnpm)
  const { workspaces } = readJson(join(root, 'package.json'))
  const own = strings(workspaces) ?? strings(asObject(workspaces).packages)
  return own ?? (await rushPatterns(root)) ?? lernaPatterns(root)
}
