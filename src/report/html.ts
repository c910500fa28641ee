import type { Report } from '../model/report.js'
import type { PageOptions } from './html/render.js'

/** The report as one page that needs no network. The page's script is loaded only here: most runs need none. */
export async function renderHtml(report: Report, options: PageOptions = {}): Promise<string> {
  const { renderPage } = await import('./html/render.js')
  return renderPage(report, options)
}
