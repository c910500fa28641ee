import { beforeAll, describe, expect, it } from '@jest/globals'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { inBrowser, useBrowser } from '../../helpers/browser.js'
import { loadRenderPage, type RenderPage } from '../../helpers/html-page.js'
import { useSandbox } from '../../helpers/sandbox.js'
import { hostileNames } from '../hostile.js'
import { failed, finding, passed, verdict } from '../sample.js'
import { largeRelease, repository } from './release.js'

const sandbox = useSandbox()

inBrowser('the report in a browser', () => {
  const browser = useBrowser(sandbox)
  let renderPage: RenderPage

  beforeAll(async () => {
    renderPage = await loadRenderPage(sandbox)
  })

  const rows = (page: Page): Promise<string[]> => page.locator('#files tbody th > .name').allTextContents()
  const focused = (page: Page): Promise<string | null> =>
    page.evaluate('document.activeElement.getAttribute("aria-label")')

  it('draws 20,000 files with few elements, asks for nothing and breaks no rule of its own', async () => {
    const { page, requests, complaints } = await browser.open(renderPage(largeRelease(20_000)))
    expect(await page.locator('#map .cell').count()).toBeGreaterThan(100)
    // What takes time is elements: bench/page.mjs measures the time itself.
    expect(await page.evaluate<number>('document.querySelectorAll("*").length')).toBeLessThan(8000)
    expect(await page.evaluate<number>('performance.getEntriesByName("pack-gate:draw").length')).toBe(1)
    expect(await page.locator('#files [role=status]').textContent()).toBe('20,001 files, the first 50 shown')
    await page.getByLabel('Side by side').check()
    expect(await page.locator('#map .map').count()).toBe(2)
    expect({ requests, complaints }).toEqual({ requests: [], complaints: [] })
  })

  it('shows hostile names as text, and nothing that they hold happens', async () => {
    const names = [
      ...hostileNames,
      '</script><script>alert(1)</script>',
      '</style><img src=x onerror=alert(1)>',
      '"><svg onload=alert(1)>',
      'javascript:alert(1)',
      '../'.repeat(200),
      'constructor/toString',
    ]
    const files = names.map((path, n) => ({
      path,
      size: 1000 + n,
      mode: 0o644,
      sha256: 'f'.repeat(64),
      state: 'added' as const,
    }))
    const findings = names.map((path) =>
      finding({ path, message: path, help: `${path}\n  ${path}`, examples: [path, 'x'], anchor: { path, line: 7 } }),
    )
    const waived = findings.map((each) => ({ ...each, reason: each.path, expires: each.path }))
    const hostile = verdict({
      package: { name: '</script><script>alert(1)</script>', version: '<img src=x onerror=alert(1)>' },
      files,
      findings,
      waived,
      removed: [],
    })
    const { page, requests, complaints } = await browser.open(renderPage(hostile))
    expect(await rows(page)).toEqual(
      expect.arrayContaining([
        '</script><script>alert(1)</script>',
        '"><svg onload=alert(1)>',
        '\\u{202e}gpj.exe',
        '__proto__',
      ]),
    )
    expect(await page.locator('h1').textContent()).toContain(
      '</script><script>alert(1)</script>@<img src=x onerror=alert(1)>',
    )
    for (const cell of (await page.locator('#map .cell').all()).slice(0, 12)) await cell.hover({ force: true })
    expect(await page.locator('img, svg, iframe, [onerror], [onload]').count()).toBe(0)
    expect({ requests, complaints }).toEqual({ requests: [], complaints: [] })
  })

  it('runs no script but its own, even where one gets into the page', async () => {
    const html = renderPage(verdict()).replace(
      '<body>',
      '<body><script>document.title = "taken"</script><img src="x" onerror="document.title = 1">',
    )
    const { page, complaints } = await browser.open(html)
    expect(await page.title()).toMatch(/^Blocked: /)
    expect(complaints.join()).toContain('Content Security Policy')
  })

  it.each([
    ['a blocked release', () => largeRelease(60)],
    ['a release that passed', () => passed()],
    ['no verdict', () => failed({ message: 'Two mistakes\nin a\nin b', location: { path: 'a.yml', line: 1 } })],
    ['several packages', repository],
  ])('is without fault to axe-core in both themes: %s', async (_name, report) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await browser.open(renderPage(report()), { colorScheme })
      for (const notes of await page.locator('details > summary').all()) await notes.click()
      await page.evaluate(axe.source)
      const faults = await page.evaluate<{ id: string; nodes: { html: string; failureSummary: string }[] }[]>(
        'axe.run({ resultTypes: ["violations"] }).then(({ violations }) => violations)',
      )
      expect(
        faults.flatMap(({ id, nodes }) =>
          nodes.map(({ html, failureSummary }) => `${colorScheme} ${id}: ${html} ${failureSummary}`),
        ),
      ).toEqual([])
    }
  })

  it('finds files by words of their path and by the name that they had, and says how many', async () => {
    const { page } = await browser.open(renderPage(verdict()))
    await page.getByLabel('Search paths').fill('CLI map')
    expect(await rows(page)).toEqual(['dist/cli.js.map'])
    expect(await page.locator('#files [role=status]').textContent()).toBe('1 of 6 files')
    await page.getByLabel('Search paths').fill('chunk-a1')
    expect(await rows(page)).toEqual(['dist/chunk-b2.js'])
    await page.getByRole('button', { name: 'Clear' }).click()
    expect(await rows(page)).toHaveLength(6)
  })

  it('filters by rule and by state, in the list and on the map', async () => {
    const { page } = await browser.open(renderPage(verdict()))
    await page.getByLabel('Rule').selectOption('source-map')
    expect(await rows(page)).toEqual(['dist/cli.js.map'])
    expect(await page.locator('#map .cell:not(.frame):not(.dim)').allTextContents()).toEqual(['cli.js.map 2.7 MB'])
    await page.getByLabel('Rule').selectOption('')
    await page.getByLabel('State').selectOption('grown')
    expect(await rows(page)).toEqual(['dist/cli.js'])
    await page.getByLabel('State').selectOption('removed')
    expect(await rows(page)).toEqual(['dist/old.js', 'dist/older.js'])
  })

  it('sorts by path, size and change, and tells screen readers so', async () => {
    const { page } = await browser.open(renderPage(verdict()))
    expect((await rows(page))[0]).toBe('dist/cli.js.map')
    await page.getByRole('button', { name: 'Path' }).click()
    expect((await rows(page))[0]).toBe('dist/chunk-b2.js')
    expect(await page.locator('th[aria-sort]').textContent()).toBe('Path')
    await page.getByRole('button', { name: 'Change' }).click()
    expect((await rows(page)).slice(0, 3)).toEqual(['dist/cli.js.map', 'dist/cli.js', 'dist/old.js'])
  })

  it('shows long lists step by step', async () => {
    const { page } = await browser.open(renderPage(largeRelease(700)))
    expect(await rows(page)).toHaveLength(50)
    await page.getByRole('button', { name: 'Show 500 more' }).click()
    expect(await rows(page)).toHaveLength(550)
    await page.getByRole('button', { name: 'Show 151 more' }).click()
    expect(await rows(page)).toHaveLength(701)
    expect(await page.locator('#files .more').isVisible()).toBe(false)
  })

  it('has each finding with its remedy, and waived ones with their reason', async () => {
    const waived = [
      { ...finding({ ruleId: 'secret', path: 'package.json' }), reason: 'a documented dummy', expires: '2027-01-31' },
    ]
    const { page } = await browser.open(renderPage(verdict({ waived })))
    const findings = page.locator('#findings')
    expect(await findings.locator('h3').allTextContents()).toEqual(['error source-map'])
    expect(await findings.locator('pre').allTextContents()).toEqual(['"!dist/**/*.map"'])
    expect(await findings.textContent()).toContain('pack-gate explain source-map')
    expect(await page.locator('#waived').textContent()).toContain('Waived: a documented dummy (until 2027-01-31)')
    await findings.getByRole('button', { name: 'Show files of source-map' }).click()
    expect(await rows(page)).toEqual(['dist/cli.js.map'])
  })

  it('colours files by finding, then by state, and shows the baseline as it was', async () => {
    const { page } = await browser.open(renderPage(verdict()))
    const tints = (): Promise<string[]> =>
      page.evaluate(
        '[...document.querySelectorAll("#map .cell:not(.frame)")].map((cell) => ' +
          'cell.getAttribute("aria-label") + " " + cell.className.match(/tint-(\\w+)/)[1]).sort()',
      )
    expect(await tints()).toEqual([
      'chunk-b2.js 90.0 kB, renamed renamed',
      'cli.js 185.0 kB, grown grown',
      'cli.js.map 2.7 MB, added, with an error error',
    ])
    await page.getByLabel('Before').check()
    expect(await tints()).toEqual([
      'chunk-a1.js 90.0 kB, renamed renamed',
      'cli.js 180.0 kB, grown grown',
      'old.js 4.0 kB, removed removed',
      'older.js 1.0 kB, removed removed',
      'package.json 2.0 kB, unchanged unchanged',
    ])
  })

  it('is worked by keyboard alone: into a folder, between cells, out again, and to a file in the list', async () => {
    const { page, complaints } = await browser.open(renderPage(verdict()))
    await page.getByRole('radio', { name: 'This release' }).focus()
    await page.keyboard.press('Tab')
    expect(await focused(page)).toMatch(/^dist\/ 3\.0 MB, folder of 3 files, with an error/)
    await page.keyboard.press('Enter')
    expect(await page.locator('.crumbs').textContent()).toMatch(/^packagedist/)
    expect(await focused(page)).toMatch(/^cli\.js\.map 2/)
    await page.keyboard.press('ArrowRight')
    expect(await focused(page)).toMatch(/^(cli|chunk-b2)\.js /)
    await page.keyboard.press('Backspace')
    expect(await focused(page)).toMatch(/^dist\/ 3\.0 MB/)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    expect(await rows(page)).toEqual(['dist/cli.js.map'])
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('files-title')
    expect(complaints).toEqual([])
  })

  it('has folders in the colour of most of what they hold, and an edge where one file of many is grave', async () => {
    const files = Array.from({ length: 200 }, (_, n) => ({
      path: `lib/part/module-${n}.js`,
      size: 1000,
      mode: 0o644,
      sha256: 'f'.repeat(64),
      state: 'unchanged' as const,
    }))
    const report = verdict({
      files: [...files, { path: 'big.js', size: 90_000_000, mode: 0o644, sha256: 'f'.repeat(64), state: 'added' }],
      findings: [finding({ path: 'lib/part/module-7.js' })],
      removed: [],
    })
    const { page } = await browser.open(renderPage(report))
    const rest = page.locator('#map .cell.with-error')
    expect(await rest.count()).toBe(1)
    expect(await rest.getAttribute('class')).toMatch(/tint-unchanged/)
    expect(await rest.getAttribute('aria-label')).toMatch(/with an error$/)
    expect(
      await page.evaluate<string>('getComputedStyle(document.querySelector("#map .cell.with-error")).boxShadow'),
    ).toContain('inset')
  })

  it('shows each mistake of a policy with its line, and names none twice', async () => {
    const mistake = (line: number, text: string) => ({
      path: 'p.yml',
      line,
      column: 3,
      message: 'unknown rule',
      source: { text, column: 3 },
    })
    const error = {
      code: 'ECONFIG',
      message: 'p.yml:4:3: unknown rule\np.yml:5:3: unknown rule',
      location: { path: 'p.yml', line: 4 },
      mistakes: [mistake(4, '  a: off'), mistake(5, '  <b>: off')],
    } as const
    const { page } = await browser.open(renderPage(failed(error)))
    expect(await page.locator('h1').textContent()).toBe('No verdict ECONFIG: 2 mistakes in p.yml')
    expect(await page.locator('.facts > li').allTextContents()).toEqual([
      'p.yml:4:3: unknown rule  4 |   a: off\n    |   ^',
      'p.yml:5:3: unknown rule  5 |   <b>: off\n    |   ^',
    ])
  })

  it('says before everything else that nobody verified what a stranger reported', async () => {
    const { page } = await browser.open(renderPage(passed(), { unverified: true }))
    expect(await page.title()).toMatch(/^Unverified\. Passed: /)
    expect(await page.getByRole('complementary', { name: 'Unverified' }).textContent()).toContain(
      'by a job that the pull request controls',
    )
    expect(await (await browser.open(renderPage(passed()))).page.getByText('Unverified').count()).toBe(0)
  })

  it('says so where no file matches', async () => {
    const { page } = await browser.open(renderPage(verdict()))
    await page.getByLabel('Search paths').fill('no such file')
    expect(await page.locator('#files tbody').textContent()).toBe('No file matches.')
  })

  it('is printed dark on light, whatever its theme, without what can only be clicked', async () => {
    const { page } = await browser.open(renderPage(verdict()), { colorScheme: 'dark' })
    await page.emulateMedia({ media: 'print' })
    expect(await page.evaluate<string>('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)')
    expect(await page.getByLabel('Search paths').isVisible()).toBe(false)
    expect(await page.locator('#map .cell').first().isVisible()).toBe(true)
  })

  it('changes its theme by a button, and starts with the one of the system', async () => {
    const { page } = await browser.open(renderPage(verdict()), { colorScheme: 'dark' })
    const ground = (): Promise<string> => page.evaluate('getComputedStyle(document.body).backgroundColor')
    expect(await ground()).toBe('rgb(13, 17, 23)')
    await page.getByRole('button', { name: 'Light theme' }).click()
    expect(await ground()).toBe('rgb(255, 255, 255)')
    expect(await page.getByRole('button', { name: 'Dark theme' }).isVisible()).toBe(true)
  })

  it('fits a phone without sideways scrolling', async () => {
    const { page } = await browser.open(renderPage(largeRelease(300)), { viewport: { width: 360, height: 740 } })
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
  })

  it('tells its verdict without JavaScript too', async () => {
    const { page } = await browser.open(renderPage(verdict()))
    const without = await page.context().browser()?.newContext({ javaScriptEnabled: false })
    const plain = await without?.newPage()
    await plain?.goto(page.url())
    expect(await plain?.locator('h1').textContent()).toBe('Blocked: 1 error (source-map) in acme@1.1.0 against 1.0.0')
    await without?.close()
  })

  describe('of several packages', () => {
    it('folds those that passed where they are many, and shows one when it is chosen', async () => {
      const named = (name: string) => ({ ...passed({ package: { name, version: '1.0.0' } }), path: `packages/${name}` })
      const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
      const packages = [{ ...verdict(), path: 'packages/acme' }, ...names.map(named)]
      const { page } = await browser.open(renderPage({ ...repository(), packages }))
      const list = page.getByRole('navigation', { name: 'Packages' })
      expect(await list.getByRole('button').count()).toBe(1)
      await list.getByText('7 packages passed').click()
      expect(await list.getByRole('button').count()).toBe(8)
      await list.getByRole('button', { name: 'g@1.0.0' }).click()
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('g@1.0.0')
      const few = await browser.open(renderPage({ ...repository(), packages: packages.slice(0, 7) }))
      expect(await few.page.getByRole('navigation', { name: 'Packages' }).getByRole('button').count()).toBe(7)
    })

    it('says first what they have in common, whichever is shown', async () => {
      const common = finding({ ruleId: 'entry-point-missing', message: "lib/ isn't built: main", unbuilt: 'lib' })
      const packages = ['a', 'b'].map((path) => ({ ...verdict({ findings: [common] }), path }))
      const { page } = await browser.open(renderPage({ ...repository(), packages }))
      const shared = page.getByRole('region', { name: 'In several packages' })
      expect(await shared.getByRole('heading', { level: 3 }).allTextContents()).toEqual(['error entry-point-missing'])
      expect(await shared.locator('.facts > li').textContent()).toBe("lib/ isn't built in 2 of 2 packagesab")
      expect(await shared.locator('.remedy').count()).toBe(1)
      await page.getByRole('navigation', { name: 'Packages' }).getByRole('button').nth(1).click()
      expect(await shared.count()).toBe(1)
      const alone = await browser.open(renderPage(repository()))
      expect(await alone.page.locator('#shared').count()).toBe(0)
    })

    it('shows one at a time, the worst first, and their outcomes in a list under the verdict on all', async () => {
      const { page } = await browser.open(renderPage(repository()))
      const list = page.getByRole('navigation', { name: 'Packages' })
      expect(await list.getByRole('button').allTextContents()).toEqual([
        'packages/gamma no verdict',
        'acme@1.1.0 blocked',
        'beta@2.0.0 passed',
      ])
      expect(await list.textContent()).toContain('packages/tools: private')
      expect(await list.locator('.whole').textContent()).toBe(
        'No verdict 1 of 3 packages could not be checked; the others: 1 error (source-map)',
      )
      expect(await page.locator('h1').textContent()).toContain('No verdict EREGISTRY')
      await list.getByRole('button', { name: 'acme' }).click()
      expect(await page.locator('h1').textContent()).toContain('acme@1.1.0')
      await list.getByRole('button', { name: 'beta' }).click()
      expect(await page.locator('h1').textContent()).toContain('Passed beta@2.0.0')
      expect(await page.locator('#map .cell').count()).toBeGreaterThan(2)
      await list.getByRole('button', { name: 'packages/gamma' }).click()
      expect(await page.locator('main').textContent()).toContain('Try again, or name a baseline')
    })
  })
})
