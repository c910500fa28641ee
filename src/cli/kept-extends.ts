import { readPolicyText } from '../policy/edit/policy-text.js'
import type { RemoteReader } from '../model/remote-file.js'
import { parsePolicy } from '../policy/load.js'
import { readPolicyAs } from '../policy/read.js'
import type { Extended } from '../commands/init/extended.js'
import type { Rule } from '../rules/rule.js'
import { usage } from './usage.js'
import type { PolicyPlace } from './policy-file.js'

/** A file that can't be read is no policy that anything could be kept of. */
function textOf(file: string): string {
  try {
    return readPolicyText(file).text
  } catch {
    return ''
  }
}

function specsIn(text: string, { shown }: PolicyPlace, rules: readonly Rule[]): readonly string[] {
  try {
    return (parsePolicy(text, shown, rules).bases ?? []).map(({ spec }) => spec)
  } catch {
    if (!/^["']?extends["']?\s*:/m.test(text)) return []
    throw usage(
      `${shown} has a mistake, so what it extends can't be kept`,
      'Correct it (`pack-gate rules` tells the place), or delete it and run pack-gate init again.',
    )
  }
}

/**
 * What the policy that is there extends: the one that takes its place goes on extending it. An organisation's rules are
 * not for
 * `--force` to drop.
 *
 * @param path of the policy from the repository's root
 * @param root absolute path of the repository's root
 * @throws GateError EUSAGE where the policy is too broken to tell, ECONFIG or EGITHUB where what it extends can't be
 *   read
 */
export async function keptExtends(
  place: PolicyPlace,
  path: string,
  root: string,
  rules: readonly Rule[],
  remote: RemoteReader,
): Promise<Extended | null> {
  if (place.lines === null) return null
  const specs = specsIn(textOf(place.file), place, rules)
  if (specs.length === 0) return null
  return { specs, policy: await readPolicyAs(`extends: ${JSON.stringify(specs)}\n`, path, root, rules, remote) }
}
