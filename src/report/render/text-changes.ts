import { formatBytes, formatCount, formatMode } from '../../model/format.js'
import type { Verdict } from '../../model/report.js'
import { shorten } from './budget.js'
import { plain } from '../../model/plain-text.js'

/** Files named; the others are counted. */
const limit = 20

type FileOf = Verdict['files'][number]

/**
 * The files that both releases have and that differ, for a comparison: what was added and removed is in the findings.
 */
export function changesAsText({ files }: Verdict): string[] {
  const changed = files.filter(
    ({ state, wasMode }) => state === 'changed' || state === 'renamed' || wasMode !== undefined,
  )
  if (changed.length === 0) return []
  const left = changed.length - limit
  return [
    'Changed',
    ...changed
      .slice(0, limit)
      .map((file) => `  ${plain(shorten(file.path, 300))}  ${plain(shorten(changeOf(file), 400))}`),
    ...(left > 0 ? [`  and ${formatCount(left)} more: see --reporter json`] : []),
  ]
}

function changeOf({ state, size, mode, was, wasSize, wasMode }: FileOf): string {
  return [
    ...(was === undefined ? [] : [`was ${was}`]),
    ...(wasSize === undefined
      ? state === 'changed'
        ? [`${formatBytes(size)}, other bytes`]
        : []
      : [`${formatBytes(wasSize)} → ${formatBytes(size)}`]),
    ...(wasMode === undefined ? [] : [`mode ${formatMode(wasMode)} → ${formatMode(mode)}`]),
  ].join(', ')
}
