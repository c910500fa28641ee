import { secretRule, type SecretRule } from './secret-rule.js'

function decoded(part: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString())
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

/** Made to be read by everyone: a key of Supabase's for browsers, the example of jwt.io and its many copies. */
function isPublic(payload: Record<string, unknown>): boolean {
  return (
    payload.role === 'anon' ||
    /^(John|Jane) Doe$/.test(String(payload.name)) ||
    payload.sub === '1234567890' ||
    Object.keys(payload).length === 0
  )
}

/** JSON Web Tokens (RFC 7519) that are signed and say something. */
export const jwtRule: SecretRule = secretRule({
  kind: 'jwt',
  anchors: ['.eyJ'],
  pattern: /(?<![\w-])eyJ[\w-]{10,2000}\.eyJ[\w-]{4,6000}\.[\w-]{27,2000}(?![\w-])/g,
  confirm(token) {
    const [header = '', payload = ''] = token.split('.').map(decoded)
    return header && payload && typeof header.alg === 'string' && header.alg !== 'none' && !isPublic(payload)
      ? 'jwt'
      : null
  },
  before: 2048,
  after: 8192,
})
