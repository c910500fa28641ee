import { formatBytes, formatCount } from '../../model/format.js'

export { formatBytes, formatCount }

/** What a size grew or shrank by: `+2.7 MB, +976 %`. Bytes in, decimal units out; no percentage of nothing. */
export function formatChange(before: number, after: number): string {
  const change = after - before
  if (change === 0) return 'no change'
  const sign = change > 0 ? '+' : '-'
  const amount = `${sign}${formatBytes(Math.abs(change))}`
  const percent = (Math.abs(change) / before) * 100
  // Under a twentieth of a percent the figure would read 0.0.
  return before > 0 && percent >= 0.05 ? `${amount}, ${sign}${formatPercent(percent)} %` : amount
}

function formatPercent(percent: number): string {
  return percent < 9.95 ? percent.toFixed(1) : formatCount(Math.round(percent))
}
