import { describe, expect, it } from '@jest/globals'
import { effortOf } from '../../helpers/effort.js'
import { inspected } from '../../helpers/modules.js'

type Files = Record<string, string>

/** The faults of a release: path, kind, and place. */
async function faults(files: Files, manifest: Record<string, unknown> = {}): Promise<Record<string, string>> {
  const { files: all } = await inspected(files, manifest)
  return Object.fromEntries(
    all.flatMap(({ path, fault }) =>
      fault ? [[path, [fault.kind, fault.line, fault.column].filter((part) => part !== undefined).join(':')]] : [],
    ),
  )
}

const esm = { main: 'index.mjs' }
const lfs = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12345\n`

describe('code that an entry point leads to is parsed', () => {
  it.each<[string, string, string]>([
    ['an open block', 'exports.a = function () {\n  return 1\n', 'syntax:2:11'],
    ['a placeholder that was not filled in', 'exports.version = {{VERSION}};\n', 'syntax:1:20'],
    ['a name that is declared twice', 'let a = 1\nlet a = 2\n', 'syntax:2:5'],
    ['a conflict', 'a()\n<<<<<<< HEAD\nb()\n=======\nc()\n>>>>>>> main\n', 'conflict-marker:2'],
    ['a page', '<!DOCTYPE html>\n<title>502</title>', 'html-page'],
    ['a pointer', lfs, 'lfs-pointer'],
    ['JSX', 'const a = <div>{b}</div>', 'dialect:1:11'],
    ['Flow', '// @flow\nfunction a(b: string) {}', 'dialect:2:13'],
    ['TypeScript', 'interface A { b: string }', 'dialect:1:11'],
  ])('%s', async (_, text, fault) => {
    expect(await faults({ 'index.js': text })).toEqual({ 'index.js': fault })
  })

  it.each<[string, string, string]>([
    ['a statement that stops', 'import a from "a"\nexport const b = a(\n', 'syntax:2:20'],
    ['an import of a name that is declared', 'import { a } from "a"\nconst a = 1\n', 'syntax:2:7'],
    ['a conflict', 'export {}\n<<<<<<< a\n=======\n>>>>>>> b\n', 'conflict-marker:2'],
    ['an import of types', 'import type { A } from "a"\nexport {}', 'dialect:1:13'],
    ['with in strict code', 'export {}\nwith (a) {}', 'syntax:2:6'],
  ])('as an ES module: %s', async (_, text, fault) => {
    expect(await faults({ 'index.mjs': text }, esm)).toEqual({ 'index.mjs': fault })
  })

  it('further down too, and no other code', async () => {
    const files = { 'index.js': 'require("./a")', 'a.js': ')', 'b.js': ')', 'cli.js': ']', 'test/c.js': '}' }
    expect(await faults(files, { bin: './cli.js' })).toEqual({ 'a.js': 'syntax:1:1', 'cli.js': 'syntax:1:1' })
  })
})

describe('no fault is', () => {
  it.each<[string, string]>([
    ['a return at the top, as Node allows', 'if (a) return\nmodule.exports = 1'],
    ['a script that is not strict', 'with (a) {}\nvar b = 010, await = 1\ndelete b'],
    ['a first line for the shell', '#!/usr/bin/env node\nconsole.log(1)'],
    ['a conflict in a comment or a template', '/*\n<<<<<<< a\n=======\n>>>>>>> b\n*/\nexports.a = `\n<<<<<<< a`'],
    ['HTML comments', '<!-- a\nexports.a = 1\n--> b'],
    [
      'syntax newer than some Node',
      '@a class B { accessor c = 1 }\nfunction d() { using e = f() }\nexports.r = /(?i:a)b/',
    ],
    ['nesting without end', `exports.a = ${'['.repeat(50_000)}${']'.repeat(50_000)}`],
  ])('%s', async (_, text) => {
    expect(await faults({ 'index.js': text })).toEqual({})
  })

  it.each<[string, string]>([
    [
      'every form of import',
      'import a, { b as c, "d e" as f, default as g } from "h" with { type: "json" }\n' +
        'import * as i from "i"; import "j"',
    ],
    ['attributes of old', 'import a from "./a.json" assert { type: "json" };\nexport { a }'],
    [
      'every form of export',
      'const a = 1\nexport { a, a as "b c" }\nexport * from "d"; export * as e from "f"\n' +
        'export { g } from "h"\nexport class I {}\nexport async function* j() {}\nexport let { k, l: [m] } = {}',
    ],
    ['a default function without name', 'export default function () {}\nconst a = 1\nexport { a }'],
    ['a default class without name', 'export default class extends Object {}\nexport const a = 1'],
    ['a default value', 'export default async () => 1'],
    ['a default function with a name', 'export default async function a() {}\nexport const b = a'],
    [
      'await at the top, and import.meta',
      'await import.meta.resolve("a")\nexport const b = new URL("./c", import.meta.url)',
    ],
    ['comments in odd places', 'export /* a */ default /* b */ 1\nimport /* c */ d /* e */ from "f"'],
  ])('in an ES module: %s', async (_, text) => {
    expect(await faults({ 'index.mjs': text }, esm)).toEqual({})
  })

  it('code in a container, and data', async () => {
    expect(await faults({ 'index.js': '', 'a.css': '}', 'b.md': '<html>', 'c.txt': ')' })).toEqual({
      'index.js': 'empty',
    })
  })
})

describe('what is no code', () => {
  it('JSON that ends too early, with its line', async () => {
    const files = {
      'index.js': 'require("./a")',
      'a.json': '{\n  "b": 1,\n}\n',
      'lib/package.json': '',
      'c.json': '\uFEFF{}',
    }
    expect(await faults(files)).toEqual({ 'a.json': 'json:3', 'lib/package.json': 'empty' })
  })

  it('pointers and pages in any file, and declarations that hold a conflict', async () => {
    const files = { 'a.node': lfs, 'b.json': '<html></html>', 'c.d.ts': 'a\n<<<<<<< x\n=======\n>>>>>>> y', 'd.ts': '' }
    expect(await faults(files)).toEqual({
      'a.node': 'lfs-pointer',
      'b.json': 'html-page',
      'c.d.ts': 'conflict-marker:2',
    })
  })

  it('says nothing of what JSON holds: it may be secret', async () => {
    const { files } = await inspected({ 'a.json': '{"password": hunter2}' })
    expect(JSON.stringify(files)).not.toContain('hunter2')
  })
})

describe('a hostile text', () => {
  it.each<[string, string, string]>([
    ['of marks', 'index.js', `(\n${'<<<<<<< a\n'.repeat(400_000)}`],
    ['of marks in a declaration', 'index.d.ts', '<<<<<<< a\n'.repeat(400_000)],
    ['of lines', 'index.js', `(${'\n'.repeat(4_000_000)}`],
    ['of blanks', 'index.js', `import { a }${' '.repeat(2_000_000)}from "b"; (`],
    ['of blanks behind a function', 'index.js', `export default function${' '.repeat(200_000)}(){}`],
    ['of blanks before a function', 'index.js', `export default function${' '.repeat(200_000)}[`],
    ['of blanks in many imports', 'index.js', `import a${' '.repeat(19_000)},{ b } from 'c';`.repeat(100)],
    ['of blanks before many imports', 'index.js', `import ${' '.repeat(19_000)}/**/a from 'c';`.repeat(100)],
    ['of flags', 'index.js', `a = /b/${'v'.repeat(1_000_000)}`],
  ])('%s takes no longer than its length', async (_, path, text) => {
    expect(await effortOf(() => inspected({ [path]: text }, { engines: { node: '>=12' } }), 5_000)).toBeLessThan(5_000)
  })

  it('has its names read past all blanks', async () => {
    const head = "import   a,{  afrom as b  }from'x'\nimport c   from 'x'\n"
    expect(await faults({ 'index.js': `${head}let d` })).toEqual({})
    expect(await faults({ 'index.js': `${head}let b` })).toEqual({ 'index.js': 'syntax:3:5' })
    expect(await faults({ 'index.js': 'export default function  *  a() {}\nlet a' })).toHaveProperty(['index.js'])
    expect(await faults({ 'index.js': 'export default function  *  () {}\nlet a' })).toEqual({})
  })
})
