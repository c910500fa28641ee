import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, describe } from '@jest/globals'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import type { Sandbox } from './sandbox.js'

const places = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const program = places.find((path) => path !== undefined && path !== '' && existsSync(path))

if (program === undefined) {
  console.warn(
    'NO CHROMIUM: the HTML report is not tested in a browser. Install it (apt-get install chromium), or name ' +
      'one in CHROMIUM_PATH.',
  )
}

/** Runs where there is a Chromium; elsewhere its tests are counted as skipped. */
export const inBrowser = program === undefined ? describe.skip : describe

/** An opened page, with what it asked for and what it complained of since it was opened. */
export interface Opened {
  readonly page: Page
  /** Addresses of requests other than for the page itself. */
  readonly requests: readonly string[]
  /** Errors, console messages and violations of the content security policy. */
  readonly complaints: readonly string[]
}

/** One Chromium for a test file. */
export function useBrowser(sandbox: Sandbox): { open(html: string, options?: BrowserContextOptions): Promise<Opened> } {
  let browser: Browser | undefined
  beforeAll(async () => {
    if (program === undefined) return
    const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync']
    browser = await chromium.launch({ executablePath: program, args })
  })
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close()
  })
  afterAll(async () => {
    await browser?.close()
  })
  return {
    async open(html, options = {}) {
      if (!browser) throw new Error('there is no browser')
      const file = join(sandbox.folder('page'), 'report.html')
      writeFileSync(file, html)
      const context = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        reducedMotion: 'reduce',
        ...options,
      })
      const page = await context.newPage()
      page.setDefaultTimeout(30_000)
      const address = pathToFileURL(file).href
      const requests: string[] = []
      const complaints: string[] = []
      page.on('request', (request) => request.url() === address || requests.push(request.url()))
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => complaints.push(message.text()))
      page.on('dialog', (dialog) => {
        complaints.push(dialog.message())
        void dialog.dismiss()
      })
      await page.goto(address)
      await page.waitForSelector('html[data-drawn]')
      return { page, requests, complaints }
    },
  }
}
