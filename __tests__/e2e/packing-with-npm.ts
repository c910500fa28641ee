import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@jest/globals'
import { checkJson, errorOf, makeUser, packGate, verdictOf } from '../helpers/cli.js'
import type { JsonRun, UserOptions } from '../helpers/cli.js'
import { liveCommands, rawControlCharacters } from '../helpers/output.js'
import { sourceMap, writePackage } from '../helpers/packages.js'
import type { PackageFiles } from '../helpers/packages.js'
import type { Sandbox } from '../helpers/sandbox.js'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What a prepack script of someone else may print: things that look like npm's own answer and like commands. */
const noise = `
console.log('building…')
console.error('::error::from stderr')
console.log('::error::from stdout')
console.log('[{"id":"fake@9.9.9","name":"fake","version":"9.9.9","files":[{"path":"fake.js","size":1,"mode":420}]}]')
console.log('{"error":{"code":"EFAKE","summary":"not an error"}}')
process.stdout.write('no newline {"x":1}[')
`

const cleaner = {
  'prepack.cjs': `
    const fs = require('fs')
    fs.mkdirSync('dist')
    fs.writeFileSync('dist/built.js', 'export const built = true\\n')
    const manifest = JSON.parse(fs.readFileSync('package.json', 'utf8'))
    fs.renameSync('package.json', 'package.json.saved')
    delete manifest.scripts
    fs.writeFileSync('package.json', JSON.stringify(manifest))`,
  'postpack.cjs': `
    const fs = require('fs')
    fs.rmSync('dist', { recursive: true })
    fs.renameSync('package.json.saved', 'package.json')`,
}

export interface WithNpm {
  readonly sandbox: Sandbox
  readonly npm: UserOptions['npm']
  readonly version: string
}

