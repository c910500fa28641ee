import { describe, expect, it } from '@jest/globals'
import { ownArchive } from '../../../src/rules/contents/own-archive.js'
import type { FileFacts } from '../../../src/model/file-facts.js'
import type { Problem } from '../../../src/model/problem.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const archive = (path: string, more: Partial<FileFacts> & { content?: string } = {}): FileFacts =>
  file(path, { kind: 'archive', ...more })
const run = (
  now: readonly FileFacts[],
  before: readonly FileFacts[] | null = null,
  name = 'acme',
): readonly Problem[] =>
  problems(ownArchive, subject({ ...release(now), name }, before && { ...release(before), name }))
const levels = (path: string, name?: string): Problem['levels'] => run([archive(path)], null, name)[0]?.levels

describe('own-archive', () => {
  it.each([
    ['acme', 'acme-1.2.3.tgz'],
    ['acme', 'dist/acme-0.9.0-beta.1.tgz'],
    ['acme', 'test/acme-v1.2.3.tgz'],
    ['acme', 'acme-1.2.3.tar.gz'],
    ['acme', 'acme-1.2.3.zip'],
    ['@acme/cli', 'dist/acme-cli-1.2.3.tgz'],
    ['@acme/cli', 'cli-1.2.3.tgz'],
    ['@acme/cli', '@acme-cli-v1.2.3.tgz'],
    ['a.c+me', 'a.c+me-1.2.3.tgz'],
  ])('fires with an error on a tarball of the package itself, whatever came before: %s, %s', (name, path) => {
    expect(levels(path, name)).toEqual({ new: 'error', unchanged: 'error' })
    expect(run([archive(path)], null, name)[0]?.message).toMatch(/is a package tarball of this package \(\d+ bytes\)$/)
  })

  it.each([
    'node_modules.tar.gz',
    'dist/other-1.2.3.tgz',
    'package.tgz',
    'lib/a.tar',
    'build.zip',
    'lib/node_modules.7z',
  ])('fires with an error where it is new: %s', (path) => {
    expect(levels(path)).toEqual({ new: 'error', unchanged: 'warning' })
  })

  it.each([
    'test/fixtures/a.tgz',
    'assets/data.tar.gz',
    'deps/sqlite-autoconf-3440200.tar.gz',
    'template.tgz',
    'lib/layer.zip',
    'prebuilds/a.tar.gz',
    'addon-linux-x64.tar.gz',
    'node_modules/dep/acme-1.0.0.tgz',
  ])('fires with a warning at most on what may be meant: %s', (path) => {
    expect(levels(path)).toEqual({ new: 'warning', unchanged: 'note' })
  })

  it('fires once for each folder', () => {
    const found = run([archive('test/a.tgz'), archive('test/x/b.tgz'), archive('a.tgz')])
    expect(found.map(({ path, count }) => [path, count])).toEqual([
      ['a.tgz', undefined],
      ['test', 2],
    ])
    expect(found[1]?.message).toMatch(/^2 files under test are archives inside the release/)
    expect(run([archive('dist/acme-1.0.0.tgz'), archive('dist/acme-1.0.1.tgz')])[0]?.message).toBe(
      '2 files under dist are package tarballs of this package (38 bytes)',
    )
    expect(run([archive('dist/a.tgz'), archive('dist/b.tgz')])[0]?.message).toBe(
      '2 files under dist are archives inside the release (20 bytes)',
    )
    expect(run([archive('dist/a.tgz')])[0]?.message).toBe('dist/a.tgz is an archive inside the release (10 bytes)')
    expect(run([archive('test/a.tgz')])[0]?.message).toBe('test/a.tgz is an archive inside the release (10 bytes)')
    expect(run([archive('a.tgz'), archive('b.tgz')])[0]?.message).toMatch(
      /^2 files in the package's top folder are archives/,
    )
  })

  it('is unchanged where the baseline had it, under another version or name too', () => {
    const states = (now: string, before: string, content?: string): unknown =>
      run(
        [archive(now, content === undefined ? {} : { content })],
        [archive(before, content === undefined ? {} : { content })],
      )[0]?.baselineState
    expect(states('dist/acme-1.0.0.tgz', 'dist/acme-0.9.0.tgz')).toBe('unchanged')
    expect(states('deps/sqlite-3440200.tar.gz', 'deps/sqlite-3430000.tar.gz')).toBe('unchanged')
    expect(states('lib/a.tar', 'lib/b.tar', 'same')).toBe('unchanged')
    expect(states('lib/a.tar', 'lib/b.tar')).toBe('new')
    expect(run([archive('lib/a.tar')], [file('lib/a.tar')])[0]?.baselineState).toBe('new')
  })

  it('tells how to keep it out', () => {
    expect(run([archive('dist/acme-1.0.0.tgz')])[0]?.help).toMatch(
      /list what ships as `files` .* with "!dist\/acme-1\.0\.0\.tgz" at the end, .*--pack-destination/,
    )
    expect(run([archive('a.tgz')])[0]?.help).toMatch(/waiver for rule own-archive/)
  })

  it.each(['data.json.gz', 'lib/app.wasm.gz', 'font.woff2', 'docs/a.docx', 'ext.crx', 'lib/a.js', 'acme-1.2.3'])(
    'is silent for %s',
    (path) => {
      expect(run([archive(path)])).toEqual([])
    },
  )

  it('is silent for a file that only has the name', () => {
    expect(run([file('acme-1.2.3.tgz')])).toEqual([])
  })

  it.each([
    'asset',
    'assets',
    'static',
    'public',
    'data',
    'resource',
    'resources',
    'res',
    'media',
    'vendor',
    'vendors',
    'vendored',
    'deps',
    'third-party',
    'third_party',
    'thirdparty',
    'prebuild',
    'prebuilds',
    'prebuilt',
    'archive',
    'archives',
    'binaries',
    'Assets',
  ])('fires with a warning at most in a folder for data or the code of others: %s', (folder) => {
    expect(levels(`lib/${folder}/a.tgz`)).toEqual({ new: 'warning', unchanged: 'note' })
  })

  it.each([
    'my-template.tgz',
    'prebuilt-x.tgz',
    'a-prebuild.tgz',
    'a-linux.tgz',
    'a-darwin.tgz',
    'macos.tgz',
    'windows.tgz',
    'a-win32.tgz',
    'a-win64.tgz',
    'android.tgz',
    'a.wasm.tar.gz',
  ])('fires with a warning at most on what is unpacked by its name: %s', (name) => {
    expect(levels(`lib/${name}`)).toEqual({ new: 'warning', unchanged: 'note' })
  })

  it.each([
    'database/a.tgz',
    'restart/a.tgz',
    'mydata/a.tgz',
    'lib/data.tgz',
    'third.party/a.tgz',
    'a.tar.bz2',
    'a.txz',
    'a.tbz',
    'a.tbz2',
    'a.tzst',
    'a.tar.zst',
    'src.zip',
    'source.rar',
    'package.7z',
    'release.zip',
    'backup.zip',
    'dist.zip',
  ])('fires with an error where it is new: %s', (path) => {
    expect(levels(path)).toEqual({ new: 'error', unchanged: 'warning' })
  })

  it.each(['redist.zip', 'dist.d.zip', 'lib/my-package.zip', 'a.rar', 'build-1.zip'])(
    'fires with a warning at most on a zip that tells nothing of what is in it: %s',
    (path) => {
      expect(levels(path)).toEqual({ new: 'warning', unchanged: 'note' })
    },
  )

  it.each(['a.tgz.bin', 'a.zip.dat', 'atgz', 'a.tgzip'])('is silent for an archive that is named %s', (path) => {
    expect(run([archive(path)])).toEqual([])
  })

  it.each(['acme-10.20.30.tgz', 'acme_1.2.3.tgz', 'ACME-1.2.3.tgz', 'acme-1.2.3+build.5.tgz', 'acme-1.2.3.rar'])(
    'takes %s for a tarball of the package itself',
    (path) => {
      expect(levels(path)?.unchanged).toBe('error')
    },
  )

  it.each([
    'acme-tools-1.2.3.tgz',
    'my-acme-1.2.3.tgz',
    'acme-1.2.tgz',
    'acme1.2.3.tgz',
    'acme-1.2.3x.tgz',
    'acme.tgz',
    'other-1.2.3.tgz',
    'xacme-1.2.3.tgz',
  ])('does not take %s for one', (path) => {
    expect(levels(path)?.unchanged).not.toBe('error')
  })

  it('is new where another archive lies where one with a figure was', () => {
    expect(run([archive('lib/a1.tgz')], [archive('lib/a22.tgz')])[0]?.baselineState).toBe('unchanged')
    expect(run([archive('lib/a1.tgz')], [archive('lib/a.tgz')])[0]?.baselineState).toBe('new')
    expect(run([archive('lib2/a.tgz')], [archive('lib1/a.tgz')])[0]?.baselineState).toBe('new')
  })
})
