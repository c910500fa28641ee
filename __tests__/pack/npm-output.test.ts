import { describe, expect, it } from '@jest/globals'
import { npmVersion, parseFailure, parseListings } from '../../src/pack/npm-output.js'

const entry = {
  id: 'a@1.0.0',
  name: 'a',
  version: '1.0.0',
  size: 10,
  integrity: 'sha512-x',
  files: [{ path: 'a.js', size: 1, mode: 420 }],
}
const text = (value: unknown): string => JSON.stringify(value, null, 2)

describe("npm's list", () => {
  it.each([
    ['an array, up to npm 11', [entry]],
    ['an object by name, npm 12', { a: entry }],
    ['an object with a package called error', { error: entry }],
  ])('is %s', (_, output) => {
    expect(parseListings(text(output))).toEqual([
      {
        name: 'a',
        version: '1.0.0',
        files: [{ path: 'a.js', size: 1, mode: 420, type: 'file' }],
        integrity: 'sha512-x',
        size: 10,
      },
    ])
  })

  it.each([
    ['nothing', ''],
    ['an empty object: a package called __proto__', '{}'],
    ['an empty array', '[]'],
    ['an error', text({ error: { code: 'E404', summary: 'x' } })],
    ['files of another form', text([{ ...entry, files: ['a.js'] }])],
    ['a number', '7'],
    ['a list behind the output of a script', `building\n${text([entry])}`],
    ['a list before the output of a script', `${text([entry])}\nLATE`],
    ['two lists, one of them forged', `${text([entry])}\n${text([{ ...entry, files: [] }])}`],
  ])('is never judged when it is %s', (_, stdout) => {
    expect(parseListings(stdout)).toBeUndefined()
  })

  it('may be empty for one package: who asked decides', () => {
    expect(parseListings(text([{ ...entry, files: [] }]))?.[0]?.files).toEqual([])
  })
})

describe("npm's failure", () => {
  it('is read from stdout, behind what scripts printed', () => {
    expect(parseFailure(`noise{"x":1}${text({ error: { code: 'E401', summary: 'no', detail: '' } })}`, '').code).toBe(
      'E401',
    )
  })

  it('is read from stderr between the lines of npm 7 and 8', () => {
    const stderr =
      'npm ERR! code E404\nnpm ERR! 404 Not ' +
      `Found\n${text({ error: { code: 'E404', summary: 'Not Found' } })}\nnpm ERR! A complete log of this run ` +
      'can be found in:\n'
    expect(parseFailure('', stderr)).toEqual({ code: 'E404', text: '404 Not Found' })
  })

  it("shows a script's own words, the last 20 lines and 2,000 characters of them", () => {
    const lines = Array.from({ length: 100 }, (_, n) => `npm error line ${n} ${'x'.repeat(200)}`).join('\n')
    const { text: shown } = parseFailure('', lines)
    expect(shown).toContain('line 99')
    expect(shown.length).toBeLessThanOrEqual(2_001)
    expect(shown.split('\n').length).toBeLessThanOrEqual(20)
  })

  it("keeps a script's own words and leaves out the frames of its stack", () => {
    const stack = Array.from({ length: 15 }, (_, n) => `npm error     at load (/x/y${n}.js:1:1)`).join('\n')
    const stderr =
      `npm error code 1\nnpm error node:internal/modules/cjs/loader:1228\nnpm error   throw err;\nnpm ` +
      `error Error: Cannot find module 'rimraf'\n${stack}\nnpm error   code: 'MODULE_NOT_FOUND',\nnpm ` +
      `error   requireStack: []\nnpm error }\nnpm error\nnpm error Node.js v20.20.2\n`
    expect(parseFailure('', stderr).text).toBe("  throw err;\nError: Cannot find module 'rimraf'")
    expect(parseFailure('src/a.ts(1,1): error TS2304\n', 'npm error code 2\nnpm error command failed\n').text).toBe(
      'src/a.ts(1,1): error TS2304',
    )
  })

  it('is something even where npm says nothing in its own form', () => {
    expect(parseFailure('', 'Exit handler never called!\n').text).toContain('Exit handler never called!')
  })
})

it('reads the version from the run itself, not from what a script prints later', () => {
  expect(npmVersion('npm info using npm@11.19.1\nnpm info using node@v20\nnpm info using npm@1.0.0\n')).toBe('11.19.1')
  expect(npmVersion('npm warn x')).toBeUndefined()
})
