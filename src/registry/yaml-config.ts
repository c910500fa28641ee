import { isObject, type JsonObject } from '../model/manifest.js'

/** The top of a YAML file of settings; empty where it is no mapping. @throws where it is no YAML */
export async function readYamlSettings(text: string): Promise<JsonObject> {
  const { parse } = await import('yaml')
  const value: unknown = parse(text, { maxAliasCount: 20, logLevel: 'error' })
  return isObject(value) ? value : {}
}

/** The entries of a mapping that are mappings themselves. */
export function mappingsIn(value: unknown): readonly (readonly [string, JsonObject])[] {
  return Object.entries(isObject(value) ? value : {}).flatMap(([key, each]) =>
    isObject(each) ? [[key, each] as const] : [],
  )
}
