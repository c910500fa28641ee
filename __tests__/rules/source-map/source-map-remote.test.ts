import { describe, expect, it } from '@jest/globals'
import { sourceMapRemote } from '../../../src/rules/source-map/source-map-remote.js'
import type { FileFacts } from '../../../src/model/file-facts.js'
import type { Release } from '../../../src/model/release.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const refers = (path: string, mapReference: string): FileFacts => file(path, { mapReference })
const messages = (...files: FileFacts[]): readonly string[] =>
  problems(sourceMapRemote, subject(release(files))).map(({ message }) => message)

describe('source-map-remote', () => {
  it('fires on a reference to another host, and names the host alone', () => {
    const secret = ['s3', 'cret'].join('')
    const [message, ...more] = messages(
      refers('dist/a.js', `https://ana:${secret}@cdn.example.com:8443/maps/a.js.map?token=${secret}#${secret}`),
    )
    expect(message).toBe('dist/a.js refers to a source map on another host: https://cdn.example.com:8443')
    expect(more).toEqual([])
  })

  it.each([
    [
      'http://cdn.example.com/a.js.map',
      'on another host without https, where anyone on the way can replace it: http://cdn.example.com',
    ],
    [
      'ftp://cdn.example.com/a.js.map',
      'on another host without https, where anyone on the way can replace it: ftp://cdn.example.com',
    ],
    ['//cdn.example.com/a.js.map', 'on another host: https://cdn.example.com'],
    ['https://maps.acme.internal/a.js.map', 'on an internal host: https://maps.acme.internal'],
    ['http://10.1.2.3/a.js.map', 'on an internal host, without https: http://10.1.2.3'],
    ['http://localhost:8080/a.js.map', 'on an internal host, without https: http://localhost:8080'],
    ['https://buildserver/a.js.map', 'on an internal host: https://buildserver'],
    ['\\\\fileserver\\share\\a.js.map', 'on an internal host: https://fileserver'],
  ])('fires on %s with what is wrong about it', (reference, words) => {
    expect(messages(refers('a.js', reference))).toEqual([`a.js refers to a source map ${words}`])
  })

  it('makes one finding for each folder and host', () => {
    const now = release(
      [1, 2, 3].flatMap((n) => [
        refers(`dist/${n}.js`, `https://a.example.com/${n}.map`),
        refers(`dist/x${n}.js`, `https://b.example.com/${n}.map`),
      ]),
    )
    const found = problems(sourceMapRemote, subject(now))
    expect(found.map(({ message, count, path, key }) => [message, count, path, key])).toEqual([
      [
        '3 files under dist refer to source maps on another host: https://a.example.com',
        3,
        'dist',
        'https://a.example.com',
      ],
      [
        '3 files under dist refer to source maps on another host: https://b.example.com',
        3,
        'dist',
        'https://b.example.com',
      ],
    ])
  })

  it('is unchanged where the folder referred to that host before, and new for another host', () => {
    const at = (host: string, ...paths: string[]): Release =>
      release(paths.map((path) => refers(path, `https://${host}/x.map`)))
    const state = (now: Release, before: Release): unknown =>
      problems(sourceMapRemote, subject(now, before))[0]?.baselineState
    expect(state(at('a.example.com', 'dist/a.js', 'dist/b.js'), at('a.example.com', 'dist/a.js'))).toBe('unchanged')
    expect(state(at('b.example.com', 'dist/a.js'), at('a.example.com', 'dist/a.js'))).toBe('new')
    expect(state(at('a.example.com', 'lib/a.js'), at('a.example.com', 'dist/a.js'))).toBe('new')
  })

  it('is silent for references inside the release, to local paths, and for what is no URL of a host', () => {
    const references = [
      'a.js.map',
      'gone.js.map',
      '/abs/a.js.map',
      'file:///home/ana/a.js.map',
      'C:\\maps\\a.js.map',
      'webpack://acme/a.js',
      'https://',
      'https://exa mple/',
      'blob:x',
      '',
      '   ',
    ]
    expect(
      messages(...references.map((reference, index) => refers(`${index}.js`, reference)), file('plain.js')),
    ).toEqual([])
  })

  it('is silent where a file of that very name is packed', () => {
    expect(messages(refers('a.js', 'b.js.map'), file('b.js.map'))).toEqual([])
  })
})
