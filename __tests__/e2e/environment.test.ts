import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { checkJson, errorOf, makeUser, verdictOf } from '../helpers/cli.js'
import { writePackage } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()

/** No real secret looks like this, and any trace of it is a leak. */
const canary = ['canary', 'do', 'not', 'leak'].join('-')

/** What a workflow's job has in its environment and a lifecycle script has no business with. */
const secrets = [
  'INPUT_TOKEN',
  'INPUT_REPORT-FILE',
  'GITHUB_TOKEN',
  'GH_TOKEN',
  'GITHUB_OUTPUT',
  'GITHUB_ENV',
  'GITHUB_PATH',
  'GITHUB_STATE',
  'GITHUB_STEP_SUMMARY',
  'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
  'ACTIONS_ID_TOKEN_REQUEST_URL',
  'ACTIONS_RUNTIME_TOKEN',
  'ACTIONS_RUNTIME_URL',
  'ACTIONS_CACHE_URL',
  'NODE_AUTH_TOKEN',
  'NPM_TOKEN',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AZURE_CLIENT_SECRET',
  'GOOGLE_APPLICATION_CREDENTIALS',
  'MY_DEPLOY_KEY',
  'npm_config_//127.0.0.1:9/:_authToken',
  'pnpm_config_//127.0.0.1:9/:_authToken',
  'YARN_NPM_AUTH_TOKEN',
  'YARN_NPM_AUTH_IDENT',
  'COREPACK_NPM_TOKEN',
  'COREPACK_NPM_USERNAME',
  'COREPACK_NPM_PASSWORD',
] as const

async function scriptEnvironment(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const folder = writePackage(sandbox.folder('package'), {
    'package.json': { name: 'curious', version: '1.0.0', files: ['index.js'], scripts: { prepack: 'node look.cjs' } },
    'look.cjs': `require('fs').writeFileSync('seen.json', JSON.stringify(process.env))`,
    'index.js': 'export {}\n',
  })
  const run = await checkJson([folder, '--no-config', '--baseline', 'none', ...args], { user: makeUser(sandbox), env })
  verdictOf(run)
  expect(run.stdout + run.stderr).not.toContain(canary)
  return JSON.parse(readFileSync(join(folder, 'seen.json'), 'utf8')) as Record<string, string>
}

describe('the environment of lifecycle scripts', () => {
  const env = { ...Object.fromEntries(secrets.map((name) => [name, canary])), CI: 'true' }

  it('has no credentials and no files of the runner', async () => {
    const seen = await scriptEnvironment([], env)
    expect(secrets.filter((name) => name in seen)).toEqual([])
    expect(Object.entries(seen).filter(([, value]) => value.includes(canary))).toEqual([])
  })

  it('has what a build needs', async () => {
    const seen = await scriptEnvironment([], env)
    expect(seen).toMatchObject({ CI: 'true', npm_package_name: 'curious' })
    expect(seen.PATH ?? seen.Path).toBeTruthy()
    expect(seen.HOME ?? seen.USERPROFILE).toBeTruthy()
  })

  it('has what Corepack, pnpm, Yarn and Bun are set up by, and no leave to write into package.json', async () => {
    const settings = {
      COREPACK_HOME: '/tmp/corepack',
      PNPM_HOME: '/tmp/pnpm',
      YARN_IGNORE_PATH: '1',
      BUN_INSTALL: '/tmp/bun',
    }
    const seen = await scriptEnvironment([], { ...env, ...settings, COREPACK_ENABLE_AUTO_PIN: '1' })
    expect(seen).toMatchObject({ ...settings, COREPACK_ENABLE_AUTO_PIN: '0', COREPACK_ENABLE_DOWNLOAD_PROMPT: '0' })
  })

  it('has the variables that --pass-env names', async () => {
    const passed = { ...env, MY_BUILD_FLAG: 'on', OTHER_FLAG: 'too' }
    expect(await scriptEnvironment([], passed)).not.toHaveProperty('MY_BUILD_FLAG')
    const seen = await scriptEnvironment(['--pass-env', 'MY_BUILD_FLAG', '--pass-env', 'OTHER_FLAG'], passed)
    expect(seen).toMatchObject({ MY_BUILD_FLAG: 'on', OTHER_FLAG: 'too' })
  })

  it.each([
    'GITHUB_TOKEN',
    'ACTIONS_RUNTIME_TOKEN',
    'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
    'INPUT_TOKEN',
    'GITHUB_OUTPUT',
    'GITHUB_ENV',
  ])('can not be given %s', async (name) => {
    const folder = writePackage(sandbox.folder('package'), { 'package.json': { name: 'x', version: '1.0.0' } })
    const run = await checkJson([folder, '--no-config', '--baseline', 'none', '--pass-env', name], {
      user: makeUser(sandbox),
      env,
    })
    expect({ exit: run.code, code: errorOf(run).code }).toEqual({ exit: 2, code: 'EUSAGE' })
    expect(errorOf(run).message).toContain(name)
  })

  it('is not looked at with --ignore-scripts, which the report says', async () => {
    const folder = writePackage(sandbox.folder('package'), {
      'package.json': {
        name: 'quiet',
        version: '1.0.0',
        files: ['index.js'],
        scripts: { prepack: 'node -e "process.exit(9)"' },
      },
      'index.js': 'export {}\n',
    })
    const run = await checkJson([folder, '--no-config', '--baseline', 'none', '--ignore-scripts'], {
      user: makeUser(sandbox),
    })
    expect(run.code).toBe(0)
    expect(verdictOf(run).packer).toMatchObject({ name: 'npm', ignoreScripts: true })
  })
})
