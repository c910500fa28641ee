import { describe, expect, it } from '@jest/globals'
import { lifecycleBroken } from '../../../src/rules/manifest/lifecycle-broken.js'
import { subject } from '../../helpers/facts.js'
import { codeRelease } from '../../helpers/modules.js'
import { problems } from '../../helpers/rules.js'

function found(scripts: Record<string, string>, more: Record<string, unknown> = {}): readonly string[] {
  const release = codeRelease({ 'scripts/there.js': '', 'run.sh': '' }, { scripts, ...more })
  return problems(lifecycleBroken, subject(release)).map(({ message }) => message)
}

describe('lifecycle-broken', () => {
  it.each<[string, string, Record<string, unknown>?]>([
    ['node ./scripts/lost.js', './scripts/lost.js, which is not packed'],
    ['node scripts/lost', 'scripts/lost, which is not packed'],
    ['echo hi && node scripts/lost.js', 'scripts/lost.js, which is not packed'],
    ['npm run build', 'scripts/build.js, which is not packed'],
    ['sh ./lost.sh', 'lost.sh, which is not packed'],
    ['./lost.sh', 'lost.sh, which is not packed'],
    ['husky install', 'husky, which only devDependencies bring (husky)', { devDependencies: { husky: '9' } }],
    ['tsc -p .', 'tsc, which only devDependencies bring (typescript)', { devDependencies: { typescript: '5' } }],
  ])('blocks %s', (...[script, what, more]) => {
    expect(found({ postinstall: script, build: 'node scripts/build.js' }, more)).toEqual([
      `postinstall runs ${what}, so installing the package fails`,
    ])
  })

  it.each<[string, string, Record<string, unknown>?]>([
    ['of what is packed', 'node scripts/there && node ./scripts/there.js && sh run.sh'],
    ['of shell files that are caught', './lost.sh || true'],
    ['of node-gyp elsewhere', 'node-gyp rebuild -C deps'],
    ['of a binding.gyp that is written first', 'node scripts/there.js && node-gyp rebuild'],
    ['of code in the command', 'node -e "try{require(\'./lost\')}catch(e){}"'],
    ['of what only the shell knows', 'node $npm_package_config_script'],
    [
      'of commands that dependencies bring',
      'node-gyp-build',
      { dependencies: { 'node-gyp-build': '4' }, devDependencies: { 'node-gyp-build': '4' } },
    ],
    ['of commands that the machine brings', 'make'],
  ])('is silent %s', (...[, script, more]) => {
    expect(found({ install: script }, more)).toEqual([])
  })

  it('blocks node-gyp without a binding.gyp', () => {
    expect(found({ install: 'node-gyp rebuild' })).toEqual([
      'install runs node-gyp, and binding.gyp is not packed, so installing the package fails',
    ])
  })

  it('blocks a script that is new and only catches its failure, and notes it later', () => {
    const lost = codeRelease({ 'a.js': '' }, { scripts: { postinstall: 'node lost.js || exit 0' } })
    expect(problems(lifecycleBroken, subject(lost))).toEqual([
      expect.objectContaining({
        message: 'postinstall runs lost.js, which is not packed, so it does nothing',
        levels: { new: 'error', unchanged: 'note' },
      }),
    ])
  })

  it('looks at no other script', () => {
    expect(found({ prepare: 'husky install', test: 'node lost.js' }, { devDependencies: { husky: '9' } })).toEqual([])
  })
})
