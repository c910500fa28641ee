import { describe, expect, it } from '@jest/globals'
import { lifecycleBroken } from '../../../src/rules/manifest/lifecycle-broken.js'
import { subject } from '../../helpers/facts.js'
import type { Release } from '../../../src/model/release.js'
import { codeRelease, inspected } from '../../helpers/modules.js'
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

  describe('what npm builds without being told', () => {
    const gyp = `# 'sources': ['comment.cc']
{ 'targets': [{ 'target_name': 'a', 'sources': [
  'src/a.cc', "src/b.c", '<(dir)/c.cc', '<!@(ls src)', 'src/*.cc', 'src/d.h' ] # 'e.cc'
}] }`
    const of = async (files: Record<string, string>, more: Record<string, unknown> = {}): Promise<Release> =>
      inspected({ 'index.js': 'require("./build/Release/a.node")', ...files }, more)
    const said = (now: Release, before: Release | null = null): readonly string[] =>
      problems(lifecycleBroken, subject(now, before)).map(({ message }) => message)

    it('needs its sources', async () => {
      const lost = await of({ 'binding.gyp': gyp, 'src/a.cc': '' })
      expect(said(lost)).toEqual([
        'install runs node-gyp, and binding.gyp:3 lists src/b.c, which is not packed, so installing the package fails',
      ])
      expect(said(await of({ 'binding.gyp': gyp, 'src/a.cc': '', 'src/b.c': '' }))).toEqual([])
      expect(said(await of({ 'binding.gyp': gyp }, { scripts: { install: 'node-gyp rebuild' } }))).toEqual([
        expect.stringContaining('lists src/a.cc, which is not packed (as 1 more file), so installing'),
      ])
      for (const scripts of [
        { preinstall: 'make' },
        { install: 'make && node-gyp rebuild' },
        { install: 'node-gyp rebuild || true' },
      ])
        expect(said(await of({ 'binding.gyp': gyp }, { scripts }))).toEqual([])
    })

    it('is not built any more where binding.gyp is gone', async () => {
      const before = await of({ 'binding.gyp': '{}' })
      expect(said(await of({}), before)).toEqual([
        'binding.gyp is not packed any more, so npm builds no addon, and index.js:1 requires ./build/Release/a.node',
      ])
      expect(said(await of({ 'index.js': '' }), before)).toEqual([])
      expect(said(await of({ 'build/Release/a.node': '' }), before)).toEqual([])
      expect(said(await of({}, { scripts: { install: 'make' } }), before)).toEqual([])
      expect(said(await of({}), await of({ 'binding.gyp': '{}' }, { gypfile: false }))).toEqual([])
    })

    it('is done by the node-gyp that npm brings', async () => {
      expect(said(await of({ 'binding.gyp': '{}' }, { devDependencies: { 'node-gyp': '10' } }))).toEqual([])
    })
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
