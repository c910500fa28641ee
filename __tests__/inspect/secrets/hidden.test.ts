import { describe, expect, it } from '@jest/globals'
import { effortOf } from '../../helpers/effort.js'
import { insideOf } from '../containers/nests.js'
import { factsOf } from '../contents.js'
import { token } from '../secret-samples.js'

const kinds = async (text: string): Promise<readonly string[]> =>
  ((await factsOf('dist/a.js', text)).secrets ?? []).map(({ kind }) => kind)

const base64 = (text: string): string => Buffer.from(text).toString('base64')
const settings = (value: string): string => `//registry.npmjs.org/:_authToken=${value}\n`

describe('a token that code puts together', () => {
  it.each([
    ['in two', `const k = "${token.slice(0, 12)}" + "${token.slice(12)}"`],
    ['behind its mark', `const k='${token.slice(0, 4)}'+'${token.slice(4)}'`],
    ['in lines', `const k =\n  '${token.slice(0, 9)}' +\n  '${token.slice(9, 20)}' +\n  '${token.slice(20)}'`],
    ['in a string of code', JSON.stringify(`const k = "${token.slice(0, 12)}" + "${token.slice(12)}"`)],
  ])('%s is found', async (_, text) => {
    expect(await kinds(`f()\n${text}\n`)).toEqual(['github-token'])
  })

  it.each([
    ['of something else', `const k = '${token.slice(0, 4)}' + value + '${token.slice(4)}'`],
    ['that is too short', `const k = '${token.slice(0, 4)}' + '${token.slice(4, 20)}'`],
    ['that are parts of a list', `const k = ['${token.slice(0, 4)}', '${token.slice(4)}']`],
  ])('is none where it consists %s', async (_, text) => {
    expect(await kinds(`f()\n${text}\n`)).toEqual([])
  })

  it('costs no time where quotes and white space are all there is', async () => {
    const text = `${'ghp_"'.repeat(40_000)}${`ghp_"${' '.repeat(50)}`.repeat(20_000)}${`"+`.repeat(100_000)}`
    expect(await effortOf(async () => kinds(text), 1500)).toBeLessThan(1500)
  })
})

describe('a token in a text in base64', () => {
  it.each([0, 1, 2])('is found in settings of npm, %i bytes behind their start', async (count) => {
    const text = `${' '.repeat(count)}${settings(token)}`
    expect(await kinds(`const f = "${base64(text)}";\n`)).toEqual(['npm-token'])
  })

  it('is none where a variable of the environment stands for it', async () => {
    expect(await kinds(`const f = "${base64(settings('${NPM_TOKEN}'))}";\n`)).toEqual([])
  })

  it('is found in a longer text of any kind', async () => {
    const text = base64(`# written by the setup\nexport NAME="acme"\nexport VALUE="${token}"\n${'# more\n'.repeat(12)}`)
    const { inside } = await insideOf('dist/a.js', Buffer.from(`const f = "${text}";\n`))
    expect(inside.map(({ path, secrets = [] }) => [path, secrets.map(({ kind }) => kind)])).toEqual([
      ['dist/a.js!base64 1', ['github-token']],
    ])
  })
})
