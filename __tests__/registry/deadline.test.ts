import { tmpdir } from 'node:os'
import { describe, expect, it } from '@jest/globals'
import { runWithDeadline } from '../../src/registry/deadline.js'

const run = (script: string, deadlineMs: number): ReturnType<typeof runWithDeadline> =>
  runWithDeadline('node', ['-e', script], { cwd: tmpdir(), env: { PATH: process.env.PATH ?? '' } }, deadlineMs)

describe('a program with a deadline', () => {
  it('gives its output and exit code where it ends in time', async () => {
    expect(await run('console.log(1); console.error(2); process.exit(3)', 60_000)).toEqual({
      exitCode: 3,
      stdout: '1\n',
      stderr: '2\n',
    })
  })

  it('is ended where it never would', async () => {
    expect(await run('setInterval(() => console.log(1), 50)', 500)).toBeNull()
  })

  it('sees no variable that it was not given', async () => {
    process.env.PACK_GATE_TEST = 'secret'
    const result = await run('console.log(process.env.PACK_GATE_TEST)', 60_000)
    delete process.env.PACK_GATE_TEST
    expect(result?.stdout).toBe('undefined\n')
  })

  it('that writes without end, or can not be started, is an error', async () => {
    await expect(
      run("const x = 'x'.repeat(1e6); for (;;) require('fs').writeSync(1, x)", 60_000),
    ).rejects.toMatchObject({ code: 'EREGISTRY', message: expect.stringContaining('16 MiB') })
    await expect(runWithDeadline('no-such-program', [], { cwd: tmpdir(), env: {} }, 1000)).rejects.toMatchObject({
      code: 'EREGISTRY',
      message: expect.stringContaining('no-such-program'),
    })
  })
})
