import { describe, expect, it } from '@jest/globals'
import { isInternalHost } from '../../src/model/internal-host.js'

/** As URL writes the host: what the callers pass. */
const host = (written: string): string => new URL(`http://${written}/`).hostname

describe('an internal host', () => {
  it.each([
    'localhost', 'app.localhost', 'buildserver', 'printer.local', 'maps.acme.internal', 'git.corp', 'nas.home', 'nas.lan', 'x.home.arpa', 'home.arpa', '172.20.0.1', '172.29.1.1', '100.70.0.1', '100.99.1.1', '100.110.0.1', '100.119.0.1', '[::ffff:10.1.2.3]', '[::ffff:192.168.100.100]', 'wiki.intranet', 'a.private', 'LOCALHOST', 'git.corp.',
    '10.0.0.1', '127.0.0.1', '127.9.9.9', '192.168.1.1', '172.16.0.1', '172.31.255.255', '169.254.169.254', '100.64.0.1', '100.127.0.1', '0.0.0.0', '0x7f000001', '2130706433',
    '[::1]', '[::]', '[fd00::1]', '[fc12::1]', '[fe80::1]', '[::ffff:10.0.0.1]', '[::ffff:192.168.0.1]',
  ])('is %s', (written) => {
    expect(isInternalHost(host(written))).toBe(true)
  })

  it.each([
    'example.com', 'cdn.example.com', 'local.example.com', 'corp.com', 'mylocal.dev', 'acmelocal.io', 'internal.acme.io', 'notcorp.xn--p1ai',
    '8.8.8.8', '8.192.168.1', '8.172.16.1', '8.169.254.1', '8.100.64.1', '8.127.0.1', '172.2.0.1', '100.7.0.1', '100.12.0.1', '[2001:db8::ffff:10.0.0.1]', '[2001::ffff:a00:1]', 'x.10.example.com', '11.0.0.1', '172.15.0.1', '172.32.0.1', '192.169.0.1', '100.63.0.1', '100.128.0.1', '169.253.0.1', '1.10.0.1', '126.0.0.1',
    '[2001:db8::1]', '[::ffff:8.8.8.8]', '[2606:4700::1111]', '[::2]', '[fbff::1]', '[fec0::1]', '10.example.com', '127.0.0.1.example.com',
  ])('is not %s', (written) => {
    expect(isInternalHost(host(written))).toBe(false)
  })
})
