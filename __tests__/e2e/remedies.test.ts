import { chmodSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import type { Finding } from '../../src/model/report.js'
import { rules } from '../../src/rules/index.js'
import { checkJson, makeUser, packGate, verdictOf, type User } from '../helpers/cli.js'
import { elfHead } from '../helpers/executables.js'
import { file, packageTarball, sourceMap, writePackage, type PackageFiles } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'
import { followedElsewhere } from './followed-elsewhere.js'

/**
 * A remedy is a promise: each fault is made in a real package, what the help says is done to the letter, and then the
 * finding is gone and nothing else has come.
 */

const sandbox = useSandbox()
let user: User
/** What the check before compared with. */
let lastBaseline = 'none'

beforeAll(() => {
  user = makeUser(sandbox)
})

interface Fault {
  readonly files: PackageFiles
  /** The npm of this machine packs it: the one in name bundles nothing. */
  readonly npm?: 'host'
  /** More of the command: the fault shows only then. */
  readonly args?: readonly string[]
  /** The last release; left out, there is none. */
  readonly before?: PackageFiles
  /** What the help has to say: what `fix` does. */
  readonly says: RegExp
  readonly fix: (folder: string, help: string) => void | Promise<void>
}

/** A fault that npm in name would not pack, or not so: it is checked in a tarball, and mended in the next. */
interface PackedFault extends Omit<Fault, 'fix' | 'npm' | 'args'> {
  readonly after: PackageFiles
}

const policy = '.github/pack-gate.yml'
const manifest = (more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  name: 'acme',
  version: '1.0.0',
  files: ['*.js'],
  ...more,
})
const sound: PackageFiles = { 'package.json': manifest(), 'index.js': 'module.exports = 1\n' }
const withManifest = (more: Readonly<Record<string, unknown>>): PackageFiles => ({
  ...sound,
  'package.json': manifest(more),
})

const write =
  (files: PackageFiles) =>
  (folder: string): void => {
    writePackage(folder, files)
  }

