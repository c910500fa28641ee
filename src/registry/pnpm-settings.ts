import type { JsonObject } from '../model/json.js'
import { stringsIn } from './packument.js'
import type { Overlay } from './yarn-settings.js'

/** pnpm's names of settings in its YAML, with those that npm's libraries know. */
const known = {
  registry: 'registry',
  httpProxy: 'proxy',
  proxy: 'proxy',
  httpsProxy: 'httpsProxy',
  noProxy: 'noProxy',
  cafile: 'cafile',
  ca: 'ca',
  cert: 'cert',
  key: 'key',
} as const

/** What pnpm-workspace.yaml says of registries: `registry`, `registries`, proxies and certificates. */
export function pnpmOverlay(settings: JsonObject): Overlay {
  const { default: own, ...scopes } = stringsIn(settings.registries)
  const plain = Object.entries(known).flatMap(([from, to]) =>
    typeof settings[from] === 'string' ? [[to, settings[from]] as const] : [],
  )
  const scoped = Object.entries(scopes).map(([scope, url]) => [`@${scope.replace(/^@/, '')}:registry`, url] as const)
  return {
    ...Object.fromEntries(plain),
    ...(own !== undefined && { registry: own }),
    ...Object.fromEntries(scoped),
    ...(settings.strictSsl === false && { strictSSL: false }),
  }
}
