import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { builtCheckJson, checkJson, errorOf, makeUser, packGate, verdictOf } from '../helpers/cli.js'
import type { JsonRun } from '../helpers/cli.js'
import { itWith } from '../helpers/npm-versions.js'
import { liveCommands, outsideCode, rawControlCharacters } from '../helpers/output.js'
import { sourceMap, writePackage } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
const onPosix = itWith(process.platform !== 'win32', 'Windows has no such file names')

const unsafeNames = [
  'lib/line\n::error::break.js',
  'lib/return\r::warning::x.js',
  'lib/\u001b[31mred.js',
  'lib/bell\u0007.js',
  'lib/\u202Esj.exe',
  'lib/\u2066isolate.js',
  'lib/separator\u2028.js',
  'lib/next\u0085line.js',
  'lib/README.js',
  'lib/readme.js',
] as const

/** Odd, but safe to install anywhere that has them. */
const oddNames = [
  '::error::live.js',
  'lib/##[set-output name=x]y',
  'lib/ ::set-env name=X::y.js',
  'lib/a|b.js',
  'lib/`code`.js',
  'lib/``two``.js',
  'lib/<img src=x onerror=alert(1)>.js',
  'lib/<!-- comment.js',
  'lib/[link](javascript:alert(1)).js',
  'lib/@everyone.js',
  'lib/%0A::error::encoded.js',
  'lib/~~~.js',
  `lib/${'x'.repeat(250)}`,
] as const

function hostilePackage(): { folder: string; config: string } {
  const names = [...unsafeNames, ...oddNames]
  const folder = writePackage(sandbox.folder('hostile'), {
    'package.json': { name: 'hostile', version: '1.0.0' },
    ...Object.fromEntries(names.map((name) => [name, 'export {}\n'])),
    'lib/::error::map\n##[error].js.map': sourceMap({ '../src/a\n::error::source<img>|`.ts': 'secret\n' }),
  })
  const config = join(sandbox.folder('policy'), 'pack-gate.yml')
  writeFileSync(config, 'files: [package.json]\n')
  return { folder, config }
}

