import { isObject, type JsonObject } from '../model/json.js'
import { authKeyOf } from './settings.js'
import type { Overlay } from './yarn-settings.js'

/**
 * A registry in bunfig.toml: an address, which may hold `user:password@`, or a table with `url`, `token`, `username`
 * and `password`.
 */
function registryOf(value: unknown, key: string): Overlay {
  const table: JsonObject = isObject(value) ? value : { url: value }
  const text = (name: string): string | null => (typeof table[name] === 'string' ? table[name] : null)
  const [url, token, username, password] = [text('url'), text('token'), text('username'), text('password')]
  if (url === null || !URL.canParse(url)) return {}
  const at = authKeyOf(new URL(url)).replace(/\/*$/, '/')
  return {
    [key]: url,
    ...(token !== null && { [`${at}:_authToken`]: token }),
    ...(username !== null &&
      password !== null && { [`${at}:_auth`]: Buffer.from(`${username}:${password}`).toString('base64') }),
  }
}

/** What bunfig.toml says of registries. */
export function bunOverlay(settings: JsonObject): Overlay {
  const install: JsonObject = isObject(settings.install) ? settings.install : {}
  const scopes = Object.entries(isObject(install.scopes) ? install.scopes : {}).map(([scope, value]) =>
    registryOf(value, `@${scope.replace(/^@/, '')}:registry`),
  )
  const certificates = (['cafile', 'ca'] as const).flatMap((key) =>
    typeof install[key] === 'string' ? [[key, install[key]] as const] : [],
  )
  return {
    ...registryOf(install.registry, 'registry'),
    ...(Object.assign({}, ...scopes) as Overlay),
    ...Object.fromEntries(certificates),
  }
}
