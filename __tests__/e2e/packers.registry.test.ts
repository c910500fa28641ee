import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from '@jest/globals'
import { Parser } from 'tar'
import { checkJson, errorOf, makeUser, verdictOf } from '../helpers/cli.js'
import type { JsonRun, User } from '../helpers/cli.js'
import { liveCommands } from '../helpers/output.js'
import { installPackers, itWithPacker } from '../helpers/packer-versions.js'
import type { PackerInstall, PackerLabel } from '../helpers/packer-versions.js'
import type { PackageFiles } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'
import { makeWorkspace, packDirectly } from '../helpers/workspace.js'

const packers = await installPackers()
const sandbox = useSandbox()

interface Entry {
  readonly path: string
  readonly mode: number
  readonly sha256: string
  readonly text: string
}

/** A tarball's files, read by other means than pack-gate's own. */
async function entriesOf(tarball: string): Promise<Entry[]> {
  const entries: Promise<Entry>[] = []
  const parser = new Parser({
    onReadEntry(entry) {
      if (entry.type === 'Directory') entry.resume()
      else
        entries.push(
          entry.concat().then((bytes) => ({
            path: entry.path.replace(/^package\//, ''),
            mode: entry.mode ?? 0,
            sha256: createHash('sha256').update(bytes).digest('hex'),
            text: bytes.toString(),
          })),
        )
    },
  })
  const ended = new Promise((resolve) => parser.on('end', resolve))
  parser.end(readFileSync(tarball))
  await ended
  return (await Promise.all(entries)).sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** One workspace for each packer: installing it takes longer than all that is done with it. */
class Workspace {
  readonly #folder: string
  readonly user: User

  private constructor(
    readonly packer: PackerInstall,
    folder: string,
    user: User,
  ) {
    this.#folder = folder
    this.user = user
  }

  static async make(packer: PackerInstall): Promise<Workspace> {
    const user = makeUser(sandbox, { bins: [packer.bin] })
    return new Workspace(packer, await makeWorkspace(sandbox, packer, user, changesFor(packer)), user)
  }

  path(name: string): string {
    return join(this.#folder, 'packages', name)
  }

  async check(name: string, ...args: readonly string[]): Promise<JsonRun> {
    return checkJson([this.path(name), '--baseline', 'none', '--no-config', ...args], { user: this.user })
  }

  /** What the packer makes where a maintainer runs it. */
  async pack(name: string): Promise<{ packed: Entry[]; integrity: string }> {
    const out = sandbox.folder('out')
    await packDirectly(this.packer, this.path(name), out, this.user)
    const [tarball = ''] = readdirSync(out)
    const integrity = `sha512-${createHash('sha512')
      .update(readFileSync(join(out, tarball)))
      .digest('base64')}`
    return { packed: await entriesOf(join(out, tarball)), integrity }
  }
}

/** Yarn 1 can't bundle: its own pack fails on it. And a negation in `files` makes it pack everything. */
const unbundled: PackageFiles = {
  'packages/a/package.json': {
    name: '@acme/a',
    version: '1.2.3',
    main: 'src/index.ts',
    bin: { acme: 'lib/cli.js' },
    files: ['lib', 'dist'],
    scripts: { prepack: 'node build.cjs', postpack: 'node clean.cjs' },
    dependencies: { '@acme/b': 'workspace:^', '@acme/c': 'catalog:' },
    publishConfig: { main: 'dist/built.js' },
  },
}

/** Yarn 2 and 3 know no `catalog:`, neither in package.json nor in their settings, and Yarn 2 no `workspace:^`. */
const uncatalogued: PackageFiles = {
  '.yarnrc.yml': 'nodeLinker: node-modules\nenableTelemetry: false\nenableImmutableInstalls: false\n',
  'packages/a/package.json': {
    name: '@acme/a',
    version: '1.2.3',
    main: 'src/index.ts',
    exports: './src/index.ts',
    bin: { acme: 'lib/cli.js' },
    files: ['lib', 'dist', '!lib/*.test.js'],
    scripts: { prepack: 'node build.cjs', postpack: 'node clean.cjs' },
    dependencies: { '@acme/b': 'workspace:^2.3.4', '@acme/c': 'workspace:4.5.6', bundled: 'workspace:*' },
    peerDependencies: { '@acme/b': 'workspace:*' },
    bundleDependencies: ['bundled'],
    publishConfig: { access: 'public', main: 'dist/built.js', exports: { '.': './dist/built.js' } },
  },
}

const changes: Partial<Record<PackerLabel, PackageFiles>> = {
  'yarn 1': unbundled,
  'yarn 2': uncatalogued,
  'yarn 3': uncatalogued,
}
const changesFor = ({ label }: PackerInstall): PackageFiles => changes[label] ?? {}

const everywhere = ['README.md', 'dist/built.js', 'lib/cli.js', 'lib/index.js', 'lib/nested/kept.js', 'package.json']
const pnpmFiles = ['LICENSE', ...everywhere, 'node_modules/bundled/index.js', 'node_modules/bundled/package.json']

/** What ships, fact by fact: lists and texts as measured, so that a packer that changes is seen. */
const shipped: Readonly<Record<PackerLabel, readonly string[]>> = {
  'pnpm 9': pnpmFiles,
  'pnpm 10': pnpmFiles,
  'pnpm 11': pnpmFiles,
  'pnpm 12': pnpmFiles,
  'yarn 1': [
    'CHANGELOG.md',
    ...everywhere,
    'lib/index.test.js',
    'lib/nested/.npmignore',
    'lib/nested/ignored.js.map',
    'src/index.ts',
  ],
  'yarn 2': ['CHANGELOG.md', ...everywhere, 'lib/index.test.js'],
  'yarn 3': ['CHANGELOG.md', ...everywhere],
  'yarn 4': ['CHANGELOG.md', ...everywhere],
  bun: [...everywhere, 'node_modules/bundled/index.js', 'node_modules/bundled/package.json'],
}

/** Paths, modes and digests; without the digest of a file that no two packs have in common. */
const bytesOf = (
  files: readonly { readonly path: string; readonly mode: number; readonly sha256: string }[],
  unsteady?: string,
): unknown =>
  files.map(({ path, mode, sha256 }) => ({ path, mode, sha256: path === unsteady ? 'not compared' : sha256 }))

describe.each(packers.map((packer) => [packer.label, packer] as const))('with %s', (label, packer) => {
  const needsPacker = itWithPacker(packer)
  let made: Promise<Workspace> | undefined
  const workspace = (): Promise<Workspace> => (made ??= Workspace.make(packer))
  const rewrites = label !== 'yarn 1'
  const isBerry = label.startsWith('yarn') && rewrites
  // Yarn 1 writes the time of packing into its tarballs; pnpm 9 and 10 write dependencies in the order in which they
  // happened to resolve them, so that two packs of one tree differ in package.json.
  const unsteady = label === 'pnpm 9' || label === 'pnpm 10' ? 'package.json' : undefined

  needsPacker('judges the files, the bytes and the package.json that its own pack makes', async () => {
    const here = await workspace()
    const { packed, integrity } = await here.pack('a')
    const run = await here.check('a')
    const verdict = verdictOf(run)
    expect(bytesOf(verdict.files, unsteady)).toEqual(bytesOf(packed, unsteady))
    expect(verdict.files.map(({ path }) => path)).toEqual([...shipped[label]].sort())
    expect(verdict).toMatchObject({
      contents: 'tarball',
      packer: { name: packer.command, version: packer.version, chosenBy: { by: 'lock-file' } },
    })
    if (unsteady === undefined && rewrites) expect(verdict.integrity).toBe(integrity)
    expect(liveCommands(run.stdout + run.stderr)).toEqual([])

    const manifest = JSON.parse(packed.find(({ path }) => path === 'package.json')?.text ?? '') as Record<
      string,
      unknown
    >
    expect(manifest.dependencies).toMatchObject(
      rewrites ? { '@acme/b': '^2.3.4', '@acme/c': '4.5.6' } : { '@acme/b': 'workspace:^', '@acme/c': 'catalog:' },
    )
    // Yarn 4 takes any version for a peer from a catalog, and Yarn 2 for one from the workspace.
    if (rewrites)
      expect(manifest.peerDependencies).toEqual({ '@acme/b': label === 'yarn 4' || label === 'yarn 2' ? '*' : '2.3.4' })
    expect(manifest.main).toBe(label.startsWith('pnpm') || isBerry ? 'dist/built.js' : 'src/index.ts')
    const rules = verdict.findings.map(({ ruleId }) => ruleId)
    expect(rules.includes('dependency-spec')).toBe(!rewrites)
    // What the registry gets is what was packed, whatever package.json on disk says.
    expect(rules).not.toContain('manifest-mismatch')
    // Bun takes no fields from publishConfig, and Yarn 2 no `exports`, so these lead to a source that does not ship.
    expect(rules.includes('entry-point-missing')).toBe(label === 'bun' || label === 'yarn 2')
    if (label === 'yarn 2') expect(manifest.exports).toBe('./src/index.ts')
  })

  needsPacker('judges publishConfig.directory where it packs from there', async () => {
    const here = await workspace()
    const { packed } = await here.pack('directory')
    const { files } = verdictOf(await here.check('directory'))
    expect(bytesOf(files)).toEqual(bytesOf(packed))
    expect(files.some(({ path }) => path === 'only.js')).toBe(label.startsWith('pnpm'))
  })

  needsPacker('leaves lifecycle scripts out where asked to, or says that it can not', async () => {
    const here = await workspace()
    writeFileSync(join(here.path('a'), 'build.cjs'), `require('fs').writeFileSync('ran', '')`)
    const run = await here.check('a', '--ignore-scripts')
    expect(existsSync(join(here.path('a'), 'ran'))).toBe(false)
    if (isBerry) {
      expect({ exit: run.code, code: errorOf(run).code }).toEqual({ exit: 2, code: 'EPACK' })
      expect(errorOf(run).message).toContain('prepack and postpack')
    } else {
      expect(verdictOf(run)).toMatchObject({ packer: { ignoreScripts: true } })
      expect(verdictOf(run).files.map(({ path }) => path)).not.toContain('dist/built.js')
    }
  })

  needsPacker('reaches no verdict where a lifecycle script fails, and tells what it said', async () => {
    const here = await workspace()
    writeFileSync(join(here.path('a'), 'build.cjs'), `console.error('the build broke'); process.exit(3)`)
    const run = await here.check('a')
    expect({ exit: run.code, code: errorOf(run).code }).toEqual({ exit: 2, code: 'EPACK' })
    expect(errorOf(run).message).toContain(isBerry ? 'Prepack script failed' : 'the build broke')
  })
})
