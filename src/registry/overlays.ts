import { GateError } from '../model/errors.js'
import type { JsonObject } from '../model/json.js'
import { bunOverlay } from './bun-settings.js'
import type { ConfigPlace, Tool } from './config-places.js'
import { pnpmOverlay } from './pnpm-settings.js'
import { expandAll, expandDollar, expandVariables } from './variables.js'
import { readYamlSettings } from './yaml-config.js'
import { mergeYarn, readYarnClassic, yarnEnvironment, yarnOverlay, type Overlay } from './yarn-settings.js'

type Environment = Readonly<Record<string, string | undefined>>

/** A file that was read. */
export interface ConfigText extends ConfigPlace {
  readonly text: string
}

/** The values of a file as they are written. @throws GateError EREGISTRY where it can't be read */
export async function parseConfig({ kind, text, path }: ConfigText): Promise<JsonObject> {
  try {
    if (kind === 'bunfig.toml') return (await import('smol-toml')).parse(text)
    return kind === 'yarnrc' ? readYarnClassic(text) : await readYamlSettings(text)
  } catch (cause) {
    const name = path.split(/[\\/]/).at(-1) ?? path
    throw new GateError(
      'EREGISTRY',
      `${name} can't be read, so nobody knows which registry it names`,
      `Correct ${name}.`,
      { cause },
    )
  }
}

/**
 * What the files of another package manager than npm say of registries, on top of npm's own.
 *
 * @param files the nearest last
 * @param otherwise the registry where none of them names one
 */
export async function overlayOf(
  tool: Tool,
  files: readonly ConfigText[],
  env: Environment,
  otherwise: string,
): Promise<Overlay> {
  const parsed = await Promise.all(
    files.map(async (file) => ({
      kind: file.kind,
      values: expandAll(await parseConfig(file), (text) => expand(tool, text, env)),
    })),
  )
  const of = (kind: ConfigText['kind']): readonly JsonObject[] =>
    parsed.filter((file) => file.kind === kind).map(({ values }) => values)
  if (tool === 'pnpm') return Object.assign({}, ...of('pnpm-workspace.yaml').map(pnpmOverlay)) as Overlay
  if (tool === 'bun') return Object.assign({}, ...of('bunfig.toml').map(bunOverlay)) as Overlay
  if (tool !== 'yarn') return {}
  const classic = Object.assign({}, ...of('yarnrc')) as Overlay
  return { ...classic, ...yarnOverlay(mergeYarn([...of('yarnrc.yml'), yarnEnvironment(env)]), otherwise) }
}

function expand(tool: Tool, text: string, env: Environment): string {
  return tool === 'bun' ? expandDollar(text, env) : expandVariables(text, env)
}
