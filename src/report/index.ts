import { renderHtml } from './html.js'
import { renderJson } from './json.js'
import type { Reporter } from './reporter.js'
import { renderSarif } from './sarif.js'
import { textOf } from './text-report.js'

export type { Reporter, Style } from './reporter.js'

/** Fits a check run's summary and a pull request comment (both 65,535) and a job summary (1 MiB). Bytes. */
const markdownBytes = 65_535

const all: readonly Reporter[] = [
  {
    name: 'text',
    summary: 'what is blocked and why (default)',
    render: textOf,
  },
  {
    name: 'json',
    summary: 'the whole report as one document',
    showsCode: true,
    render: renderJson,
  },
  {
    name: 'markdown',
    summary: 'for a pull request or a job summary',
    showsCode: true,
    render: async (report) => (await import('./markdown-report.js')).markdownOf(report, markdownBytes),
  },
  {
    name: 'html',
    summary: 'a page for a browser, with a map by size',
    showsCode: true,
    render: (report) => renderHtml(report),
  },
  { name: 'sarif', summary: 'SARIF 2.1.0, for code scanning', render: renderSarif },
  {
    name: 'junit',
    summary: 'JUnit XML for GitLab, CircleCI and Jenkins',
    render: async (report) => (await import('./junit.js')).renderJunit(report),
  },
]

/** Every reporter, by the name that `--reporter` takes. Adding one is one file and one entry above. */
export const reporters: ReadonlyMap<string, Reporter> = new Map(all.map((reporter) => [reporter.name, reporter]))
