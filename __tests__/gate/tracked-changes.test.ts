import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { notingChanges } from '../../src/gate/tracked-changes.js'
import type { PackRequest } from '../../src/pack/packer.js'
import type { Packed } from '../../src/tarball/contents.js'
import { writePackage } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()

function repository(scripts: Readonly<Record<string, string>>): { folder: string; order: PackRequest } {
  const manifest = { name: 'acme', version: '1.0.0', scripts }
  const folder = writePackage(sandbox.folder(), { 'package.json': manifest, 'NOTICE.txt': 'a', 'b.txt': 'b' })
  for (const args of [
    ['init', '-q'],
    ['add', '.'],
  ])
    execFileSync('git', args, { cwd: folder })
  const order = { root: folder, folder, job: process.env, ignoreScripts: false, manifest: { manifest } }
  return { folder, order: order as unknown as PackRequest }
}

const packed = { packer: { name: 'npm', version: '12.0.0', notes: ['a note'] } } as unknown as Packed

async function notes(scripts: Readonly<Record<string, string>>, paths: readonly string[]): Promise<unknown> {
  const { folder, order } = repository(scripts)
  writeFileSync(join(folder, 'b.txt'), 'changed before')
  const result = await notingChanges({ name: 'npm' }, order, () => {
    for (const path of paths) writeFileSync(join(folder, path), 'something longer')
    return Promise.resolve(packed)
  })
  return result.packer?.notes
}

describe('tracked files that packing changed', () => {
  it('are noted with the scripts that ran, beside other notes', async () => {
    const note = 'prepack changed tracked files: NOTICE.txt'
    expect(await notes({ prepack: 'node a.js' }, ['NOTICE.txt'])).toEqual(['a note', note])
  })

  it('are none where they were changed before, are not tracked, or no script ran', async () => {
    expect(await notes({ prepack: 'node a.js' }, ['b.txt', 'new.txt'])).toEqual(['a note'])
    expect(await notes({ build: 'node a.js' }, ['NOTICE.txt'])).toEqual(['a note'])
  })
})
