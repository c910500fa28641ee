import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { makeUser, npm, type User } from './cli.js'
import { installNpm, isAvailable, itWithNpm } from './npm-versions.js'
import { file, writePackage, type PackageFiles } from './packages.js'
import { useSandbox } from './sandbox.js'

/** The npm in name alone answers as the npm whose version it names, byte for byte. */
const real = await installNpm('11.21.2')
const sandbox = useSandbox()

const manifest = (more: object = {}): Readonly<Record<string, unknown>> => ({
  name: '@acme/core',
  version: '1.2.3',
  ...more,
})
const packages: Readonly<Record<string, PackageFiles>> = {
  'all that is there': {
    'package.json': manifest(),
    'a.js': '1\n',
    'B.js': '2\n',
    'lib/a10.js': '3\n',
    'lib/a2.js': '4\n',
    'Lib2/z': '5\n',
  },
  'modes and commands': {
    'package.json': manifest({ bin: { x: './bin/x.js' } }),
    'bin/x.js': file('#!/usr/bin/env node\n', 0o755),
    'a.sh': file('1\n', 0o775),
    'b.sh': file('1\n', 0o600),
  },
  'what is never packed': {
    'package.json': manifest(),
    '.npmrc': 'a=b\n',
    'package-lock.json': '{}',
    'a.orig': '',
    '.DS_Store': '',
    'node_modules/b/index.js': '',
    '.git/HEAD': '',
    'lib/.npmrc': '',
    'index.js': '',
  },
  'what is always packed': {
    'package.json': manifest({ files: ['lib'], main: 'main.js' }),
    'readme.md': '',
    LICENSE: '',
    'COPYING.txt': '',
    'main.js': '',
    'other.js': '',
    'lib/a.js': '',
  },
  'files, folders and globs': {
    'package.json': manifest({ files: ['dist', './lib/*.js', 'one.txt', '**/*.d.ts', '!dist/*.map', '*.{css,scss}'] }),
    'dist/a.js': '',
    'dist/a.js.map': '',
    'dist/deep/a.js.map': '',
    'lib/a.js': '',
    'lib/deep/b.js': '',
    'one.txt': '',
    'src/a.d.ts': '',
    'src/a.ts': '',
    'a.css': '',
    'deep/b.scss': '',
  },
  'an ignore file': {
    'package.json': manifest(),
    '.npmignore': '# no\n*.map\n/src\ntest/\n',
    'a.map': '',
    'lib/b.map': '',
    'src/a.js': '',
    'lib/src/a.js': '',
    'test/a.js': '',
    'lib/test/b.js': '',
  },
  'an ignore file of a folder': {
    'package.json': manifest({ files: ['lib'] }),
    '.npmignore': 'lib\n',
    'lib/.npmignore': '*.map\n',
    'lib/a.js.map': '',
    'lib/a.js': '',
    'lib/deep/b.map': '',
  },
  'no ignore file but the one of git': {
    'package.json': manifest(),
    '.gitignore': 'dist\n',
    'dist/a.js': '',
    'a.js': '',
  },
  'odd names': {
    'package.json': manifest(),
    'lib/[slug]/page.js': '',
    'lib/a b.js': '',
    "lib/it's.js": '',
    'lib/$x.js': '',
  },
  scripts: {
    'package.json': manifest({
      files: ['dist'],
      scripts: { prepack: 'node make.cjs', prepare: 'node -e "console.log(1)"', postpack: 'node -e "console.log(2)"' },
    }),
    'make.cjs':
      "require('fs').mkdirSync('dist', { recursive: true }); require('fs').writeFileSync('dist/made.js', '1\\n')",
  },
  'a failing script': { 'package.json': manifest({ scripts: { prepack: 'echo out; echo err >&2; exit 3' } }) },
}

async function answers(
  user: User,
  files: PackageFiles,
  ...args: string[]
): Promise<{ readonly answer: string } & Readonly<Record<string, unknown>>> {
  const cwd = writePackage(sandbox.folder('package'), files)
  const { code, stdout, stderr } = await npm(
    ['pack', '--json', '--foreground-scripts=false', '--loglevel=info', ...args],
    { user, cwd },
  )
  const lines = stderr.split('\n').filter((line) => /^npm (info using npm@|error (code|command|sh|out|err))/.test(line))
  return {
    code,
    answer: stdout.replaceAll(cwd, '.'),
    lines,
    left: readdirSync(cwd)
      .filter((name) => name.endsWith('.tgz'))
      .map((name) => readFileSync(join(cwd, name)).toString('base64')),
  }
}

describe('the npm in name alone', () => {
  for (const [title, files] of Object.entries(packages)) {
    itWithNpm(real)(`answers as npm ${real.version} does: ${title}`, async () => {
      const other = makeUser(sandbox, isAvailable(real) ? { npm: real } : {})
      for (const args of [['--dry-run'], [], ['--dry-run', '--ignore-scripts']]) {
        expect(await answers(makeUser(sandbox), files, ...args)).toEqual(await answers(other, files, ...args))
      }
    })
  }

  itWithNpm(real)('lists long names and those beyond ASCII, which its tarball spells differently', async () => {
    const files = {
      'package.json': manifest(),
      'lib/ü.js': '',
      [`lib/${'long/'.repeat(20)}name.js`]: '1\n',
      [`lib/${'x'.repeat(120)}.js`]: '2\n',
    }
    const ours = await answers(makeUser(sandbox), files, '--dry-run')
    const theirs = await answers(makeUser(sandbox, isAvailable(real) ? { npm: real } : {}), files, '--dry-run')
    const listed = (given: { answer: string }): unknown => (JSON.parse(given.answer) as [{ files: unknown }])[0].files
    expect(listed(ours)).toEqual(listed(theirs))
  })

  itWithNpm(real)('packs the packages of a workspace', async () => {
    const files: PackageFiles = {
      'package.json': { name: 'root', version: '1.0.0', private: true, workspaces: ['packages/*'] },
      'packages/b/package.json': { name: 'b', version: '1.0.0' },
      'packages/a/package.json': { name: 'a', version: '1.0.0' },
      'packages/a/index.js': '1\n',
    }
    const other = makeUser(sandbox, isAvailable(real) ? { npm: real } : {})
    for (const args of [
      ['--dry-run', '--workspaces'],
      ['--dry-run', '--workspace=packages/b'],
    ]) {
      expect(await answers(makeUser(sandbox), files, ...args)).toEqual(await answers(other, files, ...args))
    }
  })

  it('refuses what it can not do', async () => {
    const run = await npm(['view', 'left-pad'], { user: makeUser(sandbox) })
    expect([run.code, run.stderr]).toEqual([1, expect.stringContaining("makeUser(sandbox, { npm: 'host' })")])
  })
})
