import { describe, expect, it } from '@jest/globals'
import { effortOf } from '../helpers/effort.js'
import { factsOf } from './contents.js'

const paths = async (path: string, content: string | Uint8Array, chunk?: number) =>
  (await factsOf(path, content, chunk === undefined ? {} : { chunk })).buildPaths

describe('build paths', () => {
  it.each([
    ['/home/mara/code/project/src/a.ts', '__dirname = "/home/mara/code/project/src/a.ts"'],
    ['/Users/mara/a.ts', "x('/Users/mara/a.ts')"],
    ['/home/mara/code/project', 'from `/home/mara/code/project`'],
    ['/home/mara/code/a.ts', 'import "file:///home/mara/code/a.ts"'],
    ['/home/runner/work/acme/acme/dist/a.js', '["/home/runner/work/acme/acme/dist/a.js"]'],
    ['/Users/runner/work/acme/acme/a.js', 'x=/Users/runner/work/acme/acme/a.js'],
    ['/root/project/a.js', '"/root/project/a.js"'],
    ['/builds/acme/site/src/a.js', '"/builds/acme/site/src/a.js"'],
    ['C:\\Users\\Mara Lind\\project\\a.ts', '"C:\\Users\\Mara Lind\\project\\a.ts"'],
    ['C:\\\\Users\\\\mara\\\\project\\\\a.ts', JSON.stringify('C:\\Users\\mara\\project\\a.ts')],
    ['C:/Users/mara/project/a.ts', 'file:///C:/Users/mara/project/a.ts'],
    ['D:\\a\\acme\\acme\\a.js', "'D:\\a\\acme\\acme\\a.js'"],
    ['/home/mara/projekt/größe.ts', '"/home/mara/projekt/größe.ts"'],
  ])('tell of %s', async (path, text) => {
    const surrounded = `${'x()\n'.repeat(50)}${text}\n${'x()\n'.repeat(50)}`
    for (const chunk of [1, 7, 65_536])
      expect(await paths('x.js', surrounded, chunk)).toEqual({ count: 1, examples: [path] })
    expect(await paths('x.js', Buffer.from(`\ufeff${text}`, 'utf16le'))).toEqual({ count: 1, examples: [path] })
  })

  it.each([
    ['an ELF file', '7f454c46020101000000000000000000'],
    ['a PE file', '4d5a90000300000004000000ffff0000'],
    ['a WebAssembly module', '0061736d01000000'],
    ['a Mach-O file', 'cffaedfe070000010300000000000000'],
  ])('in the strings of %s', async (_, head) => {
    const content = Buffer.concat([Buffer.from(head, 'hex'), Buffer.from('a\0/home/mara/code/project/src/a.c\0b\0')])
    expect(await paths('a.node', content)).toEqual({ count: 1, examples: ['/home/mara/code/project/src/a.c'] })
    expect(await paths('a.bin', content.subarray(1))).toBeUndefined()
  })

  it('are none in examples of comments, nor where a variable makes a part', async () => {
    const none = [
      '/**\n * @param path an absolute path, like /Users/mara/project/a.ts\n */',
      "x() // as in '/home/mara/project/a.ts'",
      'x(`/home/runner/work/${name}/a.ts`)',
      'x(`${base}/home/mara/project/a.ts`)',
    ]
    for (const text of none) expect(await paths('x.js', `x()\n${text}\nx()`)).toBeUndefined()
    const some = [
      '// /home/mara/project/a.ts',
      '//# sourceURL=/home/mara/project/a.ts',
      'x("http://a.b", "/home/mara/a.ts")',
    ]
    for (const text of some) expect((await paths('x.js', `x()\n${text}\nx()`))?.count).toBe(1)
  })

  it('are found wherever a window of the stream ends', async () => {
    const line = '"/home/mara/code/project/src/a.ts"\n'
    expect(await paths('x.js', line.repeat(40_000))).toEqual({
      count: 40_000,
      examples: ['/home/mara/code/project/src/a.ts'],
    })
  })

  it('are counted, with three examples of at most 200 characters', async () => {
    const text = Array.from(
      { length: 9 },
      (_, n) => `"/home/mara/${'long/'.repeat(60)}${n}.ts" "/home/mara/${n}.ts"`,
    ).join('\n')
    const found = await paths('x.js', text)
    expect(found?.count).toBe(18)
    expect(found?.examples.map((path) => path.length)).toEqual([200, 15, 15])
  })

  it('are found in the names of a map, but not in the texts that it embeds', async () => {
    const map = {
      version: 3,
      file: 'x',
      sourceRoot: '',
      sources: ['webpack:///home/mara/p/a.ts', 'b.ts'],
      sourcesContent: ['// "/home/lars/p/b.ts"'],
      mappings: '',
    }
    const expected = { count: 1, examples: ['/home/mara/p/a.ts'] }
    expect(await paths('x.js.map', JSON.stringify(map))).toEqual(expected)
    expect(
      await paths('x.js', `//# sourceMappingURL=data:;base64,${Buffer.from(JSON.stringify(map)).toString('base64')}`),
    ).toEqual(expected)
    expect(await paths('x.js.map', JSON.stringify({ ...map, sourceRoot: '/home/mara/p', sources: ['a.ts'] }))).toEqual(
      expected,
    )
  })

  it.each([
    ['x.js', '"/home/user/project/src/a.ts"'],
    [
      'x.js',
      '"/Users/you/project/src/a.ts" "/home/username/a/b.js" "/home/node/app/index.js" "C:\\Users\\Public\\a\\b.js"',
    ],
    ['x.js', '"/home/${user}/project/a.ts" "/home/<name>/a/b.js" "/home/*/a/b.js"'],
    ['x.js', 'route("/home/news") route("/home/") fetch("https://example.com/home/mara/a/b.js") "./home/mara/a/b.js"'],
    [
      'x.js',
      '"/home/web_user/a/b.js" "/home/runner/work/_temp/a.js" "/home/runner/work/acme" "/root/.ssh/id" "/builds/a.js"',
    ],
    ['README.md', '"/home/mara/code/project/src/a.ts"'],
    ['docs/notes.txt', '"/home/mara/code/project/src/a.ts"'],
    ['x.d.ts', ' * findUp("/Users/mara/unicorn/a.png")'],
    ['x.node', '\0"/home/mara/code/project/src/a.ts"'],
  ])('are not in %s: %s', async (path, text) => {
    expect(await paths(path, text)).toBeUndefined()
  })

  it('are found in bytecode of Hermes, which names the script', async () => {
    const magic = Buffer.from('c61fbc03c103191f60000000', 'hex')
    const bytes = Buffer.concat([magic, Buffer.from('print\0/home/mara/work/app/index.js\0')])
    expect(await paths('x.jsbundle', bytes)).toMatchObject({ count: 1 })
  })

  it('are found in declarations where these refer to another file', async () => {
    expect(await paths('x.d.ts', 'export const a: import("/home/mara/p/node_modules/b/index.d.ts").B')).toMatchObject({
      count: 1,
    })
  })

  it('of a file made of nothing else take no longer than a look at each', async () => {
    expect(await effortOf(() => paths('x.js', '/home/'.repeat(2_000_000)), 5_000)).toBeLessThan(5_000)
  })
})