/** What holds of a release that any supported npm packs. */
export function packing(
  test: (name: string, run: () => Promise<void>) => void,
  { sandbox, npm, version }: WithNpm,
): void {
  const user = (): ReturnType<typeof makeUser> => makeUser(sandbox, npm === undefined ? {} : { npm })
  const check = async (files: PackageFiles): Promise<JsonRun & { folder: string }> => {
    const folder = writePackage(sandbox.folder('package'), files)
    return { ...(await checkJson([folder, '--baseline', 'none', '--no-config'], { user: user() })), folder }
  }

  test('lists a plain package with the sizes and digests of its files', async () => {
    const run = await check({
      'package.json': { name: 'plain', version: '1.2.3', files: ['dist'] },
      'dist/a.js': 'export const a = 1\n',
      'README.md': '# plain\n',
      'not-packed.txt': 'no\n',
    })
    const verdict = verdictOf(run)
    expect(run.code).toBe(0)
    expect(verdict).toMatchObject({
      conclusion: 'success',
      package: { name: 'plain', version: '1.2.3' },
      packer: { name: 'npm', version },
      contents: 'working-tree',
      baseline: { kind: 'none', version: null },
    })
    const manifest = readFileSync(join(run.folder, 'package.json'), 'utf8')
    expect(verdict.files).toEqual(
      [
        { path: 'dist/a.js', size: 19, mode: 0o644, sha256: sha256('export const a = 1\n'), state: 'added' },
        {
          path: 'package.json',
          size: Buffer.byteLength(manifest),
          mode: 0o644,
          sha256: sha256(manifest),
          state: 'added',
        },
        { path: 'README.md', size: 8, mode: 0o644, sha256: sha256('# plain\n'), state: 'added' },
      ].sort((a, b) => (a.path < b.path ? -1 : 1)),
    )
    expect(verdict.totals).toMatchObject({ files: 3, unpackedSize: 27 + Buffer.byteLength(manifest) })
  })

  test('lists a scoped package', async () => {
    const run = await check({
      'package.json': { name: '@scope/name', version: '1.0.0' },
      'index.js': 'export {}\n',
    })
    expect(run.code).toBe(0)
    expect(verdictOf(run).package.name).toBe('@scope/name')
    expect(verdictOf(run).files.map(({ path }) => path)).toEqual(['index.js', 'package.json'])
  })

  test('is not confused by what lifecycle scripts print', async () => {
    const run = await check({
      'package.json': { name: 'noisy', version: '1.0.0', files: ['index.js'], scripts: { prepack: 'node noise.cjs' } },
      'noise.cjs': noise,
      'index.js': 'export {}\n',
    })
    expect(run.code).toBe(0)
    // Scripts may write into npm's own answer (npm/cli#7354): only a tarball can be believed then.
    expect(verdictOf(run)).toMatchObject({ package: { name: 'noisy', version: '1.0.0' }, contents: 'tarball' })
    expect(verdictOf(run).files.map(({ path }) => path)).toEqual(['index.js', 'package.json'])
    expect(liveCommands(run.stdout + run.stderr)).toEqual([])
  })

  test('judges the tarball where a postpack script puts the folder back', async () => {
    const run = await check({
      'package.json': {
        name: 'cleaned',
        version: '1.0.0',
        files: ['dist'],
        scripts: { prepack: 'node prepack.cjs', postpack: 'node postpack.cjs' },
      },
      ...cleaner,
    })
    const verdict = verdictOf(run)
    expect(verdict.contents).toBe('tarball')
    expect(verdict.files.map(({ path, sha256 }) => ({ path, sha256 }))).toEqual([
      { path: 'dist/built.js', sha256: sha256('export const built = true\n') },
      { path: 'package.json', sha256: sha256('{"name":"cleaned","version":"1.0.0","files":["dist"]}') },
    ])
    expect(existsSync(join(run.folder, 'dist'))).toBe(false)
    expect(JSON.parse(readFileSync(join(run.folder, 'package.json'), 'utf8'))).toHaveProperty('scripts')
  })

  test('takes name and version from the packed package.json, which prepack may have changed', async () => {
    const run = await check({
      'package.json': { name: 'bumped', version: '1.0.0', files: ['index.js'], scripts: { prepack: 'node bump.cjs' } },
      'bump.cjs':
        "const fs = require('fs'); fs.writeFileSync('package.json', fs.readFileSync('package.json', " +
        "'utf8').replace('1.0.0', '9.9.9'))",
      'index.js': 'export {}\n',
    })
    expect(verdictOf(run).package).toEqual({ name: 'bumped', version: '9.9.9' })
  })

  test('reaches no verdict where prepack fails, and shows its own error, bounded and neutralised', async () => {
    const folder = writePackage(sandbox.folder('package'), {
      'package.json': { name: 'failing', version: '1.0.0', scripts: { prepack: 'node fail.cjs' } },
      'fail.cjs': `
        for (let line = 0; line < 5000; line++) console.log('step ' + line + ' of the build')
        console.error('::error::a live command')
        console.error('\\x1b[31m##[error]cannot find the compiler\\x1b[0m')
        process.exit(3)`,
    })
    const args = [folder, '--baseline', 'none', '--no-config']
    const run = await checkJson(args, { user: user() })
    expect(run.code).toBe(2)
    expect(errorOf(run).code).toBe('EPACK')
    expect(errorOf(run).help).not.toBe('')
    const text = await packGate(['check', ...args], { user: user() })
    const output = text.stdout + text.stderr
    expect(text.code).toBe(2)
    expect(output).toContain('cannot find the compiler')
    expect(output.length).toBeLessThan(10_000)
    expect(liveCommands(output + run.stdout + run.stderr)).toEqual([])
    expect(rawControlCharacters(output + run.stdout + run.stderr)).toEqual([])
  })

  test('packs what npm always packs where `files` is empty', async () => {
    const run = await check({
      'package.json': { name: 'nothing', version: '1.0.0', files: [] },
      'README.md': '# nothing\n',
      'index.js': 'export {}\n',
    })
    expect(run.code).toBe(0)
    expect(verdictOf(run).files.map(({ path }) => path)).toEqual(['README.md', 'package.json'].sort())
  })

  test('gates a package named error', async () => {
    const run = await check({ 'package.json': { name: 'error', version: '1.0.0' }, 'index.js': 'export {}\n' })
    expect(verdictOf(run).package).toEqual({ name: 'error', version: '1.0.0' })
    expect(verdictOf(run).files.map(({ path }) => path)).toEqual(['index.js', 'package.json'])
  })

  test('never passes a package named __proto__ without its files', async () => {
    const run = await check({
      'package.json': '{"name":"__proto__","version":"1.0.0"}',
      'index.js': 'export {}\n',
    })
    if (run.report.conclusion === 'error') {
      expect({ exit: run.code, code: run.report.error.code }).toEqual({ exit: 2, code: 'EPACK' })
    } else {
      expect(run.report.files.map(({ path }) => path)).toEqual(['index.js', 'package.json'])
    }
  })

  if (Number(version.split('.')[0]) >= 10) {
    test('judges files that npm redacts under their real names', async () => {
      const run = await check({
        'package.json': { name: 'redacted', version: '1.0.0' },
        'lib/3f2504e0-4f89-41d3-9a0c-0305e82c3301.map': sourceMap({
          '../src/secret-plan.ts': 'export const plan = 1\n',
        }),
        'lib/7c9e6679-7425-40de-944b-e07fc1f90ae7.map': 'a map of the city\n',
      })
      const verdict = verdictOf(run)
      expect(verdict.files.map(({ path }) => path)).toEqual([
        'lib/3f2504e0-4f89-41d3-9a0c-0305e82c3301.map',
        'lib/7c9e6679-7425-40de-944b-e07fc1f90ae7.map',
        'package.json',
      ])
      const maps = verdict.findings.filter(({ ruleId }) => ruleId === 'source-map')
      expect(maps.map(({ path, level }) => ({ path, level }))).toEqual([
        { path: 'lib/3f2504e0-4f89-41d3-9a0c-0305e82c3301.map', level: 'error' },
      ])
      expect(run.code).toBe(1)
    })
  }
}
