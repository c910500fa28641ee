import { describe, expect, it } from '@jest/globals'
import { type Purpose, purposeOf } from '../../../src/rules/folders.js'

const inFolder = (folder: string): Purpose => purposeOf(`lib/${folder}/a.js`)

describe('the purpose of a folder', () => {
  it.each([
    'test',
    'tests',
    'testing',
    '__tests__',
    'Test',
    'spec',
    'specs',
    'e2e',
    'mock',
    'mocks',
    '__mocks__',
    'fixture',
    'fixtures',
    '__fixtures__',
    'snapshot',
    'snapshots',
    '__snapshots__',
    'example',
    'examples',
    'sample',
    'samples',
    'demo',
    'demos',
    'doc',
    'docs',
    'documentation',
    'testdata',
    'test-data',
    'test_data',
    'test-fixture',
    'test-fixtures',
    'test-files',
    'test-assets',
    'test-resources',
    'testhelpers',
    'test-util',
    'test-utils',
    'unit-test',
    'unit-tests',
    'integration_tests',
  ])('is a sample: %s', (folder) => {
    expect(inFolder(folder)).toBe('sample')
  })

  it.each([
    'template',
    'templates',
    '_template',
    '_templates',
    'template-vue',
    'templates.d',
    'template_x',
    'app-template',
    'app_templates',
    'skeleton',
    'skeletons',
    'scaffold',
    'scaffolds',
    'scaffolding',
    'boilerplate',
    'boilerplates',
    'starter',
    'starters',
    'blueprint',
    'blueprints',
  ])('is a template: %s', (folder) => {
    expect(inFolder(folder)).toBe('template')
  })

  it.each([
    'contest',
    'latest',
    'testify',
    'inspect',
    'specification',
    'docsify',
    'mydocs',
    'mockery',
    'sampler',
    'demonstrate',
    'exampled',
    'test-runner',
    'testfile',
    'unit2-tests',
    'e2e2',
    'templated',
    'contemplate',
    'mytemplate',
    'kickstarter',
    'startersx',
    'scaffolder',
    'lib',
  ])('is no other than the package itself: %s', (folder) => {
    expect(inFolder(folder)).toBe('own')
  })

  it('is told by any folder above, a bundled dependency first, then templates', () => {
    expect(purposeOf('node_modules/a/templates/test/b.js')).toBe('bundled')
    expect(purposeOf('templates/app/test/b.js')).toBe('template')
    expect(purposeOf('test/app/templates/b.js')).toBe('template')
    expect(purposeOf('a/b/docs/c/d.js')).toBe('sample')
  })

  it('is not told by the name of a file', () => {
    for (const path of ['test', 'lib/docs', 'template', 'a/node_modules', 'docs.md'])
      expect(purposeOf(path)).toBe('own')
  })
})
