import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { itWith } from '../helpers/npm-versions.js'
import { GitHubServer } from '../helpers/github-server.js'
import { startProxy, startSecureFront } from '../helpers/network.js'
import type { Proxy, SecureFront } from '../helpers/network.js'
import { writePackage } from '../helpers/packages.js'
import type { ActionResult } from '../helpers/runner.js'
import { runBuiltAction } from '../helpers/runner.js'
import { useSandbox } from '../helpers/sandbox.js'

/** The built Action behind a company's proxy and certificates, on a GitHub Enterprise Server that only they lead to. */

const sandbox = useSandbox()
const onPosix = itWith(process.platform !== 'win32', 'Windows can not connect to 0.0.0.0')
const host = 'ghes.pack-gate.test'
let server: GitHubServer
let front: SecureFront
let proxy: Proxy

beforeEach(async () => {
  server = await GitHubServer.start()
  front = await startSecureFront(sandbox.folder('certificates'), host, new URL(server.url).origin)
  proxy = await startProxy(front.port)
})

afterEach(async () => {
  await proxy.close()
  await front.close()
  await server.close()
  expect(server.violations).toEqual([])
})

async function act(
  env: Readonly<Record<string, string>>,
  over: Readonly<Record<string, string>> = {},
): Promise<ActionResult> {
  const workspace = writePackage(sandbox.folder('repository'), {
    'package.json': { name: 'left-pad', version: '1.3.1' },
    'index.js': 'x\n',
  })
  const apiUrl = `https://${host}/api/v3`
  return runBuiltAction({
    sandbox,
    server,
    workspace,
    with: { baseline: 'none', ...over },
    env: { GITHUB_API_URL: apiUrl, ...env },
  })
}

const states = (): string[] => server.statuses.map(({ state }) => state)

describe('GitHub behind a proxy', () => {
  it.each(['HTTPS_PROXY', 'https_proxy'])(
    'is reached through %s, with the authority of NODE_EXTRA_CA_CERTS',
    async (name) => {
      const { exitCode, stdout } = await act({ [name]: proxy.url, NODE_EXTRA_CA_CERTS: front.ca })
      expect(stdout).not.toContain('could not be posted')
      expect(exitCode).toBe(0)
      expect(states()).toEqual(['pending', 'success'])
      expect(server.checkRuns).toHaveLength(1)
      expect(new Set(proxy.tunnels)).toEqual(new Set([`${host}:443`]))
    },
  )

  it('is not trusted with a certificate of nobody known: said once and at once, and the job decides', async () => {
    const { stdout, exitCode } = await act({ HTTPS_PROXY: proxy.url })
    expect(stdout).toMatch(/The commit status could not be posted: the certificate .*self.signed/i)
    expect(exitCode).toBe(0)
    expect(server.seen).toEqual([])
    expect(proxy.tunnels).toHaveLength(2)
  })

  it('is an error with the remedy where it is insisted on', async () => {
    const { commands, exitCode } = await act({ HTTPS_PROXY: proxy.url }, { 'check-run': 'true', status: 'false' })
    expect(exitCode).toBe(2)
    expect(commands.map(({ message }) => message).join()).toContain('NODE_EXTRA_CA_CERTS')
  })

  // To a proxy's rules this is an address like any other, while 127.0.0.1 never goes through one.
  const here = (): string => server.url.replace('127.0.0.1', '0.0.0.0')

  onPosix('is asked directly where NO_PROXY names it, and else not', async () => {
    const direct = await startProxy(Number(new URL(server.url).port))
    expect((await act({ GITHUB_API_URL: here(), http_proxy: direct.url, no_proxy: '0.0.0.0' })).exitCode).toBe(0)
    expect([states(), direct.tunnels]).toEqual([['pending', 'success'], []])
    expect((await act({ GITHUB_API_URL: here(), http_proxy: direct.url })).exitCode).toBe(0)
    expect(states()).toHaveLength(4)
    expect(direct.tunnels.length).toBeGreaterThan(0)
    await direct.close()
  })
})
