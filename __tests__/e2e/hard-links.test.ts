import { linkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from '@jest/globals'
import { checkJson, errorOf, makeUser } from '../helpers/cli.js'
import { itWith } from '../helpers/npm-versions.js'
import { file, writePackage } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
const onUnix = itWith(process.platform !== 'win32', 'the npm of this test is a script')

describe('an npm that dies over hard-linked files', () => {
  // Some versions do on some systems: node-tar#458.
  onUnix('gives no verdict, and the remedy is told', async () => {
    const bin = sandbox.folder('bin')
    writePackage(bin, { npm: file('#!/bin/sh\necho "npm error Exit handler never called!" >&2\nexit 1\n', 0o755) })
    const folder = writePackage(sandbox.folder('package'), {
      'package.json': { name: 'linked', version: '1.0.0' },
      'a.js': 'export const a = 1\n',
    })
    linkSync(join(folder, 'a.js'), join(folder, 'b.js'))
    const run = await checkJson([folder, '--baseline', 'none', '--no-config'], {
      user: makeUser(sandbox, { bins: [bin] }),
    })
    expect(run.code).toBe(2)
    expect(errorOf(run)).toMatchObject({
      code: 'EPACK',
      message: expect.stringContaining('hard-linked'),
      help: expect.stringContaining('-links +1'),
    })
  })
})
