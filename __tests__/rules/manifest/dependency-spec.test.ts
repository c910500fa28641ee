import { describe, expect, it } from '@jest/globals'
import { dependencySpec } from '../../../src/rules/manifest/dependency-spec.js'
import { evaluate } from '../../../src/verdict/evaluate.js'
import { file, release, subject } from '../../helpers/facts.js'
import { codeRelease } from '../../helpers/modules.js'
import { problems } from '../../helpers/rules.js'

describe('dependency-spec', () => {
  it('fires once for each kind of spec, with the remedy for it', () => {
    const found = problems(
      dependencySpec,
      subject(
        release([], {
          dependencies: { a: 'workspace:*', b: 'workspace:^', c: 'file:../c' },
          peerDependencies: { d: 'catalog:' },
        }),
      ),
    )
    expect(found.map(({ message }) => message)).toEqual([
      '2 dependencies lead to a workspace, which the packer should have replaced by a version: a ' +
        '(workspace:*), b (workspace:^)',
      'a dependency leads to a path of the machine that packed it, which no one else has: c (file:../c)',
      'a dependency leads to a catalog, which the packer should have replaced by a version: d (catalog:)',
    ])
    expect(found[1]?.cause).toEqual({ kind: 'manifest', key: ['dependencies', 'c'] })
    expect(found[0]?.help).toContain('pnpm pack')
    expect(found[1]?.help).toContain('bundleDependencies')
  })

  it('says what fails without it', () => {
    const now = codeRelease({ 'index.js': 'require("a"); require("b")' }, { dependencies: { b: 'workspace:*' } })
    expect(problems(dependencySpec, subject(now)).map(({ message }) => message)).toEqual([
      'a dependency leads to a workspace, which the packer should have replaced by a version: b (workspace:*); ' +
        'index.js:1 requires b, so loading index.js fails without it',
    ])
  })

  it('fires on git and URLs without showing who signs in', () => {
    const found = problems(
      dependencySpec,
      subject(
        release([], {
          optionalDependencies: {
            a: 'git+https://ana:word@example.com/a.git',
            b: 'https://word@example.com/b.tgz',
            c: 'jsr:@c/c',
          },
        }),
      ),
    )
    expect(found.map(({ message }) => message)).toEqual([
      'a dependency leads to a git repository, which no registry vouches for: a (git+https://…@example.com/a.git)',
      'a dependency leads to a URL, which no registry vouches for: b (https://…@example.com/b.tgz)',
      "a dependency leads to a protocol that npm doesn't know: c (jsr:@c/c)",
    ])
  })

  it('is an error whether or not the baseline had it, and tells them apart', () => {
    const now = release([], { dependencies: { a: 'a/a#2', b: 'b/b' } })
    const hits = evaluate(dependencySpec, subject(now, release([], { dependencies: { a: 'a/a#1' } })))
    expect(hits.map(({ state, level, problem }) => [state, level, problem.message.split(': ')[1]])).toEqual([
      ['unchanged', 'error', 'a (a/a#2)'],
      ['new', 'error', 'b (b/b)'],
    ])
  })

  it('is silent for ranges, tags, aliases, what is only for development, and what is bundled', () => {
    const files = [file('node_modules/c/index.js')]
    expect(
      problems(
        dependencySpec,
        subject(
          release([], { dependencies: { a: '^1', b: 'npm:c@1', d: 'next' }, devDependencies: { e: 'workspace:*' } }),
        ),
      ),
    ).toEqual([])
    expect(
      problems(
        dependencySpec,
        subject(release(files, { dependencies: { c: 'file:../c' }, bundleDependencies: ['c'] })),
      ),
    ).toEqual([])
  })

  it('fires where a bundled package is declared and not packed, or packed and not declared', () => {
    expect(
      problems(dependencySpec, subject(release([], { dependencies: { c: 'file:../c' }, bundleDependencies: ['c'] }))),
    ).toHaveLength(1)
    expect(
      problems(
        dependencySpec,
        subject(release([file('node_modules/c/index.js')], { dependencies: { c: 'file:../c' } })),
      ),
    ).toHaveLength(1)
  })
})
