import type { Report } from '../report.js'

/** The report as one page that needs no network. The page's script is loaded only here: most runs need none. */
export async function renderHtml(report: Report): Promise<string> {
  const { renderPage } = await import('./html/render.js')
  return renderPage(report)
}
