import { describe, expect, it } from '@jest/globals'
import { nodeCommands } from '../../../src/inspect/modules/entries.js'

describe('nodeCommands', () => {
  it.each([
    ['node scripts/a.js', ['scripts/a.js']],
    ['node ./a', ['a']],
    ['node --max-old-space-size=1 -r ./setup.js a.js --flag b', ['a.js']],
    ['echo a && node a.js; node "b.js" || true', ['a.js', 'b.js']],
    ['FOO=1 node a.js', ['a.js']],
    ['cross-env FOO=1 node a.js', ['a.js']],
    ['(node a.js)', ['a.js']],
    ['node -e "require(\'x\')"', []],
    ['node --check a.js', []],
    ['node $FILE', []],
    ['node node_modules/x/y.js', []],
    ['node', []],
    ['node-gyp rebuild', []],
    ['nodemon a.js', []],
    ['tsc', []],
  ])('%s', (script, found) => {
    expect(nodeCommands(script).map(({ path }) => path)).toEqual(found)
  })

  it('reads commands in brackets, whose failure is caught behind them', () => {
    const found = nodeCommands('(node install/lib && node install/copy && prebuild-install) || (node-gyp rebuild)')
    expect(found.map(({ path, guarded }) => [path, guarded])).toEqual([
      ['install/lib', true],
      ['install/copy', true],
    ])
  })

  it('knows whether a failure is caught', () => {
    expect(nodeCommands('node a.js || exit 0; node b.js').map(({ guarded }) => guarded)).toEqual([true, false])
  })
})
