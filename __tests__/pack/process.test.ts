import { describe, expect, it } from '@jest/globals'
import { runProcess } from '../../src/pack/process.js'

const run = (script: string, input?: string): ReturnType<typeof runProcess> =>
  runProcess(process.execPath, ['-e', script], { cwd: '.', env: {}, ...(input !== undefined && { input }) })

describe('running a program', () => {
  it('outlives one that ends without reading its input', async () => {
    // More than a pipe holds: the rest is written when nobody is left to read it.
    const unread = 'x'.repeat(1 << 20)
    expect(await run('process.stdout.write("done"); process.exit(3)', unread)).toEqual({
      exitCode: 3,
      stdout: 'done',
      stderr: '',
    })
  })

  it('gives it its input and ends it: nobody is asked', async () => {
    expect(await run('process.stdin.pipe(process.stdout)', 'all of it')).toMatchObject({
      exitCode: 0,
      stdout: 'all of it',
    })
    expect(await run('process.stdin.pipe(process.stdout)')).toMatchObject({ exitCode: 0, stdout: '' })
  })

  it('says which program is missing', async () => {
    await expect(runProcess('no-such-packer', [], { cwd: '.', env: {} })).rejects.toMatchObject({
      code: 'EPACK',
      message: expect.stringContaining('no-such-packer could not be started'),
    })
  })
})
