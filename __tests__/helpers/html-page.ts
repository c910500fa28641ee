import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PageOptions } from '../../src/report/html/render.js'
import type { Report } from '../../src/model/report.js'
import type { Sandbox } from './sandbox.js'

export type RenderPage = (report: Report, options?: PageOptions) => string

/**
 * The page's renderer, bundled from the sources as the build does it: the page's script is a module that only the build
 * makes.
 */
export async function loadRenderPage(sandbox: Sandbox): Promise<RenderPage> {
  const file = join(sandbox.folder('bundle'), 'render.mjs')
  const script =
    "import { importSource } from './scripts/build.mjs'; await importSource('src/report/html/render.ts', " +
    `${JSON.stringify(file)})`
  execFileSync(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'ignore', 'inherit'] })
  const { renderPage } = (await import(pathToFileURL(file).href)) as { renderPage: RenderPage }
  return renderPage
}
