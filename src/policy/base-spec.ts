import type { RemoteFile } from '../model/policy.js'
import { choice, suggest } from './suggest.js'

/** Presets by name; their text is in presets.ts. */
export const presetNames = ['library', 'cli', 'closed-source'] as const

export type PresetName = (typeof presetNames)[number]

/** What an entry of `extends` asks for. */
export type BaseSpec =
  | { readonly kind: 'preset'; readonly name: PresetName }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'github'; readonly file: RemoteFile }

const maxLength = 500

/** GitHub's own rules for names, and a ref that needs no escaping in an address: git allows little more. */
const remotePattern = /^github:([A-Za-z0-9][A-Za-z0-9-]*)\/([\w.-]+)\/([^@\s\\?#%]+)@([\w.][\w./-]*)$/

const forms = `${choice([...presetNames])}, "./FILE.yml", or "github:OWNER/REPO/PATH@COMMIT"`

/** Reads an entry of `extends`; null where it is none. */
export function readBaseSpec(spec: string): BaseSpec | null {
  if (spec.length > maxLength || /[\u0000-\u001f\u007f]/.test(spec)) return null
  const name = presetNames.find((preset) => preset === spec)
  if (name !== undefined) return { kind: 'preset', name }
  if (/^\.\.?\/./.test(spec) && !spec.includes('\\')) return { kind: 'file', path: spec }
  const [, owner, repo, path, ref] = remotePattern.exec(spec) ?? []
  if (owner === undefined || repo === undefined || path === undefined || ref === undefined) return null
  if (/^\.\.?$/.test(repo) || path.split('/').some((step) => /^\.{0,2}$/.test(step))) return null
  return { kind: 'github', file: { owner, repo, path, ref } }
}

/** Why an entry of `extends` can't be used, as words that follow it; null where it can. */
export function baseProblem(spec: string): string | null {
  if (readBaseSpec(spec) !== null) return null
  const closest = /^[\w-]+$/.test(spec) ? suggest(spec, presetNames) : null
  return `expected ${forms}${closest === null ? '' : `; did you mean "${closest}"?`}`
}

/** Whether a ref names one commit for ever. */
export function isPinned(ref: string): boolean {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(ref)
}