/** Writes the line of the policy that the help prints, with a reason where it leaves one to the reader. */
function writeLine(folder: string, help: string): void {
  const [, line = ''] = /`((?:rules|packer): [^`]*)`/.exec(help) ?? []
  writePackage(folder, { [policy]: `${line.replace('reason: …', 'reason: looked at and intended')}\n` })
}

/** Adds the entries that the help prints to the policy's `files`. */
function writeEntries(folder: string, help: string): void {
  const [, entries = ''] = /under `files`: (.*)$/.exec(help) ?? []
  writePackage(folder, { [policy]: `files: [package.json, index.js, ${entries}]\n` })
}

/** Runs the command that the help prints, with a reason. */
async function acceptIt(folder: string, help: string): Promise<void> {
  const [, line = ''] = /`pack-gate (accept [^`]*)`/.exec(help) ?? []
  const args = line.split(" '…'").join('').split(' ')
  const run = await packGate([...args, 'looked at and intended', '--yes', '--baseline', lastBaseline, folder], { user })
  expect(run.code).toBe(0)
}

const token = ['ghp_', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'].join('')

const code = (lines: string): PackageFiles => ({ ...sound, 'index.js': lines })

const program = elfHead({ interpreter: '/lib64/ld-linux-x86-64.so.2' })

/** A dependency is taken out of package.json where it is there, and put in where it is not. */
const setDependency = [
  "const fs = require('fs')",
  "const manifest = JSON.parse(fs.readFileSync('package.json', 'utf8'))",
  "manifest.dependencies = manifest.dependencies ? undefined : { inner: '^1.0.0' }",
  "fs.writeFileSync('package.json', JSON.stringify(manifest))",
].join('\n')

const faults: Readonly<Record<string, Fault>> = {
  secret: {
    files: { ...sound, 'index.js': `module.exports = '${token}'\n` },
    says: /`rules: \{ secret: \{ allow: /,
    fix: writeLine,
  },
  'forbidden-file': {
    files: { ...withManifest({ files: ['*.js', '*.log'] }), 'a.log': 'x\n' },
    says: /`rules: \{ forbidden-file: \{ allow: /,
    fix: writeLine,
  },
  'source-map': {
    files: {
      ...withManifest({ files: ['*.js', '*.map'] }),
      'index.js.map': sourceMap({ 'src/index.ts': 'export = 1\n' }),
    },
    says: /set `rules: \{ source-map: \{ policy: allow \} \}`/,
    fix: writeLine,
  },
  'size-growth': {
    before: sound,
    files: { ...sound, 'index.js': `module.exports = 1\n${'// more\n'.repeat(20_000)}` },
    says: /set `rules: \{ size-growth: \{ max: \d+% \} \}`/,
    fix: writeLine,
  },
  'size-limit': {
    files: { ...sound, [policy]: 'rules: { size-limit: { max: 10 B } }\n' },
    says: /raise `max: …`/,
    fix: write({ [policy]: 'rules: { size-limit: { max: 10 kB } }\n' }),
  },
  'file-not-allowed': {
    files: {
      ...withManifest({ files: ['*.js', 'dist'] }),
      'dist/[slug]/page.js': 'module.exports = 2\n',
      [policy]: 'files: [package.json, index.js]\n',
    },
    says: /under `files`: "/,
    fix: writeEntries,
  },
  'allowlist-unmatched': {
    files: { ...sound, [policy]: 'files: [package.json, index.js, old.js]\n' },
    says: /Remove the entry/,
    fix: write({ [policy]: 'files: [package.json, index.js]\n' }),
  },
  'waiver-unused': {
    files: { ...sound, [policy]: 'waivers: [{ rule: secret, path: index.js, reason: a sample }]\n' },
    says: /[Tt]ake (it|the waiver) out|[Rr]emove/,
    fix: write({ [policy]: '' }),
  },
  'waiver-expired': {
    files: {
      ...sound,
      [policy]: 'waivers: [{ rule: secret, path: index.js, reason: a sample, expires: 2020-01-31 }]\n',
    },
    says: /out|[Rr]emove/,
    fix: write({ [policy]: '' }),
  },
  'packer-ambiguous': {
    files: { ...withManifest({ packageManager: 'npm@11.6.0' }), 'yarn.lock': '' },
    says: /`packer: npm`/,
    fix: (folder) => {
      writeLine(folder, '`packer: npm`')
    },
  },
  'private-package': {
    files: withManifest({ private: true }),
    says: /remove `"private": true` from package\.json/,
    fix: write(sound),
  },
  'publish-directory': {
    files: withManifest({ publishConfig: { directory: 'out' } }),
    says: /remove `directory` from publishConfig/,
    fix: write(withManifest({ publishConfig: {} })),
  },
  'publish-script': {
    files: { ...withManifest({ scripts: { prepublishOnly: 'node build.js' } }), 'build.js': '' },
    says: /do the same in `prepack`.*take prepublishOnly out/,
    fix: write(withManifest({ scripts: { prepack: 'node build.js' } })),
  },
  'bundled-dependency': {
    npm: 'host',
    files: withManifest({ dependencies: { inner: '^1.0.0' }, bundleDependencies: ['inner'] }),
    says: /remove it from `bundleDependencies`/,
    fix: write(withManifest({ dependencies: { inner: '^1.0.0' } })),
  },
  'files-unmatched': {
    files: withManifest({ files: ['index.js', 'lib'] }),
    says: /out|Build/,
    fix: write(withManifest({ files: ['index.js'] })),
  },
  'dependency-spec': {
    files: withManifest({ dependencies: { inner: 'file:../inner' } }),
    says: /range|version|publish/i,
    fix: write(withManifest({ dependencies: { inner: '^1.0.0' } })),
  },
  'entry-point-missing': {
    files: withManifest({ exports: './main.js' }),
    says: /[Bb]uild|[Pp]ack|correct/,
    fix: write({ 'main.js': 'module.exports = 1\n' }),
  },
  'import-unresolved': {
    files: { ...sound, 'index.js': "module.exports = require('./other.js')\n" },
    says: /[Pp]ack|[Bb]uild|correct/,
    fix: write({ 'other.js': 'module.exports = 1\n' }),
  },
  'dependency-undeclared': {
    files: { ...sound, 'index.js': "module.exports = require('inner')\n" },
    says: /dependencies/,
    fix: write(withManifest({ dependencies: { inner: '^1.0.0' } })),
  },
  'shebang-crlf': {
    files: { ...withManifest({ bin: 'cli.js' }), 'cli.js': '#!/usr/bin/env node\r\nmodule.exports = 1\r\n' },
    says: /LF/,
    fix: write({ 'cli.js': '#!/usr/bin/env node\nmodule.exports = 1\n' }),
  },
  'source-map-dangling': {
    files: {
      ...sound,
      'index.js': 'module.exports = 1\n//# sourceMappingURL=index.js.map\n',
      [policy]: 'rules: { source-map-dangling: warning }\n',
    },
    says: /^Build without the comment that names the map .*, or pack the map\.$/,
    fix: write({ 'index.js': 'module.exports = 1\n' }),
  },
  'source-map-remote': {
    files: { ...sound, 'index.js': 'module.exports = 1\n//# sourceMappingURL=http://maps.example.com/index.js.map\n' },
    says: /^Build without the option .*, or without the comment\./,
    fix: write({ 'index.js': 'module.exports = 1\n' }),
  },
  'own-archive': {
    files: { ...withManifest({ files: ['*.js', '*.tgz'] }), 'acme-0.9.0.tgz': packageTarball(sound) },
    says: /^Keep it out: add "!acme-0\.9\.0\.tgz" to `files` in package\.json/,
    fix: write(withManifest({ files: ['*.js', '*.tgz', '!acme-0.9.0.tgz'] })),
  },
  'lifecycle-script': {
    before: sound,
    files: { ...withManifest({ scripts: { postinstall: 'node index.js' } }) },
    says: /To approve it: `pack-gate accept --rule lifecycle-script --reason '…'`/,
    fix: acceptIt,
  },
  'capability-added': {
    before: sound,
    files: code("require('child_process').exec('date')\nmodule.exports = 1\n"),
    says: /`rules: \{ capability-added: \{ allow: /,
    fix: writeLine,
  },
  'lifecycle-broken': {
    files: withManifest({ scripts: { postinstall: 'node setup.js' } }),
    says: /[Pp]ack|files/,
    fix: write({ 'setup.js': '' }),
  },
  'internal-host': {
    files: { ...sound, 'index.js': "module.exports = 'http://10.1.2.3/api'\n" },
    says: /^Read addresses of your own network from settings when the program runs/,
    fix: write({ 'index.js': 'module.exports = process.env.ACME_API\n' }),
  },
  'build-path': {
    files: { ...sound, 'index.js': "module.exports = '/home/kaspar/work/acme/src/index.ts'\n" },
    says: /^Build with relative paths/,
    fix: write({ 'index.js': "module.exports = 'src/index.ts'\n" }),
  },
  'unsafe-path': {
    files: { ...withManifest({ files: ['*.js', 'dist'] }), 'dist/aux.js': '' },
    says: /[Rr]ename/,
    fix: (folder) => {
      renameSync(join(folder, 'dist/aux.js'), join(folder, 'dist/helper.js'))
    },
  },
  'module-format': {
    files: { ...withManifest({ main: 'index.js', type: 'module' }), 'index.js': 'module.exports = 1\n' },
    says: /correct `type` in the package\.json that counts for it/,
    fix: write(withManifest({ main: 'index.js', type: 'commonjs' })),
  },
  'syntax-invalid': {
    files: { ...withManifest({ main: 'index.js' }), 'index.js': 'module.exports = = 1\n' },
    says: /^Build it again\. `node --check index\.js` after the build/,
    fix: write({ 'index.js': 'module.exports = 1\n' }),
  },
  'native-binary': {
    files: { ...withManifest({ files: ['*.js', 'reporter'] }), reporter: file(program, 0o755) },
    says: /^If a tool left it there, keep it out: remove "reporter" from `files` in package\.json\.$/,
    fix: write(withManifest({ files: ['*.js'] })),
  },
  'native-platform': {
    files: { ...withManifest({ files: ['*.js', 'bin'] }), 'bin/tool': program },
    says: /`chmod \+x bin\/tool`/,
    fix: (folder, help) => {
      const [, path = ''] = /`chmod \+x ([^`]+)`/.exec(help) ?? []
      chmodSync(join(folder, path), 0o755)
    },
  },
  'debug-symbols': {
    files: {
      ...withManifest({ files: ['*.js', 'lib'] }),
      'lib/a.pdb': Buffer.from(`Microsoft C/C++ MSF 7.00\r\n\u001aDS${'\0'.repeat(4096)}`, 'latin1'),
    },
    says: /add "!\*\*\/\*\.pdb" to `files` in package\.json/,
    fix: write(withManifest({ files: ['*.js', 'lib', '!**/*.pdb'] })),
  },
  'manifest-mismatch': {
    files: {
      ...withManifest({
        devDependencies: { tap: '1.0.0' },
        scripts: { prepack: 'node set.js', postpack: 'node set.js' },
      }),
      'set.js': setDependency,
    },
    says: /Restore package\.json in `postpublish`/,
    fix: write(
      withManifest({
        devDependencies: { tap: '1.0.0' },
        scripts: { prepack: 'node set.js', postpublish: 'node set.js' },
      }),
    ),
  },
  'not-reproducible': {
    args: ['--pack-destination', 'out'],
    files: {
      ...withManifest({ scripts: { prepack: 'node build.js' } }),
      'build.js': "require('fs').writeFileSync('index.js', `module.exports = ${Date.now()}`)\n",
    },
    says: /Keep what changes with each run \(the time, .*\) out of the build/,
    fix: write({ 'build.js': "require('fs').writeFileSync('index.js', 'module.exports = 1')\n" }),
  },
  ...Object.fromEntries(
    (
      [
        [
          'exports-removed',
          { exports: { '.': './index.js', './b': './b.js' } },
          { exports: { '.': './index.js' } },
          /Put it back/,
        ],
        [
          'bin-changed',
          { bin: { acme: 'index.js', more: 'b.js' } },
          { bin: { acme: 'index.js' } },
          /^Put it back under `bin` in package\.json/,
        ],
        ['license-changed', { license: 'MIT' }, { license: 'ISC' }, /^Make sure that it is intended and agreed/],
        [
          'compatibility',
          { engines: { node: '>=18' } },
          { engines: { node: '>=24' }, version: '1.0.1' },
          /allow again what the last release allowed/,
        ],
        [
          'publish-config-changed',
          { publishConfig: { access: 'public' } },
          { publishConfig: { access: 'restricted' } },
          /^Make sure that the release goes to the right place/,
        ],
      ] as const
    ).map(([id, was, is, says]): [string, Fault] => {
      const both: PackageFiles = { ...sound, 'b.js': '#!/usr/bin/env node\n', 'index.js': '#!/usr/bin/env node\n' }
      const [before, files] = [was, is].map((more) => ({ ...both, 'package.json': manifest(more) }))
      return [id, { before: before ?? both, files: files ?? both, says, fix: write(before ?? both) }]
    }),
  ),
}

const parts: PackageFiles = Object.fromEntries(
  ['a', 'b', 'c', 'd'].map((name) => [`lib/${name}.js`, `exports.${name} = ${JSON.stringify(name.repeat(9000))}\n`]),
)
const dual = (exports: unknown): PackageFiles => ({
  ...withManifest({ exports }),
  'index.js': 'module.exports = 1\n',
  'index.mjs': 'export default 1\n',
})

const main = (text: string, more: Readonly<Record<string, unknown>> = {}): PackageFiles => ({
  'package.json': manifest({ main: 'index.js', ...more }),
  'index.js': text,
})
const typed = (line: string, version: string): PackageFiles => ({
  ...main('module.exports = 1\n', { types: 'index.d.ts', version }),
  'index.d.ts': `declare const value: number\n${line}\n`,
})

const packedFaults: Readonly<Record<string, PackedFault>> = {
  'exec-bit-lost': {
    before: { ...withManifest({ bin: 'cli.js' }), 'cli.js': file('#!/usr/bin/env node\n', 0o755) },
    files: { ...withManifest({ bin: 'cli.js' }), 'cli.js': '#!/usr/bin/env node\n' },
    says: /^Set the bit where the file is made: `chmod \+x cli\.js`/,
    after: { ...withManifest({ bin: 'cli.js' }), 'cli.js': file('#!/usr/bin/env node\n', 0o755) },
  },
  'world-writable': {
    files: { ...sound, 'index.js': file('module.exports = 1\n', 0o666) },
    says: /`chmod -R go-w` before packing/,
    after: sound,
  },
  'debug-left': {
    before: { ...code('module.exports = 1\n'), 'package.json': manifest({ main: 'index.js' }) },
    files: { ...code('debugger\nmodule.exports = 1\n'), 'package.json': manifest({ main: 'index.js' }) },
    says: /^Take the statement out\.$/,
    after: { ...code('module.exports = 1\n'), 'package.json': manifest({ main: 'index.js' }) },
  },
  'hidden-text': {
    before: main("module.exports = 'any user'\n"),
    files: main("module.exports = 'any user \u202e of admin rights'\n"),
    says: /If it is data, write it as an escape, such as `\\u202e`\.$/,
    after: main(String.raw`module.exports = 'any user \u202e of admin rights'`),
  },
  'obfuscated-code': {
    before: main('module.exports = 1\n'),
    files: main(`module.exports = ${'-parseInt(f(0x1))/0x1+'.repeat(5)}0\n`),
    says: /^Compare it with what your own build makes from a clean checkout/,
    after: main('module.exports = 2\n'),
  },
  'host-added': {
    before: main('module.exports = process.env.ACME_API\n'),
    files: main("module.exports = 'http://localhost:8080'\n"),
    says: /^Read such addresses from settings/,
    after: main('module.exports = process.env.ACME_API\n'),
  },
  'types-style': {
    before: typed('export default value', '1.0.0'),
    files: typed('export = value', '1.0.1'),
    says: /put it back, or make this a major version\.$/,
    after: typed('export default value', '1.0.1'),
  },
  'export-name-removed': {
    before: main('exports.a = 1\nexports.sum = 2\n', { version: '1.0.0' }),
    files: main('exports.a = 1\n', { version: '1.0.1' }),
    says: /^Export it again, if only as another name of what took its place/,
    after: main('exports.a = 1\nexports.sum = exports.a\n', { version: '1.0.1' }),
  },
  'file-not-inspected': {
    files: {
      ...sound,
      'data.7z': Buffer.concat([Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]), Buffer.alloc(64)]),
    },
    says: /^Keep it out of the release/,
    after: sound,
  },
  'file-added': {
    before: sound,
    files: { ...sound, 'b.js': 'module.exports = 2\n' },
    says: /otherwise keep it out with `files` in package\.json/,
    after: sound,
  },
  'file-removed': {
    before: { ...sound, 'notes.txt': 'x\n' },
    files: sound,
    says: /check that the build makes it and that `files` in package\.json includes it/,
    after: { ...sound, 'notes.txt': 'x\n' },
  },
  'files-field-changed': {
    before: sound,
    files: { ...sound, 'package.json': { name: 'acme', version: '1.0.0' } },
    says: /^Restore it/,
    after: sound,
  },
  'payload-lost': {
    before: { ...sound, ...parts },
    files: withManifest({ version: '1.0.1' }),
    says: /^Check that the build ran and that `files` in package\.json includes its output/,
    after: { ...withManifest({ version: '1.0.1' }), ...parts },
  },
  'require-lost': {
    before: dual({ '.': { import: './index.mjs', require: './index.js' } }),
    files: dual({ '.': { import: './index.mjs' } }),
    says: /^Name the condition `default` instead of `import` .*, or add `require`/,
    after: dual({ '.': { import: './index.mjs', require: './index.js' } }),
  },
}

/** Rules whose remedy no test can carry out, and why. */
const notFollowed: Readonly<Record<string, string>> = {
  'provenance-lost': 'tokens have to be revoked at the registry, and what is published stays without a provenance',
  'publisher-changed': 'who may publish is looked up at the registry, and what is published keeps its publisher',
  'version-burst': 'tokens have to be revoked at the registry, and a person has to look at each release',
}

const said = (findings: readonly Finding[]): string[] => findings.map(({ ruleId, path }) => `${ruleId} ${path}`)

async function findings(folder: string, { before, npm, args = [] }: Fault): Promise<readonly Finding[]> {
  const tarball = join(sandbox.folder('baseline'), 'acme-0.9.0.tgz')
  lastBaseline = before ? tarball : 'none'
  if (before) writeFileSync(tarball, packageTarball(before))
  const run = await checkJson([folder, '--baseline', before ? tarball : 'none', ...args], {
    user: npm ? makeUser(sandbox, { npm }) : user,
  })
  return verdictOf(run).findings
}

describe('what the help says, done to the letter, settles', () => {
  it.each(Object.entries(faults))('%s', async (id, fault) => {
    const { files, says, fix } = fault
    const folder = writePackage(sandbox.folder('package'), files)
    const first = await findings(folder, fault)
    const found = first.find(({ ruleId }) => ruleId === id)
    expect(said(first)).toContainEqual(expect.stringMatching(new RegExp(`^${id} `)))
    expect(found?.help).toMatch(says)
    await fix(folder, found?.help ?? '')
    const known = new Set(first.map(({ ruleId }) => ruleId).filter((ruleId) => ruleId !== id))
    const after = (await findings(folder, fault)).filter(({ level }) => level !== 'note')
    expect(said(after.filter(({ ruleId }) => !known.has(ruleId)))).toEqual([])
  })

  it.each(Object.entries(packedFaults))('%s, in a tarball', async (id, { files, before, says, after }) => {
    const check = async (packed: PackageFiles): Promise<readonly Finding[]> => {
      const [now, then] = ['acme-1.0.0.tgz', 'acme-0.9.0.tgz'].map((name) => join(sandbox.folder('tarball'), name))
      writeFileSync(now ?? '', packageTarball(packed))
      if (before) writeFileSync(then ?? '', packageTarball(before))
      return verdictOf(await checkJson([now ?? '', '--baseline', before ? (then ?? '') : 'none'], { user })).findings
    }
    const first = await check(files)
    expect(said(first)).toContainEqual(expect.stringMatching(new RegExp(`^${id} `)))
    expect(first.find(({ ruleId }) => ruleId === id)?.help).toMatch(says)
    const left = await check(after)
    const known = new Set(first.map(({ ruleId }) => ruleId).filter((ruleId) => ruleId !== id))
    expect(said(left.filter(({ ruleId }) => !known.has(ruleId)))).toEqual([])
  })

  it('every rule, but for those that are named here with the reason', () => {
    const all = [faults, packedFaults, notFollowed].flatMap((each) => Object.keys(each))
    expect([...all, ...followedElsewhere].sort()).toEqual(rules.map(({ id }) => id).sort())
  })
})
