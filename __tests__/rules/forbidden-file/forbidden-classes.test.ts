import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import type { Names } from '../../../src/rules/forbidden-file/class-entry.js'
import { forbiddenClasses, forbiddenTable } from '../../../src/rules/forbidden-file/forbidden-classes.js'
import { forbiddenFiles } from '../../../src/rules/forbidden-file/forbidden-match.js'
import type { FileFacts } from '../../../src/model/file-facts.js'
import { file } from '../../helpers/facts.js'

/** The list of all names on the rule's page: a line for each class, then its names. */
function documented(): readonly (readonly [className: string, names: readonly string[]])[] {
  const [, block = ''] = /^```text\n(.*?)^```/ms.exec(readFileSync('docs/rules/forbidden-file.md', 'utf8')) ?? []
  return block.split(/\n(?=\S)/).map((entry) => {
    const [name = '', ...lines] = entry.split('\n')
    return [
      name,
      lines
        .join(' ')
        .split(' ')
        .filter((part) => part !== ''),
    ]
  })
}

const isReporter = (name: string): boolean => forbiddenTable.reporter.files?.includes(name) === true

/** Classes that are a warning as a whole, and those that only a policy switches on. */
const mildOnes: ReadonlySet<string> = new Set(['build-info', 'report', 'reporter', 'notebook'])
const optional: ReadonlySet<string> = new Set(['native-source', 'original', 'source-comment'])

/** A file that the name is about. */
function example(name: string): FileFacts {
  const path = name.endsWith('/') ? `${name.startsWith('/') ? name.slice(1) : `lib/${name}`}x` : `lib/${name}`
  // A core file is an executable that can't be started, an AppleDouble file is binary, a reporter is a program.
  if (/^core(\.|$)/.test(name)) return file(path.replace('*', '4242'), { kind: 'executable', mode: 0o600 })
  const kind = name === '._*' ? 'binary' : isReporter(name) ? 'executable' : 'text'
  return file(path.replaceAll('*', '20'), { kind })
}

function written({ topFolders = [], folders = [], files = [] }: Names): readonly string[] {
  return [...topFolders.map((name) => `/${name}/`), ...folders.map((name) => `${name}/`), ...files]
}

describe('the names of files that should not ship', () => {
  it.each(documented())('of %s are what their page says, each', (title, names) => {
    const [, name = '', mild] = /^(\S+)( \(warning\))?$/.exec(title) ?? []
    const found = names.map((each) => [
      each,
      ...forbiddenFiles([example(each)], { classes: optional.has(name) ? { [name]: 'warning' } : {}, allow: [] }).map(
        (hit) => `${hit.class} ${hit.levels.new} ${hit.whole ? 'folder' : 'file'}`,
      ),
    ])
    const level = mild !== undefined || mildOnes.has(name) || optional.has(name) ? 'warning' : 'error'
    expect(found).toEqual(names.map((each) => [each, `${name} ${level} ${each.endsWith('/') ? 'folder' : 'file'}`]))
  })

  it('are all on their page, in the order in which they are tried', () => {
    const all = forbiddenClasses.flatMap((name) => {
      const { mild, ...names } = forbiddenTable[name]
      if (written(names).length === 0) return []
      return [[name, written(names)], ...(mild ? [[`${name} (warning)`, written(mild)]] : [])]
    })
    expect(documented()).toEqual(all)
  })

  it.each(forbiddenClasses.filter((name) => forbiddenTable[name].files && !optional.has(name)))(
    'of %s may be intended in a test folder, but for junk',
    (name) => {
      const [first = ''] = forbiddenTable[name].files ?? []
      const there = example(first)
      const [found] = forbiddenFiles([{ ...there, path: there.path.replace('lib/', 'test/') }], {
        classes: {},
        allow: [],
      })
      expect([found?.class, found?.levels]).toEqual([
        name,
        name === 'os-junk' ? { new: 'error', unchanged: 'note' } : { new: 'warning', unchanged: 'note' },
      ])
    },
  )
})
