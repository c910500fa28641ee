import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { inBrowser, useBrowser } from '../helpers/browser.js'
import { makeUser, packGate } from '../helpers/cli.js'
import { writePackage } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
const leaky = (): string =>
  writePackage(sandbox.folder('package'), {
    'package.json': { name: 'left-pad', version: '1.3.1', files: ['lib'] },
    'lib/index.js': 'export {}\n',
    'lib/.env': 'A=1\n',
  })

describe('pack-gate check --reporter html=FILE', () => {
  it('writes the page beside another report, in folders that it makes, and keeps the exit code', async () => {
    const user = makeUser(sandbox)
    const run = await packGate(
      ['check', leaky(), '--baseline', 'none', '--reporter', 'html=out/of/report.html', '--reporter', 'text'],
      { user },
    )
    expect(run.code).toBe(1)
    expect(run.stdout).toMatch(/^Blocked: 1 error/)
    const html = readFileSync(join(user.home, 'out/of/report.html'), 'utf8')
    expect(html).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/)
    expect(html).toContain('<title>Blocked: 1 error (forbidden-file) in left-pad@1.3.1 (no baseline)</title>')
  })

  it('writes a page where there is no verdict, with exit code 2', async () => {
    const user = makeUser(sandbox)
    const run = await packGate(['check', join(user.home, 'nowhere'), '--reporter', 'html=report.html'], { user })
    expect(run.code).toBe(2)
    expect(readFileSync(join(user.home, 'report.html'), 'utf8')).toContain('<title>No verdict: EUSAGE: ')
  })

  it('has the licence of the page’s library among those of dist/', () => {
    expect(existsSync('dist/licenses.txt')).toBe(true)
    expect(readFileSync('dist/licenses.txt', 'utf8')).toMatch(/^Name: d3-hierarchy\nVersion: 3/m)
  })
})

inBrowser('the page that the built command writes', () => {
  const browser = useBrowser(sandbox)

  it('shows what is blocked', async () => {
    const user = makeUser(sandbox)
    await packGate(['check', leaky(), '--baseline', 'none', '--reporter', 'html=report.html'], { user })
    const { page, complaints, requests } = await browser.open(readFileSync(join(user.home, 'report.html'), 'utf8'))
    expect(await page.locator('#findings h3').allTextContents()).toEqual(['error forbidden-file'])
    await page.getByLabel('State').selectOption({ label: 'packed (3)' })
    expect(await page.locator('#files tbody tr').count()).toBe(3)
    expect({ complaints, requests }).toEqual({ complaints: [], requests: [] })
  })
})
