import { join } from 'node:path'
import { runAs } from './cli.js'
import type { User } from './cli.js'
import { file, writePackage } from './packages.js'
import type { PackageFiles } from './packages.js'
import type { PackerInstall } from './packer-versions.js'
import type { Sandbox } from './sandbox.js'

/** A build that prints what could be taken for a packer's answer, or for a command of the runner. */
const build = `
const fs = require('fs')
fs.mkdirSync('dist', { recursive: true })
fs.writeFileSync('dist/built.js', 'export const built = 1\\n')
console.log('{"name":"fake","version":"9.9.9","files":[{"path":"fake.js"}]}')
console.log('{"location":"fake.js"}')
console.log('Total files: 99')
console.log('##[error]from a script')
console.error('::error::from a script')
`

const buildDirectory = `
const fs = require('fs')
fs.mkdirSync('dist', { recursive: true })
fs.writeFileSync('dist/package.json', JSON.stringify({ name: '@acme/directory', version: '3.0.0', main: 'only.js' }))
fs.writeFileSync('dist/only.js', 'module.exports = 1\\n')
`

const catalog = { '@acme/b': '2.3.4', '@acme/c': '4.5.6' }
const catalogLine = `catalog: ${JSON.stringify(catalog)}\n`

/** Everything in which the packers differ. Only workspaces are depended on, so that no registry is needed. */
const files: PackageFiles = {
  'package.json': {
    name: 'workspace',
    version: '0.0.0',
    private: true,
    workspaces: { packages: ['packages/*'], catalog },
    catalog,
  },
  LICENSE: 'MIT\n',
  '.npmrc': 'auto-install-peers=false\nnode-linker=hoisted\nlink-workspace-packages=true\n',
  'packages/a/package.json': {
    name: '@acme/a',
    version: '1.2.3',
    main: 'src/index.ts',
    exports: './src/index.ts',
    bin: { acme: 'lib/cli.js' },
    files: ['lib', 'dist', '!lib/*.test.js'],
    scripts: { prepack: 'node build.cjs', postpack: 'node clean.cjs' },
    dependencies: { '@acme/b': 'workspace:^', '@acme/c': 'catalog:', bundled: 'workspace:*' },
    peerDependencies: { '@acme/b': 'catalog:' },
    bundleDependencies: ['bundled'],
    publishConfig: { access: 'public', main: 'dist/built.js', exports: { '.': './dist/built.js' } },
  },
  'packages/a/build.cjs': build,
  'packages/a/clean.cjs': `require('fs').rmSync('dist', { recursive: true, force: true })\n`,
  'packages/a/src/index.ts': 'export {}\n',
  'packages/a/lib/index.js': 'module.exports = {}\n',
  'packages/a/lib/index.test.js': 'test()\n',
  'packages/a/lib/cli.js': file('#!/usr/bin/env node\n', 0o755),
  'packages/a/lib/nested/.npmignore': '*.map\n',
  'packages/a/lib/nested/kept.js': '1\n',
  'packages/a/lib/nested/ignored.js.map': '{}\n',
  'packages/a/CHANGELOG.md': '# Changes\n',
  'packages/a/README.md': '# a\n',
  'packages/b/package.json': { name: '@acme/b', version: '2.3.4' },
  'packages/c/package.json': { name: '@acme/c', version: '4.5.6' },
  'packages/bundled/package.json': { name: 'bundled', version: '1.0.0', main: 'index.js' },
  'packages/bundled/index.js': 'module.exports = 2\n',
  'packages/directory/package.json': {
    name: '@acme/directory',
    version: '3.0.0',
    scripts: { prepack: 'node build.cjs' },
    publishConfig: { directory: 'dist' },
  },
  'packages/directory/build.cjs': buildDirectory,
  'packages/directory/README.md': '# directory\n',
}

/** What each package manager wants in a workspace besides. */
const own: Readonly<Record<PackerInstall['command'], PackageFiles>> = {
  pnpm: {
    'pnpm-workspace.yaml':
      `packages: ['packages/*']\nnodeLinker: hoisted\nautoInstallPeers: false\nlinkWorkspacePackages: ` +
      `true\n${catalogLine}`,
  },
  yarn: {
    '.yarnrc.yml': `nodeLinker: node-modules\nenableTelemetry: false\nenableImmutableInstalls: false\n${catalogLine}`,
    'yarn.lock': '',
  },
  bun: {},
}

const installing: Readonly<Record<PackerInstall['command'], readonly string[]>> = {
  pnpm: ['install', '--offline', '--ignore-scripts'],
  yarn: ['install'],
  bun: ['install'],
}

/** Yarn 1 knows no `workspace:`: it installs nothing here, and packs without. */
const installs = ({ label }: PackerInstall): boolean => label !== 'yarn 1'

/** The workspace, as it is after this packer's own install. */
export async function makeWorkspace(
  sandbox: Sandbox,
  packer: PackerInstall,
  user: User,
  changes: PackageFiles = {},
): Promise<string> {
  const classic: PackageFiles = packer.label === 'yarn 1' ? { '.yarnrc.yml': 'enableTelemetry: false\n' } : {}
  const folder = writePackage(sandbox.folder('workspace'), {
    ...files,
    '.git/HEAD': 'ref: refs/heads/main\n',
    ...own[packer.command],
    ...classic,
    ...changes,
  })
  if (!installs(packer)) return folder
  const run = await runAs(packer.command, installing[packer.command], { user, cwd: folder })
  if (run.code !== 0) throw new Error(`${packer.label} could not install: ${run.stdout}${run.stderr}`)
  return folder
}

/** Packs a package of the workspace with its own packer, as a maintainer would: the tarball that ought to be judged. */
export async function packDirectly(packer: PackerInstall, folder: string, out: string, user: User): Promise<void> {
  const args: Readonly<Record<PackerInstall['command'], readonly string[]>> = {
    pnpm: ['pack', '--pack-destination', out],
    yarn: ['pack', packer.label === 'yarn 1' ? '--filename' : '--out', join(out, 'package.tgz')],
    bun: ['pm', 'pack', '--destination', out],
  }
  const run = await runAs(packer.command, args[packer.command], { user, cwd: folder })
  if (run.code !== 0) throw new Error(`${packer.label} could not pack: ${run.stdout}${run.stderr}`)
}
