import { describe, expect, it } from '@jest/globals'
import { emptyVariables } from '../../src/pack/yarn.js'
import { writePackage } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()

describe("variables that Yarn's configuration names", () => {
  it('are empty where the packer has none, wherever they are named', () => {
    const root = writePackage(sandbox.folder('root'), {
      '.yarnrc.yml': 'npmAuthToken: "${NPM_TOKEN}"\nx: "${A:-1}${B-2}${C?}"\n',
      'a/.npmrc': '//x/:_authToken=${MINE}\ncache=${HOME}/x\n',
    })
    const home = writePackage(sandbox.folder('home'), {
      '.npmrc': 'token=${OF_HOME}',
      'elsewhere/npmrc': '_authToken=${NODE_AUTH_TOKEN}\n$NOT ${not-a-name} ${1A}',
    })
    const job = {
      HOME: home,
      NPM_CONFIG_USERCONFIG: `${home}/elsewhere/npmrc`,
      NPM_TOKEN: 'secret',
      NODE_AUTH_TOKEN: 'secret',
    }
    const found = emptyVariables([`${root}/a`, root], job, { HOME: home, C: 'given' })
    expect(found).toEqual({ NPM_TOKEN: '', A: '', B: '', MINE: '', OF_HOME: '', NODE_AUTH_TOKEN: '', not: '' })
  })

  it('are none without a configuration', () => {
    expect(emptyVariables([sandbox.folder()], { HOME: sandbox.folder() }, {})).toEqual({})
  })
})
