import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from '@jest/globals'

/** Temporary folders of one test file, removed after its last test. */
export interface Sandbox {
  /** A new empty folder, as its real path (macOS hides the temporary folder behind a link). */
  folder(label?: string): string
}

export function useSandbox(): Sandbox {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'pack-gate-test-')))
  let made = 0
  afterAll(() => {
    rmSync(root, { recursive: true, force: true, maxRetries: 3 })
  })
  return {
    folder(label = 'folder') {
      const path = join(root, `${label}-${++made}`)
      mkdirSync(path)
      return path
    },
  }
}
