import { join } from 'node:path'
import type { Context } from '../model/context.js'
import { parseJsonObject } from '../model/json-object.js'
import type { JsonObject } from '../model/manifest.js'
import type { RegistryChange } from '../model/registry-change.js'
import { openRegistries, type PublishPlace, type RegistryClient } from '../registry/client.js'
import { filesOnDisk, trustedFiles, type ConfigFiles } from '../registry/config-files.js'
import type { PackageSource } from '../registry/package-source.js'
import { publishConfigOf } from '../registry/publish-place.js'
import { changedSettings, unreadableBase } from '../registry/registry-change.js'
import type { GateRequest } from './gate-request.js'

/** The registry that is asked for a baseline. */
export interface RegistryAccess {
  readonly source: PackageSource
  /** On a pull request: how it would change which registry is asked; null elsewhere. */
  readonly change: RegistryChange | null
}

type Request = Pick<GateRequest, 'root' | 'baseFiles' | 'shared'>

/**
 * What a run asks registries with: one for all its packages.
 *
 * @param base the base branch's files, where they are open already: what was read of them is known
 */
export function registriesOf(
  { shared, baseFiles, root }: Request,
  context: Context,
  base = baseFiles && trustedFiles(root, baseFiles),
): RegistryClient {
  const open = (): RegistryClient => openRegistries(context, base && { root, files: base })
  return shared ? (shared.registries.client ??= open()) : open()
}

async function publishConfigIn(files: ConfigFiles, folder: string): Promise<JsonObject> {
  const text = await files.read(join(folder, 'package.json')).catch(() => null)
  return publishConfigOf(parseJsonObject(text ?? '{}') ?? {})
}

/** Where the base branch can't be read, nothing of the pull request's own is taken: it has to bring nothing along. */
async function withoutBase(
  place: PublishPlace,
  request: Request,
  context: Context,
  cause: unknown,
): Promise<RegistryAccess> {
  const { root } = request
  const nothing: ConfigFiles = trustedFiles(root, { read: () => Promise.resolve(null) })
  const { files } = await changedSettings({ ...place, env: context.env, root, base: nothing, trusted: {} })
  if (files.length > 0)
    throw unreadableBase(
      cause,
      files.map(({ path }) => path),
    )
  const source = await openRegistries(context, { root, files: nothing }).source({ ...place, publishConfig: {} })
  return { source, change: null }
}

async function judged(
  place: PublishPlace,
  request: Request,
  context: Context,
  base: ConfigFiles,
): Promise<RegistryAccess> {
  const { root } = request
  const registries = registriesOf(request, context, base)
  const { folder, tool } = place
  const source = await registries.source({ ...place, publishConfig: await publishConfigIn(base, folder) })
  const trusted = await registries.settings(folder, tool)
  const { knows, ...changed } = await changedSettings({ folder, tool, env: context.env, root, base, trusted })
  const asked = source.address
  if (changed.files.length === 0) return { source, change: { ...changed, asked, wanted: null } }
  const own = { ...place, publishConfig: await publishConfigIn(filesOnDisk, folder) }
  const wanted = await openRegistries(context)
    .source(own)
    .then(({ address }) => address)
    .catch(() => null)
  if (wanted === null || wanted === asked) return { source, change: { ...changed, asked, wanted: null } }
  // However it is written, this is what the package manager makes of it.
  const { host } = new URL(wanted)
  const isNew = host !== source.host && !knows(host) && !changed.hosts.includes(host)
  return { source, change: { ...changed, hosts: isNew ? [...changed.hosts, host] : changed.hosts, asked, wanted } }
}

/**
 * Opens the registry that a package is published to. On a pull request the base branch's files say which, and with
 * what: the pull request's own are a stranger's.
 *
 * @throws GateError EREGISTRY where the settings can't be used
 */
export async function openRegistry(place: PublishPlace, request: Request, context: Context): Promise<RegistryAccess> {
  const { baseFiles, root } = request
  if (!baseFiles) return { source: await registriesOf(request, context).source(place), change: null }
  const base = trustedFiles(root, baseFiles)
  try {
    await base.read(join(place.folder, 'package.json'))
  } catch (cause) {
    return withoutBase(place, request, context, cause)
  }
  return judged(place, request, context, base)
}
