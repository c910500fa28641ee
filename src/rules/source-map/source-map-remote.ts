import { topFolder } from '../../model/top-folder.js'
import { resolveReference, type MapReference } from './map-reference.js'
import { filesThat } from './map-words.js'
import type { Release } from '../../model/release.js'
import { groupBy } from '../../model/group-by.js'
import { place } from '../folders.js'
import { defineRule } from '../rule.js'

type Remote = Extract<MapReference, { kind: 'remote' }> & { readonly path: string }

function remoteReferences({ files }: Release): readonly Remote[] {
  const packed = new Set(files.map(({ path }) => path))
  return files.flatMap(({ path, mapReference }) => {
    const leads = mapReference === undefined ? null : resolveReference(path, mapReference, packed)
    return leads?.kind === 'remote' ? [{ ...leads, path }] : []
  })
}

/** One finding for each folder and host. */
function identity({ path, origin }: Remote): string {
  return `${topFolder(path)}\0${origin}`
}

/** What is wrong with a host, the worst first: an internal name tells of a private network, http lets anyone answer. */
function fault({ origin, internal, secure }: Remote): string {
  if (internal) return `on an internal host${secure ? '' : ', without https'}: ${origin}`
  return secure
    ? `on another host: ${origin}`
    : `on another host without https, where anyone on the way can replace it: ${origin}`
}

export const sourceMapRemote = defineRule({
  id: 'source-map-remote',
  summary: 'a reference to a source map on another host; worse for an internal host, or without https',
  scope: 'release',
  about: 'contents',
  levels: { new: 'warning', unchanged: 'note' },
  *check({ release, baseline }) {
    const before = new Set(baseline ? remoteReferences(baseline).map(identity) : [])
    for (const [key, members] of groupBy(remoteReferences(release), identity)) {
      const [first] = members
      if (!first) continue
      const folder = topFolder(first.path)
      const paths = members.map(({ path }) => path)
      yield {
        message: `${filesThat(paths, folder, 'refers to a source map', 'refer to source maps')} ${fault(first)}`,
        help:
          'Build without the option that says where the maps are (`sourcemapBaseUrl` in Rollup, `mapRoot` in ' +
          'tsconfig.json, `publicPath` of SourceMapDevToolPlugin in webpack), or without the comment. Debuggers ' +
          'of your users ask that host for the map, and anyone who reads the file learns its name.',
        ...place(paths, folder),
        key: first.origin,
        baselineState: before.has(key) ? 'unchanged' : 'new',
      }
    }
  },
})
