import { describe, expect, it } from '@jest/globals'
import { factsOf } from '../contents.js'

const referenceIn = async (path: string, content: string | Uint8Array, chunk?: number): Promise<string | undefined> =>
  (await factsOf(path, content, chunk === undefined ? {} : { chunk })).mapReference

describe('the reference to a map', () => {
  it.each([
    ['x.js', 'x()\n//# sourceMappingURL=x.js.map'],
    ['x.mjs', 'x()\n//@ sourceMappingURL=x.js.map\n\n'],
    ['x.css', 'a{}\n/*# sourceMappingURL=x.js.map */'],
    ['x.css', 'a{}/*@ sourceMappingURL=x.js.map*/\n'],
    ['bin/cli', '#!/usr/bin/env node\r\nx() //#\tsourceMappingURL=x.js.map\r\n'],
    ['x.js', '//# sourceMappingURL=first.map\n//# sourceMappingURL=x.js.map\n'],
    ['x.js', '//# sourceMappingURL=x.js.map\n// one more comment /* here */\n/* and here */'],
    ['x.html', '<script>x()\n//# sourceMappingURL=x.js.map\n</script>\n<p>text</p>'],
    ['x.js', `${'x()\n'.repeat(100_000)}//# sourceMappingURL=x.js.map`],
    ['x.js', `${'x();'.repeat(100_000)}//# sourceMappingURL=x.js.map`],
    ['x.js', Buffer.from('\ufeffx()\n//# sourceMappingURL=x.js.map', 'utf16le')],
  ])('in %s is the last comment (%#)', async (path, content) => {
    expect(await referenceIn(path, content)).toBe('x.js.map')
    if (content.length < 200) expect(await referenceIn(path, content, 1)).toBe('x.js.map')
  })

  it.each([
    ['x.js', '//# sourceMappingURL=x.js.map\nx()'],
    ['x.js', 'const comment = "//# sourceMappingURL=x.js.map"'],
    ['x.js', 'const comment = "\\n//# sourceMappingURL=x.js.map\\n"'],
    ['x.js', "const comment = '//# sourceMappingURL=' + name"],
    ['x.js', 'const comment = `//# sourceMappingURL=${name}`'],
    ['x.js', 'const comment = `\n//# sourceMappingURL=${name}\n`'],
    ['x.js', 'const comment = `\n//# sourceMappingURL=x.js.map\n`'],
    ['x.js', '// see sourceMappingURL=x.js.map'],
    ['x.js', '//# sourceMappingURL= x.js.map'],
    ['x.js', '//# sourceMappingURL=x.js.map\n//# sourceMappingURL=data:application/json,%7B%7D'],
    ['README.md', '//# sourceMappingURL=x.js.map'],
    ['README', '//# sourceMappingURL=x.js.map'],
    ['package.json5', '//# sourceMappingURL=x.js.map'],
    ['x.txt', '//# sourceMappingURL=x.js.map'],
    ['x.js.map', '//# sourceMappingURL=x.js.map'],
  ])('is not in %s: %j', async (path, content) => {
    expect(await referenceIn(path, content)).toBeUndefined()
  })

  it('is cut where it has no end', async () => {
    expect(await referenceIn('x.js', `//# sourceMappingURL=${'x'.repeat(5000)}`)).toHaveLength(2048)
  })
})
