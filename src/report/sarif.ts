import type { Report } from '../model/report.js'

/** The report as SARIF. The rules' pages are loaded only here: most runs need none. */
export async function renderSarif(report: Report): Promise<string> {
  const [{ sarifLog }, { pages }] = await Promise.all([import('./sarif-log.js'), import('pack-gate:rule-pages')])
  return sarifLog(report, pages)
}
