import { describe, expect, it } from '@jest/globals'
import { hostAdded } from '../../../src/rules/changed-code/host-added.js'
import { subject } from '../../helpers/facts.js'
import { codeRelease } from '../../helpers/modules.js'
import { problems } from '../../helpers/rules.js'

function found(now: string, before: string, options = {}, manifest = {}): readonly string[] {
  const of = (text: string) => codeRelease({ 'index.js': text }, { main: 'index.js', ...manifest })
  return problems(hostAdded, subject(of(now), of(before)), options).map(
    ({ levels, message }) => `${(levels ?? hostAdded.levels).new} ${message}`,
  )
}

describe('host-added', () => {
  it('notes a new host, and warns where it is asked', () => {
    expect(found('\nsee("https://a.zz/b")', '')).toEqual([
      'note index.js:2 names a host that no file of the last release had: a.zz',
    ])
    expect(found('fetch("https://a.zz/b"); fetch("https://b.zz")', '')).toEqual([
      'warning index.js:1 names a host that no file of the last release had, ' +
        'in a call that sends a request or starts a process: a.zz, b.zz',
    ])
  })

  it.each([
    ['fetch("https://webhook.site/1")', 'takes data from anyone'],
    ['a("http://198.18.0.7/")', 'an IP address instead of a name'],
    ['a("http://localhost:8080/")', 'a development machine'],
  ])('warns of %s', (text, words) => {
    const [one, ...others] = found(text, '')
    expect(others).toEqual([])
    expect(one).toMatch(/^warning /)
    expect(one).toContain(words)
  })

  it('is silent for known hosts, the package’s own site and what the policy allows', () => {
    expect(found('a("https://a.zz"); b()', 'c("http://a.zz:80/")')).toEqual([])
    expect(found('a("http://localhost:1")', 'a("http://127.0.0.1:2")')).toEqual([])
    expect(found('a("https://docs.acme.zz")', '', {}, { homepage: 'https://acme.zz' })).toEqual([])
    expect(found('fetch("https://x.acme.zz")', '', { allow: ['*.acme.zz'] })).toEqual([])
    expect(found('// https://a.zz', '')).toEqual([])
  })
})
