import { describe, expect, it } from '@jest/globals'
import { withheldVariables } from '../../src/pack/explain-failure.js'
import { writePackage } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()

describe('variables that a script names and was not given', () => {
  const job = { SENTRY_RELEASE: '1', API_URL: 'x', UNUSED: 'y', CI: 'true', lower_case: 'z', DEPTH: '1' }
  const given = { CI: 'true' }

  it('are found in its command, in the files that it runs and in what it printed', () => {
    const folder = writePackage(sandbox.folder(), {
      'scripts/build.mjs': 'fetch(process.env.API_URL)',
      'other.mjs': 'process.env.UNUSED',
    })
    expect(withheldVariables(['sentry $SENTRY_RELEASE'], '', folder, job, given)).toEqual(['SENTRY_RELEASE'])
    expect(withheldVariables(['node ./scripts/build.mjs && echo'], '', folder, job, given)).toEqual(['API_URL'])
    expect(withheldVariables(['tsc'], 'Error: DEPTH is not set', folder, job, given)).toEqual(['DEPTH'])
  })

  it('are none where it names what it has, what is no variable of the job, or a part of a longer name', () => {
    const folder = writePackage(sandbox.folder(), {})
    expect(
      withheldVariables(
        ['echo $CI $HOME $SENTRY_RELEASE_2 $lower_case ../../build.mjs'],
        'UNUSED_THING',
        folder,
        job,
        given,
      ),
    ).toEqual([])
  })
})
