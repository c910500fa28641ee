/**
 * `npm run bench:page`: how long a browser takes for the HTML report, from the start of its script until its first
 * frame is drawn, and how large the page is. A page with nothing on it is timed alike: what that takes is the machine's
 * part. Needs a Chromium: CHROMIUM_PATH, else /usr/bin/chromium. Prints a Markdown table.
 */
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { importSource } from '../scripts/build.mjs'

const runs = 7
const goalMs = 1000
const folder = mkdtempSync(join(tmpdir(), 'pack-gate-page-'))
const states = ['unchanged', 'unchanged', 'added', 'changed', 'renamed']

/** A release of `count` files in folders of a hundred, in every state, with a finding for every hundredth. */
function release(count) {
  const files = Array.from({ length: count }, (_, n) => {
    const size = 200 + ((n * 7919) % 40_000)
    const path = `lib/${'abcdefghij'[n % 10]}/part-${Math.floor(n / 100)}/module-${n}.js`
    return { path, size, mode: 0o644, sha256: 'f'.repeat(64), state: states[n % states.length], wasSize: size - 100 }
  })
  files.sort((a, b) => (a.path < b.path ? -1 : 1)) // as a verdict has them
  const anchor = { path: 'package.json', line: 1 }
  const findings = files
    .filter((_, n) => n % 100 === 0)
    .map(({ path }) => ({
      ruleId: 'source-map',
      level: 'error',
      message: `${path} embeds 3 source files`,
      help: 'Keep it out.',
      path,
      baselineState: 'new',
      anchor,
    }))
  const unpackedSize = files.reduce((sum, { size }) => sum + size, 0)
  const totals = {
    files: count,
    unpackedSize,
    size: null,
    added: count / 5,
    removed: 0,
    renamed: count / 5,
    changed: count / 5,
    modeChanged: 0,
  }
  const baseline = { kind: 'published', version: '1.0.0', integrity: null, unpackedSize }
  return {
    schemaVersion: 1,
    tool: { name: 'pack-gate', version: '0' },
    conclusion: 'failure',
    package: { name: 'bench', version: '1.1.0' },
    packer: null,
    integrity: null,
    tarball: null,
    contents: 'tarball',
    policy: null,
    baseline,
    totals,
    findings,
    waived: [],
    files,
    removed: [],
  }
}

/** As the report does: two frames after the script began. */
const empty = `<!doctype html><title>nothing</title><script>
performance.mark('start')
requestAnimationFrame(() => requestAnimationFrame(() => {
  performance.measure('pack-gate:draw', 'start')
  document.documentElement.dataset.drawn = 'true'
}))
</script>`

const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]

async function draw(browser, file) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await page.goto(pathToFileURL(file).href)
  await page.waitForSelector('html[data-drawn]')
  const { duration, elements } = await page.evaluate(() => ({
    duration: performance.getEntriesByName('pack-gate:draw')[0].duration,
    elements: document.querySelectorAll('*').length,
  }))
  await page.close()
  return { duration, elements }
}

mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
try {
  const { renderPage } = await importSource('src/report/html/render.ts', resolve(folder, 'render.mjs'))
  console.log(
    `Chromium ${browser.version()}, ${runs} runs, medians\n\n| files | page | elements | drawn within ` +
      '|\n|---:|---:|---:|---:|',
  )
  const pages = [
    ['no report', empty],
    ...[100, 1000, 20_000].map((count) => [count.toLocaleString('en-US'), renderPage(release(count))]),
  ]
  for (const [label, html] of pages) {
    const file = join(folder, 'page.html')
    writeFileSync(file, html)
    const drawn = []
    for (let n = 0; n < runs; n += 1) drawn.push(await draw(browser, file))
    const taken = median(drawn.map(({ duration }) => duration))
    console.log(
      `| ${label} | ${Math.round(statSync(file).size / 1000)} kB | ` +
        `${drawn[0].elements.toLocaleString('en-US')} | ${Math.round(taken)} ms |`,
    )
    if (taken > goalMs) process.exitCode = 1
  }
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}
