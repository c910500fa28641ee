import type { SecretKind } from '../../model/secret-kinds.js'
import { hasRightChecksum } from './checksum.js'
import { blockBody, isWholeKey } from './structures/key-body.js'

/** What a value itself says of where it comes from: true where no one made it up, false where someone did. */
export function isProven(kind: SecretKind, value: string): boolean | null {
  if (kind !== 'private-key') return hasRightChecksum(value)
  const inner = /^-----BEGIN [^-]+-----([^]*)-----END [^-]+-----$/.exec(value)?.[1]
  return isWholeKey(inner === undefined ? value.replace(/\\[nr]|\s/g, '') : blockBody(inner)) || null
}
