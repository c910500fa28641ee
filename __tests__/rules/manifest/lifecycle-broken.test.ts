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
    ['of what is caught', 'node scripts/lost.js || true'],
    ['of code in the command', 'node -e "try{require(\'./lost\')}catch(e){}"'],
    ['of what only the shell knows', 'node $npm_package_config_script'],
    [
      'of commands that dependencies bring',
      'node-gyp-build',
      { dependencies: { 'node-gyp-build': '4' }, devDependencies: { 'node-gyp-build': '4' } },
    ],
    ['of commands that the machine brings', 'node-gyp rebuild'],
  ])('is silent %s', (...[, script, more]) => {
    expect(found({ install: script }, more)).toEqual([])
  })

  it('looks at no other script', () => {
    expect(found({ prepare: 'husky install', test: 'node lost.js' }, { devDependencies: { husky: '9' } })).toEqual([])
  })
})
