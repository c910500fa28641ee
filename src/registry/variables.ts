import { isObject, type JsonObject } from '../model/manifest.js'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * `${NAME}`, `${NAME-otherwise}` and `${NAME:-otherwise}` as Yarn and pnpm read them; a name that isn't set stays as
 * it is.
 */
export function expandVariables(text: string, env: Environment): string {
  return text.replace(
    /\$\{(\w+)(?:(:?)-([^}]*))?\}/g,
    (whole: string, name: string, colon?: string, otherwise?: string) => {
      const value = env[name]
      if (value !== undefined && (value !== '' || colon !== ':')) return value
      return otherwise ?? whole
    },
  )
}

/** `$NAME` as Bun reads it in bunfig.toml, where the value is nothing else. */
export function expandDollar(text: string, env: Environment): string {
  const [, name] = /^\$\{?([A-Za-z_]\w*)\}?$/.exec(text) ?? []
  return name === undefined ? text : (env[name] ?? text)
}

/** All texts in a value, however deep. */
export function expandAll(value: JsonObject, expand: (text: string) => string): JsonObject {
  const each = (one: unknown): unknown =>
    typeof one === 'string' ? expand(one) : isObject(one) ? expandAll(one, expand) : one
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, each(one)]))
}
