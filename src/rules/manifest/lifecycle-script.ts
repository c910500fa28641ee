import { withoutUser } from '../../model/format.js'
import { asObject, installScripts } from '../../model/manifest.js'
import type { Release } from '../../model/release.js'
import { defineRule, type RuleContext } from '../rule.js'
import { brokenIn } from './lifecycle-broken.js'

/** Characters of a script shown in a message. */
const shown = 200

/** A script as it is shown: bounded, and without who signs in to a git server. */
function words(script: string): string {
  const safe = withoutUser(script)
  return safe.length > shown ? `${safe.slice(0, shown)}…` : safe
}

/** The commands of a script, and what npm runs by itself as that command. */
function commands(script: string): readonly string[] {
  return script.split(/&&|\|\||;/).map((command) => command.replace('(implied by binding.gyp)', '').trim())
}

/**
 * All commands that installing the baseline ran, without their options: a part of a script that was there is nothing
 * new.
 */
function knownCommands({ baseline }: RuleContext): ReadonlySet<string> {
  if (!baseline) return new Set()
  const scripts = installScripts(baseline.manifest, new Set(baseline.files.map((file) => file.path)))
  return new Set(
    scripts.flatMap(({ script }) =>
      commands(script).flatMap((command) => [command, /^node-gyp rebuild\b/.exec(command)?.[0] ?? command]),
    ),
  )
}

/** What the script runs and the package lacks. */
function lack(script: string, release: Release): string {
  const [broken] = brokenIn(script, release)
  return broken ? ` (it runs ${broken.what})` : ''
}

/** pinst and the like take the script out while publishing: what was checked still has it. */
function takenOut(event: string, { manifest }: Release): string {
  const { prepublishOnly } = asObject(manifest.scripts)
  if (typeof prepublishOnly !== 'string' || prepublishOnly === '') return ''
  return (
    ` If prepublishOnly takes ${event} out (as \`pinst --disable\` does), do that in \`prepack\` (and undo it in ` +
    '`postpack`), or in a step before the check: packing does not run prepublishOnly.'
  )
}

export const lifecycleScript = defineRule({
  id: 'lifecycle-script',
  summary: 'a new or changed script that runs when the package is installed',
  scope: 'release',
  levels: { new: 'error', unchanged: 'note' },
  examples: { waiver: { path: 'package.json', reason: 'builds the addon' } },
  *check(subject) {
    const { release } = subject
    const known = knownCommands(subject)
    const files = new Set(release.files.map((file) => file.path))
    for (const { event, script, key } of installScripts(release.manifest, files)) {
      yield {
        message: `installing this package runs ${event}: ${words(script)}${lack(script, release)}`,
        help:
          'Did you add this script? If not, investigate before you publish. To approve it: ' +
          "`pack-gate accept --rule lifecycle-script --reason '…'`. npm 12 and newer don't run it unless a user " +
          `allows it, so the package has to work without it.${takenOut(event, release)}`,
        path: 'package.json',
        cause: { kind: 'manifest', key },
        key: `${event}\0${script}`,
        ...(commands(script).every((command) => known.has(command)) && { baselineState: 'unchanged' }),
      }
    }
  },
})
