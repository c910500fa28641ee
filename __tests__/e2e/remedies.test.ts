import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import type { Finding } from '../../src/model/report.js'
import { rules } from '../../src/rules/index.js'
import { checkJson, makeUser, verdictOf, type User } from '../helpers/cli.js'
import { packageTarball, sourceMap, writePackage, type PackageFiles } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

/**
 * A remedy is a promise: each fault is made in a real package, what the help says is done to the letter, and then the
 * finding is gone and nothing else has come.
 */

const sandbox = useSandbox()
let user: User

beforeAll(() => {
  user = makeUser(sandbox)
})

interface Fault {
  readonly files: PackageFiles
  /** The npm of this machine packs it: the one in name bundles nothing. */
  readonly npm?: 'host'
  /** The last release; left out, there is none. */
  readonly before?: PackageFiles
  /** What the help has to say: what `fix` does. */
  readonly says: RegExp
  readonly fix: (folder: string, help: string) => void
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

const token = ['ghp_', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'].join('')

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
    says: /Take the entry out/,
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
    says: /take `"private": true` out of package\.json/,
    fix: write(sound),
  },
  'publish-directory': {
    files: withManifest({ publishConfig: { directory: 'out' } }),
    says: /take `directory` out of publishConfig/,
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
    says: /take it out of `bundleDependencies`/,
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
    says: /./,
    fix: write({ 'index.js': 'module.exports = 1\n' }),
  },
  'source-map-remote': {
    files: { ...sound, 'index.js': 'module.exports = 1\n//# sourceMappingURL=http://maps.example.com/index.js.map\n' },
    says: /./,
    fix: write({ 'index.js': 'module.exports = 1\n' }),
  },
  'own-archive': {
    files: { ...withManifest({ files: ['*.js', '*.tgz'] }), 'acme-0.9.0.tgz': packageTarball(sound) },
    says: /./,
    fix: (folder) => {
      rmSync(join(folder, 'acme-0.9.0.tgz'))
      writePackage(folder, sound)
    },
  },
  'lifecycle-script': {
    before: sound,
    files: { ...withManifest({ scripts: { postinstall: 'node index.js' } }) },
    says: /./,
    fix: write(sound),
  },
  'lifecycle-broken': {
    files: withManifest({ scripts: { postinstall: 'node setup.js' } }),
    says: /[Pp]ack|files/,
    fix: write({ 'setup.js': '' }),
  },
  'internal-host': {
    files: { ...sound, 'index.js': "module.exports = 'http://10.1.2.3/api'\n" },
    says: /./,
    fix: write({ 'index.js': "module.exports = 'https://api.acme.com/api'\n" }),
  },
  'build-path': {
    files: { ...sound, 'index.js': "module.exports = '/home/kaspar/work/acme/src/index.ts'\n" },
    says: /./,
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
    says: /./,
    fix: write({ 'index.js': 'export default 1\n' }),
  },
  'syntax-invalid': {
    files: { ...withManifest({ main: 'index.js' }), 'index.js': 'module.exports = = 1\n' },
    says: /./,
    fix: write({ 'index.js': 'module.exports = 1\n' }),
  },
  ...Object.fromEntries(
    (
      [
        ['exports-removed', { exports: { '.': './index.js', './b': './b.js' } }, { exports: { '.': './index.js' } }],
        ['bin-changed', { bin: { acme: 'index.js', more: 'b.js' } }, { bin: { acme: 'index.js' } }],
        ['license-changed', { license: 'MIT' }, { license: 'ISC' }],
        ['compatibility', { engines: { node: '>=18' } }, { engines: { node: '>=24' } }],
        [
          'publish-config-changed',
          { publishConfig: { access: 'public' } },
          { publishConfig: { access: 'restricted' } },
        ],
      ] as const
    ).map(([id, was, is]): [string, Fault] => {
      const both: PackageFiles = { ...sound, 'b.js': '#!/usr/bin/env node\n', 'index.js': '#!/usr/bin/env node\n' }
      const [before, files] = [was, is].map((more) => ({ ...both, 'package.json': manifest(more) }))
      return [id, { before: before ?? both, files: files ?? both, says: /./, fix: write(before ?? both) }]
    }),
  ),
}

/** Rules whose remedy no test can carry out, or not with a folder and the npm in name, and why. */
const notFollowed: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      [
        'something outside of the package has to be done: another release, another version, another pull request',
        'version-published dist-tag-unfit stale-build dependency-unavailable dependency-added identity-changed ' +
          'baseline-missing policy-loosened policy-unowned policy-unpinned registry-changed packer-changed',
      ],
      [
        'someone has to look at the code and decide',
        'hidden-text obfuscated-code capability-added host-added debug-left native-binary',
      ],
      [
        'it takes a compiler, or modes and names that npm does not pack',
        'native-platform exec-bit-lost debug-symbols world-writable file-not-inspected',
      ],
      ['it takes scripts that run while packing', 'manifest-mismatch not-reproducible'],
      [
        'it says what changed, and nothing has to be done where that is intended',
        'file-added file-removed files-field-changed export-name-removed payload-lost types-style require-lost',
      ],
    ] as const
  ).flatMap(([why, ids]) => ids.split(' ').map((id) => [id, why])),
)

const said = (findings: readonly Finding[]): string[] => findings.map(({ ruleId, path }) => `${ruleId} ${path}`)

async function findings(folder: string, { before, npm }: Fault): Promise<readonly Finding[]> {
  const tarball = join(sandbox.folder('baseline'), 'acme-0.9.0.tgz')
  if (before) writeFileSync(tarball, packageTarball(before))
  const run = await checkJson([folder, '--baseline', before ? tarball : 'none'], {
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
    fix(folder, found?.help ?? '')
    const known = new Set(first.map(({ ruleId }) => ruleId).filter((ruleId) => ruleId !== id))
    const after = (await findings(folder, fault)).filter(({ level }) => level !== 'note')
    expect(said(after.filter(({ ruleId }) => !known.has(ruleId)))).toEqual([])
  })

  it('every rule, but for those that are named here with the reason', () => {
    const all = [...Object.keys(faults), ...Object.keys(notFollowed)]
    expect(all.sort()).toEqual(rules.map(({ id }) => id).sort())
  })
})
