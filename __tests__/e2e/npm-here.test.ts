import { execSync } from 'node:child_process'
import { describe, it } from '@jest/globals'
import { useSandbox } from '../helpers/sandbox.js'
import { packing } from './packing-with-npm.js'

const sandbox = useSandbox()
const version = execSync('npm --version', { encoding: 'utf8' }).trim()

describe(`with the npm of this machine, ${version},`, () => {
  packing(it, { sandbox, version, npm: 'host' })
})
