import { describe, expect, it } from '@jest/globals'
import { leftOutOf } from '../../src/pack/left-out.js'
import { file, release } from '../helpers/facts.js'
import { writePackage } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()

describe('where no code is packed, what lies in the folder', () => {
  const found = (files: Record<string, string>, manifest: Record<string, unknown> = {}): unknown =>
    leftOutOf(writePackage(sandbox.folder(), files), release([file('README.md')], manifest))

  it('is named with the ignore file that keeps it out, index.js first', () => {
    expect(found({ '.gitignore': '*\n', 'a.js': '', 'index.js': '' })).toEqual([
      { path: 'index.js', ignoredBy: '.gitignore' },
    ])
    expect(found({ '.npmignore': 'lib\n', '.gitignore': '', 'lib/deep/a.css': '' })).toEqual([
      { path: 'lib/deep/a.css', ignoredBy: '.npmignore' },
    ])
    expect(found({ 'lib/.gitignore': '*\n', 'lib/a.wasm': '' })).toEqual([
      { path: 'lib/a.wasm', ignoredBy: 'lib/.gitignore' },
    ])
  })

  it('is no matter for tools and tests of the repository, for data, and where `files` decides', () => {
    const tools = {
      'eslint.config.js': '',
      'scripts/a.js': '',
      'test/a.js': '',
      'node_modules/a/i.js': '',
      '.a/b.js': '',
    }
    expect(found({ '.gitignore': '*\n', ...tools, 'data.json': '{}' })).toEqual([])
    expect(found({ '.gitignore': '*\n', 'index.js': '' }, { files: ['README.md'] })).toEqual([])
  })

  it('is no matter where code is packed', () => {
    const folder = writePackage(sandbox.folder(), { '.npmignore': 'b.js', 'b.js': '' })
    expect(leftOutOf(folder, release([file('a.js')]))).toEqual([])
  })
})