describe('a package with hostile file names', () => {
  onPosix('is blocked for the unsafe ones, all under their real names', async () => {
    const { folder, config } = hostilePackage()
    const run = await checkJson([folder, '--config', config, '--baseline', 'none'], { user: makeUser(sandbox) })
    expect(run.code).toBe(1)
    const { files, findings } = verdictOf(run)
    expect(files.map(({ path }) => path)).toEqual(expect.arrayContaining([...unsafeNames, ...oddNames]))
    const unsafe = findings
      .filter(({ ruleId }) => ruleId === 'unsafe-path')
      .map(({ path, message, examples = [] }) => [path, message, ...examples].join(' '))
    for (const name of unsafeNames.slice(0, 8)) expect(unsafe.some((text) => text.includes(name))).toBe(true)
    expect(unsafe.some((text) => /readme\.js/i.test(text))).toBe(true)
    const named = findings.filter(({ ruleId }) => ruleId === 'unsafe-path').map(({ path }) => path)
    for (const name of oddNames.filter((odd) => !/[<|"?:]/.test(odd))) expect(named).not.toContain(name)
  })

  for (const reporter of ['text', 'json', 'markdown', 'html']) {
    onPosix(`prints no live command and no raw control character with --reporter ${reporter}`, async () => {
      const { folder, config } = hostilePackage()
      const run = await packGate(['check', folder, '--config', config, '--baseline', 'none', '--reporter', reporter], {
        user: makeUser(sandbox),
      })
      expect(run.code).toBe(1)
      const output = `${run.stdout}\n${run.stderr}`
      expect(output).toContain('onerror')
      expect(liveCommands(output)).toEqual([])
      expect(rawControlCharacters(output)).toEqual([])
    })
  }

  onPosix('leaves no HTML, link, mention or broken table in the Markdown report', async () => {
    const { folder, config } = hostilePackage()
    const args = ['check', folder, '--config', config, '--baseline', 'none', '--reporter', 'markdown']
    const { stdout } = await packGate(args, { user: makeUser(sandbox) })
    const rendered = outsideCode(stdout)
    expect(rendered).not.toMatch(/<img|<!--/)
    expect(rendered).not.toMatch(/(?<!\\)\]\(javascript:/)
    expect(rendered).not.toMatch(/(?<![\\\w])@everyone/)
    for (const table of stdout.match(/(?:^\|.*\n)+/gm) ?? []) {
      const columns = table
        .trim()
        .split('\n')
        .map((row) => row.replaceAll(/\\./g, '').split('|').length)
      expect(new Set(columns).size).toBe(1)
    }
  })

  onPosix('can be named by its own folder', async () => {
    const folder = join(sandbox.folder('parent'), '##[error]x\n::error::y')
    mkdirSync(folder)
    writePackage(folder, { 'package.json': '{"name": }' })
    const run = await packGate(['check', folder, '--no-config', '--baseline', 'none'], { user: makeUser(sandbox) })
    expect(run.code).toBe(2)
    expect(liveCommands(run.stdout + run.stderr)).toEqual([])
  })
})

describe('a hostile package.json', () => {
  async function check(manifest: string | Buffer): Promise<JsonRun> {
    const folder = writePackage(sandbox.folder('package'), { 'package.json': manifest, 'index.js': 'export {}\n' })
    return checkJson([folder, '--no-config', '--baseline', 'none'], { user: makeUser(sandbox) })
  }

  const refused: readonly [what: string, manifest: string][] = [
    ['is an array', '[]'],
    ['is a string', '"x"'],
    ['is null', 'null'],
    ['is empty', ''],
    ['has no name', '{"version":"1.0.0"}'],
    ['has no version', '{"name":"x"}'],
    ['has a name that is an object', '{"name":{},"version":"1.0.0"}'],
    ['has a version that is a number', '{"name":"x","version":1}'],
  ]
  it.each(refused)('that %s gives no verdict and a remedy', async (_what, manifest) => {
    const run = await check(manifest)
    expect({ exit: run.code, code: errorOf(run).code }).toEqual({ exit: 2, code: 'EPACK' })
    expect(errorOf(run).message).toContain('package.json')
    expect(errorOf(run).help.length).toBeGreaterThan(10)
  })

  it('that is not JSON is told with line and column', async () => {
    const run = await check('{\n  "name": "x",\n  "version" "1.0.0"\n}\n')
    expect(run.code).toBe(2)
    expect(errorOf(run).location).toMatchObject({ line: 3, column: 13 })
    const folder = writePackage(sandbox.folder('package'), {
      'package.json': '{\n  "name": "x",\n  "version" "1.0.0"\n}\n',
    })
    const text = await packGate(['check', folder, '--no-config', '--baseline', 'none'], { user: makeUser(sandbox) })
    expect(text.stdout + text.stderr).toContain('package.json:3:13')
  })

  it('that is missing gives no verdict and a remedy', async () => {
    const folder = writePackage(sandbox.folder('package'), { 'index.js': 'export {}\n' })
    const run = await checkJson([folder, '--no-config', '--baseline', 'none'], { user: makeUser(sandbox) })
    expect(run.code).toBe(2)
    expect(errorOf(run).message).toContain('package.json')
  })

  it('with a byte order mark is read', async () => {
    const run = await check('\uFEFF{"name":"marked","version":"1.0.0"}')
    expect(run.code).toBe(0)
    expect(verdictOf(run).package.name).toBe('marked')
  })

  it('whose `files` is a string is refused with its place: npm 8 packs all then, npm 9 next to nothing', async () => {
    const run = await check('{"name":"x","version":"1.0.0",\n"files":"index.js"}')
    expect({ exit: run.code, code: errorOf(run).code }).toEqual({ exit: 2, code: 'EPACK' })
    expect(errorOf(run).message).toContain('files')
    expect(errorOf(run).location).toMatchObject({ line: 2 })
  })

  it('whose fields have the wrong types is judged without a fault of ours', async () => {
    const manifest = {
      name: 'odd',
      version: '1.0.0',
      main: 7,
      bin: [1],
      exports: [null, { x: 5 }],
      types: {},
      scripts: [],
      browser: 1,
      man: {},
      directories: 3,
    }
    const run = await check(JSON.stringify(manifest))
    if (run.report.conclusion === 'error') expect(run.report.error.code).toBe('EPACK')
    else expect(run.report.files.map(({ path }) => path)).toEqual(['index.js', 'package.json'])
  })

  it('with __proto__ keys is judged without a fault of ours', async () => {
    const run = await check(
      '{"name":"p","version":"1.0.0","__proto__":{"main":"./gone.js"},' +
        '"exports":{"__proto__":"./gone-2.js"},"scripts":{"__proto__":{}}}',
    )
    expect(run.report.conclusion === 'error' ? run.report.error.code : 'verdict').toBe('verdict')
    expect(verdictOf(run).findings.filter(({ message }) => message.includes('gone.js'))).toEqual([])
  })

  it('of 50 MB is answered in bounded time and memory', async () => {
    const folder = writePackage(sandbox.folder('package'), {
      'package.json': `{"name":"big","version":"1.0.0","filler":"${'x'.repeat(50 * 1024 ** 2)}"}`,
      'index.js': 'export {}\n',
    })
    const run = await builtCheckJson([folder, '--no-config', '--baseline', 'none'], {
      user: makeUser(sandbox),
      measureMemory: true,
    })
    expect(run.report.conclusion === 'error' ? run.report.error.code : 'verdict').toMatch(/^(EPACK|verdict)$/)
    expect(run.peakMegabytes).toBeLessThan(400)
    expect(run.milliseconds).toBeLessThan(30_000)
    expect(run.stdout.length + run.stderr.length).toBeLessThan(20_000)
  })
})
