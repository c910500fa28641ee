import { describe, expect, it } from '@jest/globals'
import { privatePackage } from '../../../src/rules/manifest/private-package.js'
import { release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

describe('private-package', () => {
  it('fires on a package that npm refuses to publish', () => {
    const context = subject(release([], { private: true }))
    const [found] = problems(privatePackage, { ...context, packer: { name: 'npm', version: '12.0.0' } })
    expect(found).toMatchObject({ path: 'package.json', cause: { kind: 'manifest', key: ['private'] } })
    expect(found?.help).toContain('`pack-gate check dist`')
    expect(problems(privatePackage, context)[0]?.help).not.toContain('dist')
  })

  it.each(['true', 'false', 1, {}])('fires on private: %j, which npm refuses and Yarn publishes', (value) => {
    const found = problems(privatePackage, subject(release([], { private: value })))
    expect(found.map(({ message }) => message)).toEqual([
      `package.json has \`"private": ${JSON.stringify(value)}\`: npm refuses to publish this package, and Yarn 2 and newer do not`,
    ])
  })

  it.each([undefined, false, null, '', 0])('is silent for private: %j, which npm publishes', (value) => {
    expect(problems(privatePackage, subject(release([], { private: value })))).toEqual([])
  })
})
