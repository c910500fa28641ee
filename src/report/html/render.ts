import { createHash } from 'node:crypto'
import { script, style } from 'pack-gate:html-page'
import { isRepository, worstFirst, type Report } from '../../model/report.js'
import { saidOnce } from '../render/in-several.js'
import { reportLine } from '../render/verdict-line.js'
import type { PageData } from './data.js'
import { encodeReport, encodeShared, shown } from './encode.js'

export interface PageOptions {
  /** See `PageData`. */
  readonly unverified?: boolean
}

/**
 * The report as one page that needs no network. Hostile names have three bars before them: they are data that the
 * page's script writes as text only, the script element that holds them can't be left, and nothing but our own script
 * and style may run.
 */
export function renderPage(report: Report, { unverified = false }: PageOptions = {}): string {
  const skipped = isRepository(report) ? report.skipped.map(({ path, reason }) => shown(`${path}: ${reason}`)) : []
  const packages = isRepository(report) ? worstFirst(report.packages) : [report]
  const data: PageData = {
    headline: shown(reportLine(report)),
    conclusion: report.conclusion,
    unverified,
    packages: packages.map(encodeReport),
    shared: isRepository(report) ? saidOnce(report).shared.map(encodeShared) : [],
    skipped,
  }
  const headline = escapeHtml((unverified ? 'Unverified. ' : '') + data.headline)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${headline}</title>
<style>${style}</style>
</head>
<body>
<noscript><h1>${headline}</h1><p>The rest of this report needs JavaScript. <code>--reporter markdown</code> and <code>--reporter text</code> write it without.</p></noscript>
<script type="application/json" id="report">${embedJson(data)}</script>
<script>${script}</script>
</body>
</html>
`
}

/** By hash (CSP3): no other script or style counts, and text can't become markup in our own either (Trusted Types). */
function policy(): string {
  return [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

/**
 * JSON in which no text ends or opens an element (HTML, 13.2.5.4: script data), and that is no runner command where the
 * page is printed in a log: `##[name]` is live anywhere in a line.
 */
function embedJson(data: PageData): string {
  return JSON.stringify(data)
    .replace(/[<>&\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replace(/#(?=#\[)/g, '\\u0023')
}

function escapeHtml(text: string): string {
  return text.replace(/[<>&"']/g, (char) => `&#${char.charCodeAt(0)};`)
}
