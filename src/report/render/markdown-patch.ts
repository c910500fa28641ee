import type { Verdict } from '../../model/report.js'
import { bytesOf, shorten } from './budget.js'
import { codeBlock, codeSpan } from './escape.js'
import { plain } from '../../model/plain-text.js'

const command = codeSpan('pack-gate accept')

/**
 * The change of the policy that would allow new files and higher limits, to paste. Half a patch is none, and neither is
 * one in which something had to be escaped: then there is the command alone.
 */
export function patchMarkdown(patch: Verdict['patch'], maxBytes: number): string {
  if (!patch) return ''
  const title = '### If it is meant to ship'
  const where = codeSpan(shorten(patch.path, 300))
  const lines = patch.diff.replace(/\n$/, '').split(/\r?\n/)
  const whole =
    `${title}\n\nThis change of ${where} allows the new files and sizes; ${command} makes it ` +
    `too.\n\n${codeBlock(lines, 'diff')}`
  if (bytesOf(whole) <= maxBytes && lines.every((line) => plain(line) === line)) return whole
  return `${title}\n\n${command} changes ${where} so that the new files and sizes are allowed.`
}
