import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { factsOf } from './contents.js'

const hosts = async (path: string, content: string | Uint8Array, chunk?: number) =>
  (await factsOf(path, content, chunk === undefined ? {} : { chunk })).internalHosts

describe('internal hosts', () => {
  it.each([
    ['http://10.1.2.3:8080', 'const url = "http://10.1.2.3:8080/api"'],
    ['https://192.168.7.20', "fetch('https://192.168.7.20')"],
    ['http://172.20.0.9', 'API=http://172.20.0.9'],
    ['http://100.101.102.103:3000', 'x="http://100.101.102.103:3000"'],
    ['http://[fd12:3456::1]:80', 'x="http://[fd12:3456::1]:80/"'],
    ['https://jenkins.acme.internal', 'x="https://jenkins.acme.internal"'],
    ['https://git.corp', '{"url":"https://git.corp"}'],
    ['https://wiki.intranet', '`https://wiki.intranet`'],
    ['http://nas.lan', '<a href=http://nas.lan>'],
    ['http://build.local:9000', '"http://build.local:9000"'],
    ['http://build.local', '"http://build.local/job/1"'],
    ['http://api.eu.acme.local', '"http://api.eu.acme.local"'],
    ['http://billing.payments.svc.cluster.local:80', '"http://billing.payments.svc.cluster.local:80"'],
    ['https://git.corp', '"HTTPS://Git.Corp./a"'],
    ['wss://push.acme.internal', 'new WebSocket("wss://push.acme.internal")'],
    ['ssh://git.acme.corp', '"ssh://git@git.acme.corp/a.git"'],
    ['git://git.acme.corp', '"git+ssh://git.acme.corp git://git.acme.corp"'],
    ['postgres://db.internal', '"postgres://db.internal"'],
    ['mongodb://10.9.8.7:27017', '"mongodb+srv://10.9.8.7:27017/a"'],
    ['redis://10.9.8.7', 'redis://10.9.8.7'],
    ['https://jira.acme.internal', '/* see https://jira.acme.internal/browse/A-1 */'],
    ['https://jira.acme.internal', 'x() // https://jira.acme.internal/browse/A-1'],
    ['http://10.1.2.3', 'x=["https://example.com/*", "http://10.1.2.3"]'],
    ['http://10.1.2.3', 'x="https://example.com/";y="http://10.1.2.3"'],
    ['http://10.1.2.3', '/* a comment that ends */ y="http://10.1.2.3"'],
  ])('are told by %s in %s', async (origin, text) => {
    const surrounded = `${'x()\n'.repeat(200)}${text}\n${'x()\n'.repeat(200)}`
    for (const chunk of [1, 7, 65_536]) expect((await hosts('x.js', surrounded, chunk))?.origins).toContain(origin)
    expect((await hosts('x.js', text))?.origins).toContain(origin)
    expect((await hosts('x.js', Buffer.from(`\ufeff${text}`, 'utf16le')))?.origins).toContain(origin)
  })

  it('never hold who signs in, nor what is behind the host', async () => {
    const [user, secret] = ['deploy', ['hun', 'ter2'].join('')]
    for (const login of [
      `${user}:${secret}@`,
      `${secret}@`,
      `${user}:${secret}%40x@`,
      '${user}:${process.env.' + secret + '}@',
      `:${secret}@`,
      `${'u'.repeat(200)}:${secret}@`,
    ]) {
      const found = await hosts('x.js', `a="https://${login}db.acme.internal:5432/${secret}?token=${secret}#${secret}"`)
      expect(found).toEqual({ count: 1, origins: ['https://db.acme.internal:5432'] })
    }
  })

  it.each([
    [
      'x.js',
      '"http://localhost:3000" "http://127.0.0.1" "http://[::1]:80" "http://0.0.0.0:8080" ' +
        '"http://app.localhost" "http://localhost.localdomain/a"',
    ],
    [
      'x.js',
      '"http://169.254.169.254/latest" "http://metadata.google.internal./a" "http://[fd00:ec2::254]/" ' +
        '"http://169.254.170.2" "http://100.100.100.200/a" "http://instance-data.ec2.internal/a"',
    ],
    [
      'x.js',
      '"http://host.docker.internal:80" "http://host.containers.internal:80" "http://10.0.2.2:8081" ' +
        '"http://172.17.0.1:80" "http://192.168.99.100:2376" "https://kubernetes.default.svc" ' +
        '"https://kubernetes.default.svc.cluster.local/api"',
    ],
    [
      'x.js',
      '"http://192.0.2.1" "http://198.51.100.1" "http://203.0.113.1" "http://8.8.8.8" "http://172.32.0.1" ' +
        '"http://11.0.0.1" "http://10.300.0.1" "http://10.1.2.3.4" "http://10.1.2"',
    ],
    [
      'x.js',
      '"10.0.0.0/8" "10.1.2.3" "192.168.7.20:80" "jenkins.acme.internal" "version 10.1.2" "http://10.0.0.0" ' +
        '"http://10.1.2.255"',
    ],
    [
      'x.js',
      '"http://api.example.internal/a" "http://my-service.default.svc.cluster.local" "http://yourserver.corp" ' +
        '"http://foo.local/a" "http://test.internal:80" "http://hostname.corp" "http://a.corp" ' +
        '"https://app2.acmecorp.internal"',
    ],
    [
      'x.js',
      'new URL(path, "http://app.local") new URL(path, "http://n.internal/") "http://service" "http://server:8080"',
    ],
    [
      'x.js',
      '`http://10.1.2.${n}` "http://10.1.2." + n "http://192.168.7.20{x}" "http://dev-%s.corp" ' +
        '"http://jenkins.acme.corp.%s" "http://acme.corp.example.com" "http://${host}.acme.corp" ' +
        '"http://10.1.2.*" "http://10.1.2.3:${port}"',
    ],
    [
      'x.js',
      ' * @example http://10.1.2.3/\n// http://10.1.2.3\nx() // http://10.1.2.3 http://git.corp/a\n# ' +
        'http://10.1.2.3\n<!-- http://10.1.2.3 -->\n/* http://10.1.2.3 */\n/*\n\nhttp://10.1.2.3 */',
    ],
    [
      'x.js',
      '"app://git.acme.corp" "webpack://git.acme.corp/a" "xhttp://git.acme.corp" "https://corp.com" ' +
        '"https://internal.acme.io"',
    ],
    ['x.d.ts', 'const url: "http://10.1.2.3"'],
    ['README.md', 'http://10.1.2.3'],
    ['x.node', '\0"http://10.1.2.3"'],
  ])('are not in %s: %s', async (path, text) => {
    expect(await hosts(path, text)).toBeUndefined()
  })

  // Chunks of a byte or so cost as much as long ones, each.
  it.each([
    ['long', 300_000, 1000, 300_000],
    ['short', 3000, 1, 300],
  ])('are the same whatever the chunks, wherever the URL stands: %s ones', async (_what, most, least, longest) => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: most }),
        fc.integer({ min: least, max: longest }),
        fc.constantFrom('"', '\n', ' '),
        async (before, chunk, mark) => {
          const text = `${'x'.repeat(before)}${mark}http://10.1.2.3:80/a${mark}${'y'.repeat(1000)}`
          expect(await hosts('x.js', text, chunk)).toEqual({ count: 1, origins: ['http://10.1.2.3:80'] })
        },
      ),
      { numRuns: 40 },
    )
  })

  it('are all counted, once each, and fifty of them kept', async () => {
    const line = (n: number): string => `"http://10.1.2.3/${n}" "http://10.2.3.${1 + (n % 200)}:81"\n`
    const found = await hosts('x.js', Array.from({ length: 20_000 }, (_, n) => line(n)).join(''))
    expect(found?.count).toBe(40_000)
    expect(found?.origins).toHaveLength(50)
    expect(new Set(found?.origins).size).toBe(50)
  })

  it("are found in the package's own texts inside maps, however they are packed, and not in a dependency's", async () => {
    const map = (name: string | null): string =>
      JSON.stringify({ version: 3, sourcesContent: ['fetch("http://10.1.2.3/a")'], sources: [name], mappings: '' })
    const expected = { count: 1, origins: ['http://10.1.2.3'] }
    expect(await hosts('x.js.map', map('src/a.ts'))).toEqual(expected)
    expect(await hosts('x.js.map', map(null))).toEqual(expected)
    expect(
      await hosts(
        'x.js',
        `x("http://10.1.2.3")\n//# sourceMappingURL=data:;base64,${Buffer.from(map('src/a.ts')).toString('base64')}`,
      ),
    ).toEqual({ ...expected, count: 2 })
    expect(await hosts('x.js.map', map('webpack:///node_modules/b/a.js'))).toBeUndefined()
    expect(await hosts('x.js.map', map('src/a.d.ts'))).toBeUndefined()
  })

  it('of a file made of nothing else take no longer than a look at each', async () => {
    for (const text of ['://', 'http://', 'http://a@', '/*', 'http://10.1.2.3 ', 'http://a.a.a.a.a.']) {
      expect(await hosts('x.js', text.repeat(150_000)).then(() => true)).toBe(true)
    }
  })
})
