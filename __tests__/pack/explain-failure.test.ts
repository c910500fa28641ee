import { describe, expect, it } from '@jest/globals'
import { failedScript, failureText } from '../../src/pack/explain-failure.js'

const result = (stdout: string, stderr: string): Parameters<typeof failureText>[0] => ({
  exitCode: 1,
  stdout,
  stderr,
  bytes: Buffer.from(stdout),
  timedOut: false,
})

describe('why a packer failed', () => {
  it("is what its scripts said on either stream, then its own words, each once and without a stack's frames", () => {
    const stdout = '> a@1.0.0 prepack\n> tsc\n\nsrc/a.ts(1,1): error TS2304\n{"x": 1}\n'
    const stderr = 'the build broke\n    at load (/x.js:1:1)\nerror: script "prepack" exited with code 3\nnpm error x\n'
    expect(failureText(result(stdout, stderr), ['error: script "prepack" exited with code 3'])).toBe(
      'src/a.ts(1,1): error TS2304\nthe build broke\nerror: script "prepack" exited with code 3',
    )
  })

  it('is without a time that a package manager adds: what fails for one reason is one failure', () => {
    const said = (time: string): string =>
      failureText(result(`UsageError: no state file\nFailed with errors in ${time}\n`, ''), [])
    expect(said('0s 22ms')).toBe('UsageError: no state file')
    expect(said('1s 5ms')).toBe(said('0s 22ms'))
  })

  it('is nothing where nothing was said', () => {
    expect(failureText(result('', ''), [])).toBe('')
  })

  it('names the script whose banner came last, of those that packing runs', () => {
    const banners = '> a@1.0.0 prepack\n> node x\n\n> a@1.0.0 prepare /folder\n> b@1.0.0 build\n'
    expect(failedScript(banners, ['prepack', 'prepare'])).toBe('prepare')
    expect(failedScript(banners, ['postpack'])).toBeNull()
  })
})
