import { pages } from 'pack-gate:rule-pages'
import { suggest } from '../config/suggest.js'
import { GateError } from '../errors.js'
import { rules } from '../rules/index.js'

/** Every rule with its default levels and what it fires on. */
export function rulesText(): string {
  const width = Math.max(...rules.map(({ id }) => id.length))
  const lines = rules.map(({ id, levels, summary }) => {
    const level = levels.unchanged === levels.new ? levels.new : `${levels.new}/${levels.unchanged}`
    return `${id.padEnd(width)}  ${level.padEnd(13)}  ${summary}`
  })
  const head = `${'rule'.padEnd(width)}  new/unchanged  fires on`
  return `${head}\n${lines.join('\n')}\n\n\`pack-gate explain RULE\` tells all about one of them.\n`
}

/**
 * The doc page of a rule, as Markdown.
 *
 * @throws GateError EUSAGE where there is no such rule
 */
export function explainText(id: string): string {
  const page = pages.get(id)
  if (page !== undefined) return page
  const near = suggest(id, [...pages.keys()])
  throw new GateError('EUSAGE', `there is no rule ${JSON.stringify(id)}`, near === null ? 'List them with `pack-gate rules`.' : `Did you mean ${near}? \`pack-gate rules\` lists them all.`)
}
