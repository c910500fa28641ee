import { describe, expect, it } from '@jest/globals'
import { publishScript } from '../../../src/rules/manifest/publish-script.js'
import type { Publishing } from '../../../src/rules/rule.js'
import type { Packer } from '../../../src/model/release.js'
import { release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const npm: Packer = { name: 'npm', version: '12.0.0' }
const check: Publishing = { isHandedOver: false, isInside: false, isRelease: false }

function messages(
  scripts: Record<string, unknown>,
  publishing: Partial<Publishing> = {},
  packer: Packer | null = npm,
): readonly string[] {
  const context = subject(release([], { scripts }))
  return problems(publishScript, { ...context, packer, publishing: { ...check, ...publishing } }).map(
    ({ message }) => message,
  )
}

describe('publish-script', () => {
  it('fires on prepublishOnly, which packing does not run', () => {
    expect(messages({ prepublishOnly: 'node build.js' })).toEqual([
      'publishing runs prepublishOnly before it packs, and this check did not: node build.js',
    ])
    expect(messages({ prepublishOnly: 'npm test && npm run build' })).toHaveLength(1)
  })

  it('fires on prepublish where the package manager runs it on publishing', () => {
    expect(messages({ prepublish: 'node build.js' })).toEqual([])
    expect(messages({ prepublish: 'node build.js' }, {}, { ...npm, name: 'yarn' })).toHaveLength(1)
  })

  it('fires in a release on scripts that run again', () => {
    const scripts = { prepack: 'node build.js', prepare: 'husky', test: 'node --test' }
    expect(messages(scripts, { isRelease: true })).toEqual([
      'publishing this folder runs prepack, prepare again and packs again',
    ])
    expect(messages(scripts, { isRelease: true, isInside: true })).toHaveLength(1)
    expect(messages(scripts)).toEqual([])
    expect(messages(scripts, { isRelease: true }, { ...npm, ignoreScripts: true })).toEqual([])
    expect(messages({ ...scripts, prepublishOnly: 'node build.js' }, { isRelease: true })).toHaveLength(1)
  })

  it('is silent where the judged tarball is published, or prepublishOnly has run', () => {
    const scripts = { prepublishOnly: 'node build.js' }
    expect(messages({ ...scripts, prepack: 'node build.js' }, { isHandedOver: true, isRelease: true })).toEqual([])
    expect(messages(scripts, {}, null)).toEqual([])
    expect(messages(scripts, { isInside: true, isRelease: true })).toEqual([])
    expect(problems(publishScript, { ...subject(release([], { scripts })), packer: npm })).toEqual([])
  })

  it.each([
    'npm test',
    'npm run lint && npm run test:unit',
    'pack-gate check',
    'npx pack-gate check && safe-publish-latest',
    'yarn typecheck; publint',
    'tsc -p . --noEmit',
    'echo "Error: must publish from dist/" && exit 1',
    '',
  ])('is silent for what builds nothing: %s', (script) => {
    expect(messages({ prepublishOnly: script })).toEqual([])
  })

  it.each(['npm run build', 'npm run test-build', 'tsc', 'eslint-build', 'npm run prebuild && npm test', 7])(
    'takes for a build what it does not know: %s',
    (script) => {
      expect(messages({ prepublishOnly: script })).toHaveLength(typeof script === 'string' ? 1 : 0)
    },
  )
})
