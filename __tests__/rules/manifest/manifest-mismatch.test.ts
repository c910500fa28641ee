import { describe, expect, it } from '@jest/globals'
import { manifestMismatch } from '../../../src/rules/manifest/manifest-mismatch.js'
import { evaluate } from '../../../src/verdict/evaluate.js'
import type { Packer } from '../../../src/model/release.js'
import { file, noPolicy, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

type Json = Readonly<Record<string, unknown>>

const facts = (packed: Json, told: Json | null, before: Json | null = null) => {
  const now = release([file('index.js')], packed)
  return subject(
    now,
    before && release([file('index.js')], before),
    noPolicy,
    told && { name: 'acme', version: '1.0.0', ...told },
  )
}
const messages = (packed: Json, told: Json | null): readonly string[] =>
  problems(manifestMismatch, facts(packed, told)).map(({ message }) => message)
const intro = 'the packed package.json is not the one that the registry gets: '

describe('manifest-mismatch', () => {
  it('fires once on all that installers would be told otherwise', () => {
    const [found, ...more] = problems(
      manifestMismatch,
      facts(
        { dependencies: { a: '^1', b: '^2' } },
        { dependencies: { b: 'workspace:^', c: '*' }, engines: { node: '>=20' } },
      ),
    )
    expect(found?.message).toBe(
      `${intro}dependencies.a is ^1 in the tarball and missing for the registry, dependencies.b is ^2 in the ` +
        'tarball and workspace:^ for the registry, dependencies.c is missing in the tarball and * for the ' +
        'registry and 1 more',
    )
    expect(found?.cause).toEqual({ kind: 'manifest', key: ['dependencies', 'a'] })
    expect(found?.help).toContain('postpublish')
    expect(more).toEqual([])
  })

  it('fires with the remedy that fits the packer', () => {
    const help = (packer: Packer | null): string =>
      problems(manifestMismatch, { ...facts({ dependencies: { a: '^1' } }, {}), packer })[0]?.help ?? ''
    expect(help({ name: 'npm', version: '11.0.0' })).toContain('after `postpack`')
    expect(help({ name: 'yarn', version: '1.22.22' })).toContain('before `prepack`')
    expect(help({ name: 'yarn', version: '1.22.22' })).not.toContain('postpublish')
  })

  it('is an error, whatever the baseline was', () => {
    const [hit] = evaluate(manifestMismatch, facts({ dependencies: { a: '^1' } }, {}, { dependencies: { a: '^1' } }))
    expect([hit?.level, hit?.state]).toEqual(['error', 'new'])
  })

  it('is a warning for scripts that the registry announces anyway, and beside an error one of its own', () => {
    const hits = evaluate(
      manifestMismatch,
      facts({ version: '2.0.0', scripts: { postinstall: 'node a.js' } }, { scripts: { postinstall: 'node b.js' } }),
    )
    expect(hits.map(({ level, problem }) => [level, problem.message.slice(intro.length)])).toEqual([
      ['error', 'version is 2.0.0 in the tarball and 1.0.0 for the registry'],
      ['warning', 'scripts.postinstall is node a.js in the tarball and node b.js for the registry'],
    ])
    expect(new Set(hits.map(({ problem }) => problem.key)).size).toBe(2)
  })

  it('fires without showing who signs in', () => {
    const secret = ['hun', 'ter2'].join('')
    expect(messages({ dependencies: { a: `git+https://ana:${secret}@example.com/a.git` } }, {}).join('')).toContain(
      'git+https://…@example.com',
    )
    expect(messages({}, { dependencies: { a: `git+https://ana:${secret}@example.com/a.git` } }).join('')).not.toContain(
      secret,
    )
  })

  it('is silent for the same manifest, and where the tarball is published as it is', () => {
    expect(messages({ dependencies: { a: '^1' } }, { dependencies: { a: '^1' } })).toEqual([])
    expect(messages({ dependencies: { a: '^1' } }, null)).toEqual([])
  })
})
