import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isObject, type JsonObject } from '../model/manifest.js'

/** What rush.json says of a repository. */
export interface Rush {
  /** What `rush publish` packs with: npm, where Yarn installs. */
  readonly packer: 'npm' | 'pnpm'
  readonly version: string | null
  /** Folders of the projects that are published, from the repository's root. */
  readonly published: readonly string[]
}

// An end that is missing is the text's: else each beginning would be looked at up to there.
const string = String.raw`"(?:\\.|[^"\\])*"?`
const comments = new RegExp(String.raw`${string}|//[^\n]*|/\*[\s\S]*?(?:\*/|$)`, 'g')
const lastCommas = new RegExp(String.raw`${string}|,(?=\s*[}\]])`, 'g')

function without(text: string, tokens: RegExp): string {
  return text.replace(tokens, (each) => (each.startsWith('"') ? each : ''))
}

/** JSON with comments and commas at the end, as Rush reads it. Null where it is something else. */
function parse(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(without(without(text.replace(/^\uFEFF/, ''), comments), lastCommas))
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

/** A project is published where it says so, or where a version policy does (rushjs.io, rush_json). */
function isPublished(project: JsonObject): boolean {
  return project.shouldPublish === true || typeof project.versionPolicyName === 'string'
}

/** What the text of a rush.json says; null where it names no package manager. */
export function readRush(text: string | null): Rush | null {
  const config = text === null ? null : parse(text)
  if (!config) return null
  const packer = (['pnpm', 'npm', 'yarn'] as const).find((name) => typeof config[`${name}Version`] === 'string')
  if (!packer) return null
  const projects = Array.isArray(config.projects) ? config.projects.filter(isObject) : []
  const folders = projects.filter(isPublished).map(({ projectFolder }) => projectFolder)
  return {
    packer: packer === 'yarn' ? 'npm' : packer,
    version: packer === 'yarn' ? null : String(config[`${packer}Version`]),
    published: folders.filter((folder) => typeof folder === 'string'),
  }
}

/** The same of a folder's rush.json. */
export function rushOf(folder: string): Rush | null {
  try {
    return readRush(readFileSync(join(folder, 'rush.json'), 'utf8'))
  } catch {
    return null
  }
}
