import { describe, expect, it } from '@jest/globals'
import type { ProgramFacts } from '../../../src/model/file-facts.js'
import { nativePlatform } from '../../../src/rules/contents/native-platform.js'
import { claimOf } from '../../../src/rules/contents/platform-names.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const elf: ProgramFacts = {
  format: 'ELF',
  role: 'library',
  systems: ['linux', 'android', 'freebsd'],
  processors: ['x64'],
}
const machO: ProgramFacts = { format: 'Mach-O', role: 'program', systems: ['darwin'], processors: ['arm64'] }
const pe: ProgramFacts = { format: 'PE', role: 'library', systems: ['win32'], processors: ['x64'] }

const native = (path: string, program: ProgramFacts, mode = 0o755): ReturnType<typeof file> =>
  file(path, { kind: 'executable', program, mode })
const messages = (files: readonly ReturnType<typeof file>[], manifest = {}): readonly string[] =>
  problems(nativePlatform, subject(release(files, manifest))).map(({ message }) => message)

describe('native-platform', () => {
  describe('platforms of the last release', () => {
    const files = ['linux-x64', 'linux-arm64', 'darwin-arm64'].map((name) =>
      native(`prebuilds/${name}/a.node`, {
        ...(name.startsWith('linux') ? elf : machO),
        role: 'library',
        processors: [name.replace(/.*-/, '')],
      }),
    )
    const told = (kept: number, manifest = {}, version = '1.0.1'): readonly string[] =>
      problems(nativePlatform, subject({ ...release(files.slice(0, kept), manifest), version }, release(files))).map(
        ({ levels, message }) => `${levels?.new ?? ''}: ${message}`,
      )
    const gone = '2 compiled files for darwin-arm64, linux-arm64 are gone:'

    it('blocks where their files are gone and nothing else brings them', () => {
      expect(told(1)).toEqual([`error: ${gone} nothing else brings them`])
      expect(told(1, {}, '2.0.0')).toEqual([`warning: ${gone} nothing else brings them`])
      expect(told(3)).toEqual([])
    })

    it('warns where installing builds them, or where none are left at all', () => {
      const built = { scripts: { install: 'node-gyp-build' } }
      expect(told(1, built)).toEqual([`warning: ${gone} installing there has to run \`node-gyp-build\``])
      expect(told(1, built, '2.0.0')).toEqual([`note: ${gone} installing there has to run \`node-gyp-build\``])
      expect(told(0)).toEqual([expect.stringMatching(/^warning: 3 compiled files for /)])
    })

    it('is silent where packages of their own bring them', () => {
      const split = { optionalDependencies: { '@acme/linux-arm64': '1.0.1', '@acme/darwin-arm64': '1.0.1' } }
      expect(told(1, split)).toEqual([])
    })
  })

  it('fires on a library whose processor or system is not the one of its folder', () => {
    expect(messages([native('prebuilds/linux-arm64/a.node', elf)])).toEqual([
      'prebuilds/linux-arm64/a.node is made for x64, while its path says arm64',
    ])
    expect(messages([native('prebuilds/darwin-x64/a.node', elf)])).toEqual([
      'prebuilds/darwin-x64/a.node is an ELF file for Linux and its like, while its path says darwin',
    ])
    expect(messages([native('a.win32-x64.node', machO)])).toEqual([
      'a.win32-x64.node is a Mach-O file for darwin, while its path says win32',
    ])
    expect(messages([native('linux/a.node', { ...machO, systems: [] })])).toHaveLength(1)
  })

  it("fires on one that os and cpu of package.json rule out, or the package's name", () => {
    expect(messages([native('a.node', elf)], { os: ['darwin'] })).toEqual([
      'a.node is an ELF file for Linux and its like, while package.json says darwin',
    ])
    expect(messages([native('a.node', elf)], { os: ['linux'], cpu: ['arm64'] })).toEqual([
      'a.node is made for x64, while package.json says arm64',
    ])
    const named = { ...release([native('a.node', elf)]), name: '@acme/a-linux-arm64-gnu' }
    expect(problems(nativePlatform, subject(named)).map(({ message }) => message)).toEqual([
      "a.node is made for x64, while the package's name says arm64",
    ])
  })

  it('is silent where the names fit, say nothing, or stand for several', () => {
    const fitting = [
      'linux-x64/a.node',
      'linuxmusl-x64/a.node',
      'linux64/a.node',
      'android-x64/a.node',
      'x86_64-unknown-linux-gnu/a.node',
      'x86/a.node',
      'a.node',
      'freebsd-amd64/a.node',
      'linux-x64+arm64/a.node',
    ]
    expect(messages(fitting.map((path) => native(path, elf)))).toEqual([])
    expect(
      messages([native('darwin-x64+arm64/a.node', machO), native('ios-arm64/a', machO), native('osx/a', machO)]),
    ).toEqual([])
    expect(messages([native('prebuilds/linux-x64/a.node', elf)], { os: ['darwin', '!win32'] })).toEqual([])
    expect(messages([native('a.node', elf)], { os: ['!win32'], cpu: 'any' })).toEqual([])
    expect(
      messages([native('test/win32-x64/a.node', elf), native('linux-arm64/a.o', { ...elf, processors: [] })]),
    ).toEqual([])
  })

  it('knows which programs Windows and macOS start although they are of another processor', () => {
    const ia32: ProgramFacts = { ...pe, role: 'program', processors: ['ia32'] }
    expect(
      messages([native('win32-x64/elevate.exe', ia32), native('darwin-arm64/a', { ...machO, processors: ['x64'] })]),
    ).toEqual([])
    expect(
      messages([native('win32-x64/a.dll', { ...ia32, role: 'library' }), native('darwin-x64/a', machO)]),
    ).toHaveLength(2)
  })

  it('warns of programs without an executable bit, and blocks where one of their kind has it', () => {
    const level = (files: readonly ReturnType<typeof file>[], manifest = {}): readonly unknown[] =>
      problems(nativePlatform, subject(release(files, manifest))).map(({ levels, count }) => [
        levels?.new ?? 'error',
        count,
      ])
    expect(level([native('darwin-arm64/helper', machO, 0o644)])).toEqual([['warning', undefined]])
    expect(
      level([
        native('darwin-arm64/helper', machO, 0o644),
        native('linux-x64/helper', { ...elf, role: 'program' }, 0o644),
      ]),
    ).toEqual([['warning', 2]])
    expect(
      level([native('darwin-arm64/helper', machO, 0o644), native('linux-x64/helper', { ...elf, role: 'program' })]),
    ).toEqual([['error', undefined]])
    expect(
      level(
        [native('cli', machO, 0o644), native('a.node', elf, 0o644), native('a.exe', { ...pe, role: 'program' }, 0o644)],
        { bin: 'cli' },
      ),
    ).toEqual([])
  })

  it('leaves a bit that was lost to the rule for that', () => {
    const now = release([native('helper', machO, 0o644)])
    expect(problems(nativePlatform, subject(now, release([native('helper', machO)])))).toEqual([])
    expect(problems(nativePlatform, subject(now, now))).toHaveLength(1)
  })
})

describe('what a path says of its platform', () => {
  it.each([
    ['prebuilds/win32-ia32/x64.node', ['win32'], ['x64']],
    ['dist/linux/arm/7za', ['linux'], ['arm', 'arm64']],
    ['swc.linux-riscv64-gnu.node', ['linux'], ['riscv64']],
    ['build/windows_x86-64/a.dll', ['win32'], ['x64']],
    ['lib/armor/darwinian.js', [], []],
  ])('%s', (path, systems, processors) => {
    expect(claimOf(path)).toEqual({ systems, processors })
  })
})
