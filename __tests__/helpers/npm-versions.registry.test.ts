import { describe, expect, it } from '@jest/globals'
import { makeUser, npm } from './cli.js'
import { installNpms, isAvailable, itWithNpm } from './npm-versions.js'
import { useSandbox } from './sandbox.js'

const npms = await installNpms()

describe('npm by exact version', () => {
  const sandbox = useSandbox()

  for (const install of npms) {
    itWithNpm(install)(`runs npm ${install.version} from PATH`, async () => {
      if (!isAvailable(install)) throw new Error(install.unavailable)
      const user = makeUser(sandbox, { npm: install })
      const version = await npm(['--version'], { user })
      expect(version).toMatchObject({ code: 0, stdout: `${install.version}\n` })
    })
  }

  it('hides the configuration of the host from npm', async () => {
    const user = makeUser(sandbox, { npm: 'host' })
    const { stdout } = await npm(['config', 'get', 'registry', 'cache', 'userconfig'], { user, cwd: sandbox.folder() })
    expect(stdout).toContain('registry=http://127.0.0.1:9/')
    expect(stdout).toContain(`userconfig=${user.home}`)
    expect(stdout).toContain(`cache=${user.home}`)
  })
})
