import { asObject } from '../../model/manifest.js'
import { listing } from '../../model/format.js'
import type { Manifest } from '../../model/release.js'
import { defineRule, type RuleContext } from '../rule.js'

/**
 * Commands that look at a package and build nothing. A script of such commands alone changes nothing of what ships.
 * What a script of another name does isn't known, but by what its name says.
 */
const lookers: readonly RegExp[] = [
  /^(npm|pnpm|yarn|bun)( run)?( -\S+)* (t|test|lint|check|typecheck|type-check|audit|format:check)(:\S+)?(?=\s|$)/,
  /^(npx (--\S+ )*|pnpm exec |yarn )?(pack-gate|publint|attw|eslint|jest|vitest|mocha|ava|tap|xo|standard|tsd)(?=\s|$)/,
  /^(npx )?(safe-publish-latest|np|in-publish|not-in-publish|is-publish|node --test|tsc .*--noEmit)(?=\s|$)/,
  /^(echo|exit|true|false|test)(?=\s|$)/,
]

function scriptsOf(manifest: Manifest, names: readonly string[]): readonly (readonly [name: string, script: string])[] {
  const scripts = asObject(manifest.scripts)
  return names.flatMap((name) => {
    const script = Object.hasOwn(scripts, name) ? scripts[name] : undefined
    return typeof script === 'string' && script.trim() !== '' ? [[name, script] as const] : []
  })
}

function builds([, script]: readonly [name: string, script: string]): boolean {
  const commands = script.split(/&&|\|\||;|&/).map((command) => command.trim())
  return commands.some((command) => command !== '' && !lookers.some((looker) => looker.test(command)))
}

/** What `publish` runs before it packs, and `pack` does not. npm runs `prepublish` when it installs, and not then. */
function unrun({ release, packer }: RuleContext): readonly (readonly [name: string, script: string])[] {
  const names = packer?.name === 'npm' ? ['prepublishOnly'] : ['prepublish', 'prepublishOnly']
  return scriptsOf(release.manifest, names).filter(builds)
}

/** Scripts that run again when a folder is published. */
const packScripts = ['prepack', 'prepare', 'postpack']

const handOver = 'Publish the tarball that was checked (`--pack-destination`, then `npm publish FILE.tgz`)'

/** Only what is packed from a folder is packed again when it is published. */
export const publishScript = defineRule({
  id: 'publish-script',
  summary: 'a script that runs when the package is published and did not run for this check',
  scope: 'release',
  levels: { new: 'warning', unchanged: 'warning' },
  *check(context) {
    const { release, packer, publishing } = context
    if (!packer || !publishing || publishing.isHandedOver) return
    const common = { path: 'package.json', baselineState: 'new' } as const
    const scripts = publishing.isInside ? [] : unrun(context)
    for (const [name, script] of scripts) {
      yield {
        ...common,
        message: `publishing runs ${name} before it packs, and this check did not: ${listing([script])}`,
        help:
          `What it builds was not checked. ${handOver}, or do the same in \`prepack\` or in a step before the check, and ` +
          `take ${name} out.`,
        cause: { kind: 'manifest', key: ['scripts', name] },
        key: name,
      }
    }
    const again = scriptsOf(release.manifest, packScripts)
    const [first] = again
    if (!publishing.isRelease || scripts.length > 0 || !first || packer.ignoreScripts) return
    yield {
      ...common,
      message: `publishing this folder runs ${listing(again.map(([name]) => name))} again and packs again`,
      help: `What the second run makes was not checked. ${handOver}: then it is what is published.`,
      cause: { kind: 'manifest', key: ['scripts', first[0]] },
      key: 'again',
    }
  },
})
