import { describe, expect, it } from '@jest/globals'
import { packerChanged } from '../../../src/rules/files/packer-changed.js'
import type { PackedBy } from '../../../src/model/release.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const by = (packer: PackedBy | null, baselinePacker: PackedBy | null): readonly string[] =>
  problems(packerChanged, {
    ...subject(release([file('index.js')]), release([file('index.js')])),
    packer,
    baselinePacker,
  }).map(({ message }) => message)
const npm = (version: string): PackedBy => ({ name: 'npm', version })

describe('packer-changed', () => {
  it('fires on a different major version, in whatever direction', () => {
    expect(by(npm('12.2.0'), npm('10.9.9'))).toEqual([
      'npm 12.2.0 packed this release, and npm 10.9.9 the previous one: from the same folder they can pack ' +
        'different files',
    ])
    expect(by(npm('9.9.4'), npm('10.0.0'))).toHaveLength(1)
    expect(by(npm('1.2.0'), npm('12.0.0'))).toHaveLength(1)
  })

  it('fires on another package manager of the same version', () => {
    expect(by({ name: 'pnpm', version: '10.34.9' }, npm('10.34.9'))).toHaveLength(1)
  })

  it('is silent for the same major version', () => {
    expect(by(npm('11.21.2'), npm('11.0.0'))).toEqual([])
  })

  it.each([
    [null, npm('10.9.9')],
    [npm('12.2.0'), null],
    [null, null],
  ])('is silent where one of them is not known: %j, %j', (packer, before) => {
    expect(by(packer, before)).toEqual([])
  })
})
