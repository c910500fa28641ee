import { describe, expect, it } from '@jest/globals'
import { packerContents, type PackerReport } from '../../src/pack/packer.js'
import type { PackedFile } from '../../src/model/file-facts.js'
import type { Contents } from '../../src/tarball/contents.js'

/** A tarball of empty files. */
function holding(...paths: readonly string[]): Contents {
  const file = (path: string): PackedFile => ({ path, size: 0, mode: 0o644, type: 'file' })
  return {
    origin: 'tarball',
    name: 'a.tgz',
    read(open) {
      for (const path of paths) open(file(path)).end()
      return Promise.resolve({ integrity: 'sha512-a', size: 1 })
    },
    dispose: () => undefined,
  }
}

async function told(report: PackerReport, ...paths: readonly string[]): Promise<string> {
  const sink = { write: () => undefined, end: () => undefined }
  return packerContents(holding(...paths), 'pnpm pack', report)
    .read(() => sink)
    .then(
      () => 'believed',
      (error: unknown) => String(error),
    )
}

describe("a packer's list", () => {
  it.each([['./dist/a.js'], ['dist/./a.js'], ['dist//a.js'], ['./dist/././a.js']])(
    'may spell a path as package.json does: %s',
    async (path) => {
      expect(await told({ paths: [path, 'package.json'] }, 'dist/a.js', 'package.json')).toBe('believed')
    },
  )

  it.each([
    ['a file that the tarball does not hold', ['dist/a.js', 'dist/b.js'], 'it lists "dist/b.js"'],
    ['no file of the tarball under this name', ['a.js'], 'it lists "a.js"'],
    ['a path that leads out', ['dist/../dist/a.js'], 'it lists "dist/../dist/a.js"'],
    ['too little', [], 'its tarball contains "dist/a.js"'],
  ])('is not believed where it names %s', async (_, paths, why) => {
    expect(await told({ paths }, 'dist/a.js')).toContain(`pnpm pack contradicts itself: ${why}`)
  })
})
