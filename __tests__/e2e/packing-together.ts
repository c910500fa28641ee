import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@jest/globals'
import type { NoVerdict, RepositoryReport, Verdict } from '../../src/model/report.js'
import { packGate, type Run, type User } from '../helpers/cli.js'
import { file, writePackage, type PackageFiles } from '../helpers/packages.js'

/** Packages of every kind, by folder: those that one run may pack, and those that it may not. */
export const kinds: Readonly<Record<string, PackageFiles>> = {
  plain: { 'package.json': { name: 'plain', version: '1.0.0', files: ['lib'] }, 'lib/index.js': '1\n', 'x.secret': '' },
  scoped: { 'package.json': { name: '@acme/scoped', version: '2.0.0-beta.1' }, 'index.js': '2\n', 'x.secret': '' },
  ignoring: {
    'package.json': { name: 'ignoring', version: '1.0.0' },
    '.npmignore': 'src\n',
    'src/a.ts': '',
    'a.js': '3\n',
  },
  tool: {
    'package.json': { name: 'tool', version: '1.0.0', bin: 'cli.js', files: ['cli.js'] },
    'cli.js': file('#!/usr/bin/env node\n', 0o755),
  },
  'deep/down': { 'package.json': { name: 'down', version: '1.0.0', files: ['*.js'] }, 'index.js': '4\n' },
  building: {
    'package.json': { name: 'building', version: '1.0.0', files: ['dist'], scripts: { prepack: 'node build.cjs' } },
    'build.cjs': "require('fs').mkdirSync('dist', { recursive: true }); require('fs').writeFileSync('dist/i.js', '5')",
  },
  nested: { 'package.json': { name: 'nested', version: '1.0.0' }, 'index.js': '6\n' },
  'nested/inner': { 'package.json': { name: 'inner', version: '1.0.0' }, 'index.js': '7\n' },
  hidden: { 'package.json': { name: 'hidden', version: '1.0.0', private: true } },
  wrong: { 'package.json': { name: 'wrong', version: '1.0.0', files: 'lib' }, 'lib/index.js': '8\n' },
}

/** A repository with all of them, and a root whose ignore file counts for them. */
export function workspaceOf(root: string, more: PackageFiles = {}): string {
  const all = Object.entries(kinds).flatMap(([folder, files]) =>
    Object.entries(files).map(([path, content]) => [`packages/${folder}/${path}`, content] as const),
  )
  return writePackage(root, {
    'package.json': { name: 'root', private: true, workspaces: ['packages/*', 'packages/deep/*', 'packages/nested/*'] },
    '.npmignore': '*.secret\n',
    '.git/HEAD': 'ref: refs/heads/main\n',
    ...Object.fromEntries(all),
    ...more,
  })
}

/** A program that writes its arguments down, a line a start, before it becomes the real one. */
export function noting(bin: string, name: string, path: string): { readonly starts: () => readonly string[] } {
  const log = join(bin, `${name}.log`)
  const script = `#!/bin/sh\necho "$PWD $*" >> ${log}\nPATH="${path}" exec ${name} "$@"\n`
  writeFileSync(join(bin, name), script, { mode: 0o755 })
  return { starts: () => (existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : []) }
}

const args = ['check', '--no-config', '--baseline', 'none', '--reporter', 'json'] as const

export async function gateWorkspace(cwd: string, user: User, more: readonly string[] = []): Promise<RepositoryReport> {
  return read(await packGate([...args, ...more], { user, cwd })) as RepositoryReport
}

function read({ stdout, stderr }: Run): unknown {
  try {
    return JSON.parse(stdout) as unknown
  } catch (error) {
    throw new Error(`no report: ${stderr}`, { cause: error })
  }
}

/** Each package of a report is what it is alone: its files with their bytes, its integrity, its error. */
export async function expectSameAlone(report: RepositoryReport, cwd: string, user: User): Promise<void> {
  for (const member of report.packages) {
    const { path } = member
    const run = await packGate(['check', path, ...args.slice(1)], { user, cwd })
    const alone = read(run) as Verdict | NoVerdict
    const own = member.conclusion === 'error' ? { conclusion: 'error', error: member.error } : alone
    expect(alone).toMatchObject(own)
    if (member.conclusion !== 'error')
      expect(member).toEqual({ ...alone, path, durationMs: member.durationMs, timings: member.timings })
  }
}
