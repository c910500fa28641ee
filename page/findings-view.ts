import { formatCount, plural } from '../src/model/format.js'
import { groupBy } from '../src/model/group-by.js'
import type { PageFinding, PageShared, PageVerdict } from '../src/report/html/data.js'
import type { HelpPart } from '../src/report/render/help.js'
import { button, element, name, prose } from './dom.js'

const mostReasons = 20
const mostNames = 8
const step = { first: 10, more: 200 }

/** Where a rule's findings are, to be jumped to. */
export const ruleAnchor = (rule: string): string => `rule-${rule}`

type ShowFiles = (rule: string) => void

/** Those that are read as one with the first finding of their entry. */
type Reasons = ReadonlyMap<PageFinding, readonly PageFinding[]>

function reasonsOf({ findings }: PageVerdict): Reasons {
  const others = findings.filter(({ entry }) => entry !== undefined)
  const keyed = groupBy(others, ({ entry }) => findings[entry ?? -1])
  return new Map([...keyed].flatMap(([first, also]) => (first ? [[first, also] as const] : [])))
}

/** Where a rule is reported: it may be a reason in the entry of another one. */
export function ruleHeading(rule: string, { findings }: PageVerdict): HTMLElement | null {
  const own = document.getElementById(ruleAnchor(rule))
  const found = findings.find((finding) => finding.rule === rule && finding.entry !== undefined)
  const first = found?.entry === undefined ? undefined : findings[found.entry]
  return own ?? (first ? document.getElementById(ruleAnchor(first.rule)) : null)
}

/** The open findings by level and rule, gravest first, each with its remedy. */
export function findingsView(verdict: PageVerdict, showFiles: ShowFiles): HTMLElement {
  const open = verdict.findings.filter(({ waived, entry }) => waived === undefined && entry === undefined)
  const reasons = reasonsOf(verdict)
  const blocksOf = (level: PageFinding['level']): HTMLElement[] => {
    const rules = groupBy(
      open.filter((finding) => finding.level === level),
      ({ rule }) => rule,
    )
    return [...rules].map(([rule, findings]) => ruleBlock({ rule, findings, reasons, verdict, showFiles }))
  }
  const grave = [...blocksOf('error'), ...blocksOf('warning')]
  const notes = blocksOf('note')
  const count = open.filter(({ level }) => level === 'note').length
  // Most releases have many notes: what is new in them is on the map and in the list as well.
  const folded =
    notes.length === 0
      ? []
      : [element('details', { class: 'notes' }, element('summary', {}, plural(count, 'note')), ...notes)]
  const nothing = open.length === 0 ? [element('p', { class: 'nothing' }, 'No rule found anything.')] : []
  const title = element('h2', { id: 'findings-title' }, 'Findings')
  return element(
    'section',
    { id: 'findings', 'aria-labelledby': 'findings-title' },
    title,
    ...grave,
    ...folded,
    ...nothing,
  )
}

/** What several packages have in common, before the packages themselves. */
export function sharedView(shared: readonly PageShared[]): HTMLElement {
  const blocks = shared.map(({ rule, level, message, packages, help }) =>
    element(
      'article',
      { class: `rule ${level}` },
      element(
        'div',
        { class: 'rule-head' },
        element('h3', {}, element('span', { class: `badge ${level}` }, level), ' ', rule),
      ),
      element(
        'ul',
        { class: 'facts' },
        element('li', {}, ...prose(message), element('ul', { class: 'examples' }, ...listed(packages))),
      ),
      remedy(help),
      explained(rule),
    ),
  )
  const title = element('h2', { id: 'shared-title' }, 'In several packages')
  return element('section', { id: 'shared', 'aria-labelledby': 'shared-title' }, title, ...blocks)
}

/** A few names, and how many more there are. */
function listed(names: readonly string[]): readonly HTMLElement[] {
  const left = names.length - mostNames
  return [
    ...names.slice(0, left > 0 ? mostNames : names.length).map((each) => element('li', {}, name(each))),
    ...(left > 0 ? [element('li', { class: 'muted' }, `and ${formatCount(left)} more`)] : []),
  ]
}

function explained(rule: string): HTMLElement {
  return element(
    'p',
    { class: 'muted explain' },
    'More about this rule: ',
    element('code', { class: 'copy' }, `pack-gate explain ${rule}`),
  )
}

