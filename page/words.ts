import { formatBytes } from '../src/model/format.js'
import type { PageRow } from './model.js'

/** What a size grew or shrank by; empty where nothing is known of it before. */
export function changeOf({ size, before }: PageRow): number | null {
  if (before === null && size === null) return null
  return (size ?? 0) - (before ?? 0)
}

export function formatSigned(bytes: number): string {
  if (bytes === 0) return '0'
  return `${bytes > 0 ? '+' : '\u2212'}${formatBytes(Math.abs(bytes))}`
}
