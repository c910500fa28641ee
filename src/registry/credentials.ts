import { readFileSync } from 'node:fs'
import { authKeyOf, textOf, type Settings } from './settings.js'

/** What a request is sent with. */
export interface Credentials {
  readonly authorization?: string
  /** A client certificate and its key, PEM. */
  readonly cert?: string
  readonly key?: string
}

const none: Credentials = {}

/** The longest key with credentials above an address, as npm-registry-fetch looks for it (lib/auth.js). */
function keyAbove(url: URL, settings: Settings): string | null {
  for (let key = authKeyOf(url); key.length > 2; key = key.replace(/([^/]+|\/)$/, '')) {
    const has = (part: string): boolean => textOf(settings, `${key}:${part}`) !== null
    if (
      has('_authToken') ||
      has('_auth') ||
      (has('username') && has('_password')) ||
      (has('certfile') && has('keyfile'))
    )
      return key
  }
  return null
}

function authorization(key: string, settings: Settings): string | null {
  const token = textOf(settings, `${key}:_authToken`)
  if (token !== null) return `Bearer ${token}`
  const auth = textOf(settings, `${key}:_auth`)
  if (auth !== null) return `Basic ${auth}`
  const [user, password] = [textOf(settings, `${key}:username`), textOf(settings, `${key}:_password`)]
  if (user === null || password === null) return null
  return `Basic ${Buffer.from(`${user}:${Buffer.from(password, 'base64').toString('utf8')}`).toString('base64')}`
}

/** A file that isn't there is no certificate, as for npm: the server then says what it wants. */
function readPem(path: string | null): string | null {
  try {
    return path === null ? null : readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

function credentialsAt(key: string, settings: Settings): Credentials {
  const header = authorization(key, settings)
  const [cert, pem] = [readPem(textOf(settings, `${key}:certfile`)), readPem(textOf(settings, `${key}:keyfile`))]
  return { ...(header !== null && { authorization: header }), ...(cert !== null && pem !== null && { cert, key: pem }) }
}

/**
 * What is sent to an address: what the settings say of it, or of the registry where that is the same host.
 *
 * @param registry what was to be asked; a tarball may lie elsewhere
 */
export function credentialsFor(url: URL, registry: URL, settings: Settings): Credentials {
  const key = keyAbove(url, settings) ?? (url.host === registry.host ? keyAbove(registry, settings) : null)
  return key === null ? none : credentialsAt(key, settings)
}
