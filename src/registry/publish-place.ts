import { GateError } from '../model/errors.js'
import { isObject, type JsonObject } from '../model/manifest.js'
import { textOf, type Settings } from './settings.js'

/**
 * What package.json says of where it is published; npm takes any setting from there (npm publish,
 * lib/commands/publish.js).
 */
export function publishConfigOf(manifest: JsonObject): JsonObject {
  return isObject(manifest.publishConfig) ? manifest.publishConfig : {}
}

/**
 * The registry that a package is published to, as npm-registry-fetch picks it: of the package's scope, of the setting
 * `scope`, else `registry`.
 *
 * @throws GateError EREGISTRY where the settings name something that is no address
 */
export function registryFor(name: string, settings: Settings): URL {
  const [, scope] = /^(@[^/]+)\//.exec(name) ?? []
  const own = scope === undefined ? null : textOf(settings, `${scope}:registry`)
  const asked = textOf(settings, 'scope')
  const address =
    own ?? (asked === null ? null : textOf(settings, `${asked}:registry`)) ?? textOf(settings, 'registry') ?? ''
  if (URL.canParse(address) && /^https?:/.test(address)) return new URL(address.trim().replace(/\/*$/, '/'))
  throw new GateError(
    'EREGISTRY',
    'the registry in the configuration is not an http or https address',
    'Correct `registry` in .npmrc or `publishConfig.registry` in package.json.',
  )
}
