import { plural } from '../src/model/format.js'
import type { PageData, PagePackage } from '../src/report/html/data.js'
import { button, element, name } from './dom.js'
import { sharedView } from './findings-view.js'
import { headlineParts, packageView } from './package-view.js'
import { themeButton } from './theme.js'

/** How long the first drawing took, for benchmarks and the curious: see the Performance panel. */
const marks = { start: 'pack-gate:start', drawn: 'pack-gate:drawn', measure: 'pack-gate:draw' }

function readData(): PageData {
  // The element is our own: what it holds has the shape that encode.ts gave it.
  return JSON.parse(document.getElementById('report')?.textContent ?? '') as PageData
}

const outcome: Readonly<Record<'success' | 'failure' | 'neutral' | 'error', string>> = {
  success: 'passed',
  neutral: 'compared',
  failure: 'blocked',
  error: 'no verdict',
}

/** One package is shown at once: a list of them stands beside it where there are several. */
function start(data: PageData): void {
  const { packages, shared, skipped } = data
  const above = shared.length === 0 ? [] : [sharedView(shared)]
  const main = element('main', { id: 'report-body' })
  const top = element('header', { class: 'top' }, element('span', { class: 'brand' }, 'pack-gate'), themeButton())
  const show = (report: PagePackage): void => {
    main.replaceChildren(...above, packageView(report))
  }
  document.body.append(top)
  if (data.unverified) document.body.append(unverified())
  if (packages.length + skipped.length > 1) document.body.append(packageList(data, show))
  document.body.append(main)
  const [first] = packages
  if (first) show(first)
}

function unverified(): HTMLElement {
  const text =
    ' by a job that the pull request controls: the author of the pull request can make it say anything. The ' +
    'check in the release workflow is the one that counts.'
  return element(
    'aside',
    { class: 'unverified', 'aria-label': 'Unverified' },
    element('b', {}, 'Unverified. Reported'),
    text,
  )
}

/** More packages that passed are folded: what to look at comes first. */
const mostPassed = 6

function packageList(
  { headline, conclusion, packages, skipped }: PageData,
  show: (report: PagePackage) => void,
): HTMLElement {
  const buttons: HTMLButtonElement[] = packages.map((report, index) => {
    const state = report.kind === 'error' ? 'error' : report.conclusion
    const made = button(name(report.name), { 'aria-current': index === 0 ? 'true' : 'false' }, () => {
      for (const each of buttons) each.setAttribute('aria-current', String(each === made))
      show(report)
    })
    made.append(' ', element('span', { class: `outcome ${state}` }, outcome[state]))
    return made
  })
  const hasPassed = (_: unknown, index: number): boolean => {
    const report = packages[index]
    return report?.kind !== 'error' && report?.conclusion === 'success'
  }
  const passed = buttons.filter(hasPassed)
  const isLong = passed.length > mostPassed
  const shown = isLong ? buttons.filter((each) => !passed.includes(each)) : buttons
  const rest = skipped.map((text) => element('li', {}, name(text)))
  return element(
    'nav',
    { class: 'packages', 'aria-label': 'Packages' },
    element('p', { class: `whole ${conclusion}` }, ...headlineParts(headline)),
    ...(shown.length > 0 ? [choices(shown)] : []),
    ...(isLong ? [folded(`${plural(passed.length, 'package')} passed`, choices(passed))] : []),
    ...(rest.length > 0 ? [folded(`${plural(rest.length, 'package')} skipped`, element('ul', {}, ...rest))] : []),
  )
}

function choices(buttons: readonly HTMLButtonElement[]): HTMLElement {
  return element('ul', { class: 'choices' }, ...buttons.map((each) => element('li', {}, each)))
}

function folded(title: string, content: HTMLElement): HTMLElement {
  return element('details', { class: 'notes' }, element('summary', {}, title), content)
}

performance.mark(marks.start)
start(readData())
// The frame after the next is the first one that shows all of it.
requestAnimationFrame(() =>
  requestAnimationFrame(() => {
    performance.mark(marks.drawn)
    performance.measure(marks.measure, marks.start, marks.drawn)
    document.documentElement.dataset.drawn = 'true'
  }),
)