/** What the policy excuses, and why. */
export function waivedView(verdict: PageVerdict): readonly HTMLElement[] {
  const waived = verdict.findings.filter((finding) => finding.waived !== undefined)
  if (waived.length === 0) return []
  const list = stepwise(waived, (finding) => {
    const until = finding.waived?.expires ? ` (until ${finding.waived.expires})` : ''
    const reason = element(
      'p',
      { class: 'reason' },
      element('b', {}, 'Waived: '),
      ...prose(finding.waived?.reason ?? ''),
      until,
    )
    return element('li', {}, element('code', {}, finding.rule), ' ', ...sentence(finding, verdict), reason)
  })
  const title = element('h2', { id: 'waived-title' }, 'Waived by the policy')
  return [
    element(
      'section',
      { id: 'waived', 'aria-labelledby': 'waived-title' },
      title,
      element('div', { class: 'rule waived' }, ...list),
    ),
  ]
}

interface Block {
  readonly rule: string
  readonly findings: readonly PageFinding[]
  readonly reasons: Reasons
  readonly verdict: PageVerdict
  readonly showFiles: ShowFiles
}

function ruleBlock({ rule, findings, reasons, verdict, showFiles }: Block): HTMLElement {
  const level = findings[0]?.level ?? 'note'
  const count = findings.length > 1 ? [element('span', { class: 'muted' }, plural(findings.length, level))] : []
  const files = findings.some((finding) => finding.files.length > 0)
  const jump = files
    ? [
        button('Show files', { class: 'link', 'aria-label': `Show files of ${rule}` }, () => {
          showFiles(rule)
        }),
      ]
    : []
  const title = element(
    'h3',
    { id: ruleAnchor(rule), tabindex: '-1' },
    element('span', { class: `badge ${level}` }, level),
    ' ',
    rule,
  )
  const clusters = [...groupBy(findings, ({ help }) => String(help)).values()].flatMap((cluster) => {
    const items = stepwise(cluster, (finding) =>
      element('li', {}, ...sentence(finding, verdict), ...also(reasons.get(finding) ?? [], verdict)),
    )
    return [...items, remedy(verdict.helps[cluster[0]?.help ?? 0] ?? [])]
  })
  return element(
    'article',
    { class: `rule ${level}` },
    element('div', { class: 'rule-head' }, title, ...count, ...jump),
    ...clusters,
    explained(rule),
  )
}

/** What other rules say of the same files. */
function also(reasons: readonly PageFinding[], verdict: PageVerdict): HTMLElement[] {
  const left = reasons.length - mostReasons
  const items = reasons
    .slice(0, mostReasons)
    .map((finding) =>
      element('li', {}, 'also ', element('code', {}, finding.rule), ': ', ...sentence(finding, verdict)),
    )
  const more = left > 0 ? [element('li', { class: 'muted' }, `and ${formatCount(left)} more`)] : []
  return items.length === 0 ? [] : [element('ul', { class: 'reasons' }, ...items, ...more)]
}

function sentence(
  { place, message, unchanged, anchor, examples, more }: PageFinding,
  { baseline }: PageVerdict,
): (Node | string)[] {
  const where = place === '' ? [] : [name(place), ': ']
  const before = unchanged ? [element('span', { class: 'muted' }, ` (already in ${baseline ?? 'the baseline'})`)] : []
  const see =
    anchor === '' ? [] : [element('span', { class: 'muted' }, ' (see ', element('code', {}, name(anchor)), ')')]
  const others = more > 0 ? [element('li', { class: 'muted' }, `and ${formatCount(more)} more`)] : []
  const list =
    examples.length === 0
      ? []
      : [element('ul', { class: 'examples' }, ...examples.map((path) => element('li', {}, name(path))), ...others)]
  return [...where, ...prose(message), ...before, ...see, ...list]
}

export function remedy(parts: readonly HelpPart[]): HTMLElement {
  const nodes = parts.map((part) =>
    part.kind === 'paste'
      ? element('pre', { class: 'copy', tabindex: '0' }, part.lines.join('\n'))
      : element('p', {}, ...prose(part.text)),
  )
  return element('div', { class: 'remedy' }, ...nodes)
}

/** A list whose later items come when asked for. */
function stepwise(
  findings: readonly PageFinding[],
  draw: (finding: PageFinding) => HTMLElement,
): readonly HTMLElement[] {
  const list = element('ul', { class: 'facts' }, ...findings.slice(0, step.first).map(draw))
  let shown = Math.min(step.first, findings.length)
  if (shown === findings.length) return [list]
  const label = (): string =>
    `Show ${formatCount(Math.min(step.more, findings.length - shown))} more of ${formatCount(findings.length)}`
  const more = button(label(), { class: 'more' }, () => {
    const next = findings.slice(shown, shown + step.more).map(draw)
    list.append(...next)
    shown += next.length
    const [first] = next
    first?.setAttribute('tabindex', '-1')
    first?.focus()
    if (shown === findings.length) more.remove()
    else more.textContent = label()
  })
  return [list, more]
}
