import type { SecretKind } from '../../src/model/secret-kinds.js'
import { hex, word } from './secret-samples.js'

/** A credential that was never valid, put together at run time, and something that looks like it and is none. */
export interface Format {
  readonly kind: SecretKind
  readonly fake: string
  readonly near: string
}

/** The near miss is the same mark with too little behind it, where none is given. */
export function format(kind: SecretKind, mark: string, body: string, near?: string): Format {
  return { kind, fake: mark + body, near: near ?? mark + body.slice(0, Math.min(10, Math.floor(body.length * 0.4))) }
}

export const lower = (length: number, seed?: string): string => word(length, seed).toLowerCase()
export const upper = (length: number, seed?: string): string => word(length, seed).toUpperCase()
export const uuid = `${hex(8, 'u')}-${hex(4, 'v')}-4${hex(3, 'w')}-a${hex(3, 'x')}-${hex(12, 'y')}`
export const base64 = (text: string): string => Buffer.from(text).toString('base64')
export const id = (length: number): string => '81234567016293847'.repeat(3).slice(0, length)
