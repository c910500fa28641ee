import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { headCommit } from '../../src/github/contents.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
const sha = '3484a3fb816e0859fd6e1cea078d76385ff50625'
const other = 'f'.repeat(40)

function repository(files: Readonly<Record<string, string>>): string {
  const root = sandbox.folder('repository')
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

describe('the commit that is checked out', () => {
  it.each<[string, Readonly<Record<string, string>>, string | null]>([
    ['of a branch', { '.git/HEAD': 'ref: refs/heads/main\n', '.git/refs/heads/main': `${sha}\n` }, sha],
    ['without a branch', { '.git/HEAD': `${sha}\n` }, sha],
    [
      'of a branch that is packed',
      {
        '.git/HEAD': 'ref: refs/heads/main\n',
        '.git/packed-refs': `# pack-refs with: peeled\n${other} refs/heads/old/refs/heads/main\n${sha} refs/heads/main\n`,
      },
      sha,
    ],
    [
      'of a worktree',
      {
        '.git': 'gitdir: main/.git/worktrees/a\n',
        'main/.git/worktrees/a/HEAD': 'ref: refs/heads/a\n',
        'main/.git/worktrees/a/commondir': '../..\n',
        'main/.git/refs/heads/a': `${sha}\n`,
      },
      sha,
    ],
    ['of a branch without commits', { '.git/HEAD': 'ref: refs/heads/main\n' }, null],
    ['where there is none', { 'package.json': '{}' }, null],
    ['of something else', { '.git/HEAD': 'ref: ../../etc/passwd\n' }, null],
  ])('%s', (_what, files, commit) => {
    expect(headCommit(repository(files))).toBe(commit)
  })
})
