import { pages } from 'pack-gate:rule-pages'
import { suggest } from '../../policy/suggest.js'
import { rulePageUrl } from '../../model/tool.js'
import { atMostOne, type Command, readArguments, usage } from '../command.js'
import { pageText } from '../page-text.js'

/**
 * The doc page of a rule, as Markdown.
 *
 * @throws GateError EUSAGE where there is no such rule
 */
export function explainText(id: string): string {
  const page = pages.get(id)
  if (page !== undefined) return page
  const near = suggest(id, [...pages.keys()])
  throw usage(
    `there is no rule ${JSON.stringify(id)}`,
    near === null ? 'List them with `pack-gate rules`.' : `Did you mean ${near}? \`pack-gate rules\` lists them all.`,
  )
}

export const explain: Command = {
  options: {},
  examples: [['pack-gate explain source-map', 'what it reports, why, and what to do']],
  exitCodes: ['0  shown', '2  no such rule'],
  run(args, terminal) {
    const rule = atMostOne(readArguments(args, {}).positionals, 'rule')
    if (rule === undefined)
      throw usage('missing rule name', 'Run `pack-gate explain RULE`; `pack-gate rules` lists them.')
    const page = explainText(rule)
    terminal.print(`${pageText(page, terminal.style)}\n${rulePageUrl(rule)}\n`)
    return Promise.resolve(0)
  },
}
