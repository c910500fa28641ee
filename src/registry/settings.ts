/**
 * Where a registry is and how it is reached, in the form that npm's own libraries take: `registry`, `@scope:registry`,
 * `//host/path/:_authToken`, `ca`, `httpsProxy`. Nothing else of a configuration is here: no cache, no tag, no age.
 */
export type Settings = Readonly<Record<string, unknown>>

/** A setting that is text; null where it is left out, empty or something else. */
export function textOf(settings: Settings, key: string): string | null {
  const value = settings[key]
  return typeof value === 'string' && value !== '' ? value : null
}

/** What credentials are written under: `//host/path/`. */
export function authKeyOf({ host, pathname }: URL): string {
  return `//${host}${pathname}`
}

/** The last part of a key such as `//host/:_authToken`; null where it is about no credential. */
export function credentialPart(key: string): string | null {
  return /^\/\/.*:([a-z_]+)$/i.exec(key)?.[1] ?? null
}

/** What must never be printed: every token and password, also in the form in which they are sent. */
export function secretsIn(settings: Settings): readonly string[] {
  return Object.entries(settings).flatMap(([key, value]) => {
    const part = credentialPart(key)
    if (part === null || typeof value !== 'string' || value.length < 4) return []
    if (part !== '_auth' && part !== '_password') return part === '_authToken' ? [value] : []
    const plain = Buffer.from(value, 'base64').toString('utf8')
    return [value, plain, ...plain.split(':').slice(1)].filter((each) => each.length >= 4)
  })
}
