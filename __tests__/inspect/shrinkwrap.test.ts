import { describe, expect, it } from '@jest/globals'
import { shrinkwrap } from '../../src/inspect/shrinkwrap.js'
import type { Facts } from '../../src/inspect/inspector.js'

function factsOf(text: string, path = 'npm-shrinkwrap.json'): Facts | null {
  const bytes = Buffer.from(text)
  const run = shrinkwrap({ path, size: bytes.length, mode: 0o644, type: 'file' }, { held: 1e6 })
  run?.write(bytes)
  return run?.end() ?? null
}

describe('the hosts of npm-shrinkwrap.json', () => {
  it('are those of `resolved` in every form of lock file', () => {
    const lock = {
      packages: {
        '': { name: 'a' },
        'node_modules/a': { resolved: 'https://registry.npmjs.org/a/-/a-1.0.0.tgz' },
        'node_modules/b': { resolved: 'git+ssh://git@Git.example/b.git#123' },
        'node_modules/c': { resolved: 'packages/c', link: true },
      },
      dependencies: {
        d: { version: '1.0.0', dependencies: { e: { resolved: 'http://evil.example:8080/e.tgz' } } },
        f: { version: 'https://f.example/f.tgz' },
      },
    }
    expect(factsOf(JSON.stringify(lock))).toEqual({
      installHosts: ['evil.example:8080', 'f.example', 'git.example', 'registry.npmjs.org'],
    })
  })

  it('are not known of one that is no JSON', () => {
    expect(factsOf('{')).toEqual({ installHosts: null })
    expect(factsOf('[]')).toEqual({ installHosts: null })
  })

  it('are of the one at the top alone', () => {
    expect(factsOf('{}', 'docs/npm-shrinkwrap.json')).toBeNull()
    expect(factsOf('{}')).toEqual({ installHosts: [] })
  })
})
