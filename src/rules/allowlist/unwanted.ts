import { nestedArchives } from '../contents/archives.js'
import { forbiddenFiles } from '../forbidden-file/forbidden-match.js'
import { forbiddenOptions } from '../forbidden-file/forbidden-options.js'
import type { RuleContext } from '../rule.js'
import { secretHits } from '../secret/secret-hits.js'
import { secretOptions } from '../secret/secret-options.js'
import { embeddedIn } from '../source-map/map-exposure.js'
import { isObject } from '../../model/json.js'
import type { FileFacts } from '../../model/types.js'

/** Options of source-map under which maps with sources may ship. */
const mapsMayShip: ReadonlySet<unknown> = new Set(['allow', 'resolvable'])

/** Files that no entry should let in, as something else is against them: what they are called, or what they hold. */
export function unwanted({ release, policy }: Pick<RuleContext, 'release' | 'policy'>): ReadonlySet<string> {
  const options = (id: string): unknown => policy.rules.get(id)?.options
  const maps = options('source-map')
  const mapPolicy = isObject(maps) ? maps.policy : undefined
  const holdsSources = (file: FileFacts): boolean =>
    !mapsMayShip.has(mapPolicy) && (mapPolicy === 'none' ? file.sourceMaps !== undefined : embeddedIn(file).length > 0)
  return new Set([
    ...forbiddenFiles(release.files, forbiddenOptions.parse(options('forbidden-file') ?? {})).map(
      ({ file }) => file.path,
    ),
    ...nestedArchives(release.files, release.name).map(({ file }) => file.path),
    ...secretHits(release, secretOptions.parse(options('secret') ?? {}))
      .filter(({ isSample }) => !isSample)
      .map(({ file }) => file.path),
    ...release.files.filter(holdsSources).map(({ path }) => path),
  ])
}
