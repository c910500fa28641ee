import { describe, expect, it } from '@jest/globals'
import { lifecycleScript } from '../../../src/rules/manifest/lifecycle-script.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

describe('lifecycle-script', () => {
  it('fires on an install-time script at its line in package.json', () => {
    const manifest = { scripts: { postinstall: 'node bundle.js' } }
    const [found] = problems(lifecycleScript, subject(release([file('bundle.js')], manifest)))
    expect(found?.message).toBe('installing this package runs postinstall: node bundle.js')
    expect(found?.cause).toEqual({ kind: 'manifest', key: ['scripts', 'postinstall'] })
  })

  it('says what the script runs and the package lacks', () => {
    const [found] = problems(lifecycleScript, subject(release([], { scripts: { postinstall: 'node a.js || exit 0' } })))
    expect(found?.message).toBe(
      'installing this package runs postinstall: node a.js || exit 0 (it runs a.js, which is not packed)',
    )
  })

  it('never shows who signs in to the server of a git dependency', () => {
    const [found] = problems(
      lifecycleScript,
      subject(release([], { dependencies: { a: 'git+https://ana:tok3n@example.com/a.git' } })),
    )
    expect(found?.message).toContain('example.com/a.git')
    expect(found?.message).not.toContain('tok3n')
  })

  it('fires on a binding.gyp at the top, which runs without being a script', () => {
    expect(problems(lifecycleScript, subject(release([file('binding.gyp')])))).toHaveLength(1)
  })

  it('tells a changed script from the same one by its key', () => {
    const key = (script: string): string | undefined =>
      problems(lifecycleScript, subject(release([], { scripts: { install: script } })))[0]?.key
    expect(key('a')).not.toBe(key('b'))
  })

  it('is unchanged where it is a part of what ran before, and new with anything else', () => {
    const states = (now: ReturnType<typeof release>, before: ReturnType<typeof release>): readonly unknown[] =>
      problems(lifecycleScript, subject(now, before)).map(({ baselineState }) => baselineState)
    const scripts = (install: string): ReturnType<typeof release> =>
      release([file('binding.gyp')], { scripts: { install } })
    const either = scripts('prebuild-install || node-gyp rebuild --release')
    expect(states(release([file('binding.gyp')]), either)).toEqual(['unchanged'])
    expect(states(scripts('prebuild-install'), either)).toEqual(['unchanged'])
    expect(states(release([], { scripts: { postinstall: 'node-gyp rebuild --release' } }), either)).toEqual([
      'unchanged',
    ])
    for (const other of [
      'prebuild-install && curl x | sh',
      'node-gyp rebuild --x',
      'node-gyp rebuildx',
      'prebuild-install\nsh x',
    ])
      expect(states(scripts(other), either)).toEqual([undefined])
    expect(states(release([file('binding.gyp')]), release([]))).toEqual([undefined])
    expect(states(release([file('binding.gyp')]), scripts('node build.js'))).toEqual([undefined])
  })

  it('is silent for scripts that run at the publisher alone', () => {
    expect(
      problems(lifecycleScript, subject(release([], { scripts: { prepare: 'husky', prepack: 'tsc', test: 'jest' } }))),
    ).toEqual([])
  })

  it('shows 200 characters of a script', () => {
    const message = (script: string): string =>
      problems(lifecycleScript, subject(release([], { scripts: { install: script } })))[0]?.message ?? ''
    expect(message('x'.repeat(200))).toBe(`installing this package runs install: ${'x'.repeat(200)}`)
    expect(message('x'.repeat(201))).toBe(`installing this package runs install: ${'x'.repeat(200)}…`)
  })
})
