import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from '@jest/globals'
import { WatchState } from '../../../src/commands/watch/state.js'
import { dayMs } from '../../../src/commands/watch/window.js'
import { useSandbox } from '../../helpers/sandbox.js'

const sandbox = useSandbox()
const known = { etag: '"1"', lastModified: null }
const now = Date.parse('2026-11-30T12:00:00Z')

function kept(asked = 'a'): string {
  const path = join(sandbox.folder(), 'state.json')
  const state = new WatchState(path, asked)
  for (const name of ['acme', '__proto__', 'constructor'])
    state.keep(name, { known, looked: now, tags: { latest: '1.0.0', ['__proto__']: '2.0.0' } })
  state.write()
  return path
}

it('says for a day what a registry may call unchanged, and no longer', () => {
  const state = new WatchState(kept(), 'a')
  expect(state.of('acme', now)?.known).toEqual(known)
  expect(state.of('acme', now + dayMs - 1)?.known).toEqual(known)
  expect(state.of('acme', now + dayMs)?.known).toBeNull()
})

it('of the future, or of a run that was asked otherwise, says only what the dist-tags were', () => {
  expect(new WatchState(kept(), 'a').of('acme', now - 1)).toMatchObject({ known: null, tags: { latest: '1.0.0' } })
  expect(new WatchState(kept(), 'b').of('acme', now)).toMatchObject({ known: null, tags: { latest: '1.0.0' } })
})

it('knows packages by their names alone', () => {
  const path = kept()
  const state = new WatchState(path, 'a')
  expect(state.of('toString', now)).toBeNull()
  expect(state.of('constructor', now)?.known).toEqual(known)
  const text = readFileSync(path, 'utf8').replace('"looked"', '"seen"')
  writeFileSync(path, text)
  expect(new WatchState(path, 'a').of('acme', now)).toBeNull()
})
