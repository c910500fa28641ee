import { linkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from '@jest/globals'
import { checkJson, makeUser } from '../helpers/cli.js'
import { installNpms, itWith, isAvailable } from '../helpers/npm-versions.js'
import { writePackage } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const npms = await installNpms()
const sandbox = useSandbox()

/**
 * A package in which b.js is the same file on disk as a.js, with enough others for npm 10 and newer to hang over it.
 */
function linkedPackage(others: number): string {
  const files = Object.fromEntries(Array.from({ length: others }, (_, n) => [`lib/${n}.js`, `export const n = ${n}\n`]))
  const folder = writePackage(sandbox.folder('package'), {
    'package.json': { name: 'linked', version: '1.0.0' },
    'a.js': 'export const a = 1\n',
    ...files,
  })
  linkSync(join(folder, 'a.js'), join(folder, 'b.js'))
  return folder
}

describe.each(npms.map((npm) => [npm.version, npm] as const))('hard-linked files with npm %s', (_, npm) => {
  const withNpm = itWith(
    isAvailable(npm) && process.platform !== 'win32',
    'this npm, or a file system with hard links, can not be had',
  )

  for (const others of [1, 8, 40]) {
    withNpm(`never pass, among ${others} others, and are named as what they are`, async () => {
      const user = makeUser(sandbox, isAvailable(npm) ? { npm } : {})
      const { code, report } = await checkJson([linkedPackage(others), '--baseline', 'none', '--no-config'], { user })
      if (report.conclusion === 'error') throw new Error(report.error.message)
      // Where npm dies over them instead: hard-links.test.ts.
      expect(report.contents).toBe('tarball')
      expect(code).toBe(1)
      expect(report.findings).toContainEqual(
        expect.objectContaining({
          ruleId: 'unsafe-path',
          level: 'error',
          message: expect.stringContaining('hard link'),
        }),
      )
    })
  }
})
