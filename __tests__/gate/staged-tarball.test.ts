import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { StagedTarball } from '../../src/gate/staged-tarball.js'
import type { Release } from '../../src/model/release.js'
import { tarball } from '../../src/tarball/tarball.js'
import { packageTarball } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
const limits = { held: 256_000_000 }
const bytesOf = (text: string): Buffer =>
  packageTarball({ 'package.json': { name: 'acme', version: '1.0.0' }, 'index.js': text })

/** A tarball that was judged, and the folder that it goes to. */
async function judged(
  text = 'judged\n',
): Promise<{ staged: StagedTarball; source: string; out: string; release: Release }> {
  const source = join(sandbox.folder('source'), 'built.tgz')
  const out = sandbox.folder('out')
  writeFileSync(source, bytesOf(text))
  const staged = new StagedTarball(out)
  const { release } = await staged.read({ packer: null, contents: tarball(source) }, limits)
  return { staged, source, out, release }
}

describe('the tarball that is handed over', () => {
  it('is the one that was judged, with its hashes', async () => {
    const { staged, out, release } = await judged()
    const placed = await staged.place(release)
    expect(placed).toMatchObject({ path: join(out, 'acme-1.0.0.tgz'), integrity: release.integrity })
    expect(readdirSync(out)).toEqual(['acme-1.0.0.tgz'])
  })

  it('is none where its bytes changed after it was checked, and nothing is left of it', async () => {
    const { staged, source, out, release } = await judged()
    writeFileSync(source, bytesOf('something else\n'))
    await expect(staged.place(release)).rejects.toMatchObject({
      code: 'EINTEGRITY',
      message: 'built.tgz changed after it was checked',
    })
    expect(readdirSync(out)).toEqual([])
  })

  it('is none where something writes to it as soon as it is there, and is removed', async () => {
    // Long enough to be read in many pieces.
    const { staged, out, release } = await judged(randomBytes(4_000_000).toString('base64'))
    const path = join(out, 'acme-1.0.0.tgz')
    const overwrite = (): void => {
      if (existsSync(path)) writeFileSync(path, bytesOf('overwritten\n'))
      else setImmediate(overwrite)
    }
    overwrite()
    await expect(staged.place(release)).rejects.toMatchObject({
      code: 'EINTEGRITY',
      message: 'acme-1.0.0.tgz changed after it was handed over',
    })
    expect(readdirSync(out)).toEqual([])
  })

  it('is none where it is gone, or where nothing was judged', async () => {
    const { source, out, staged, release } = await judged()
    staged.dispose()
    rmSync(source, { force: true })
    await expect(staged.place(release)).rejects.toMatchObject({ code: 'EPACK' })
    await expect(new StagedTarball(out).place(release)).rejects.toMatchObject({ code: 'EPACK' })
    expect(readdirSync(out)).toEqual([])
  })
})
