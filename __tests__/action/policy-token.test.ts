import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { policiesFor } from '../../src/action/start.js'

describe('the input policy-token', () => {
  const seen: string[] = []
  let server: Server
  beforeAll(async () => {
    server = createServer((request, response) => {
      seen.push(`${String(request.url).split('/contents/')[0] ?? ''} ${String(request.headers.authorization)}`)
      const content = Buffer.from('files: ["**"]\n').toString('base64')
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ type: 'file', encoding: 'base64', content }))
    })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  })
  afterAll(() => {
    server.close()
  })

  it('reads policies of other repositories; the own repository is read with the token of the job', async () => {
    const [job, organisation] = ['job', 'organisation']
    const env = {
      GITHUB_API_URL: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
      GITHUB_REPOSITORY: 'acme/App',
    }
    const read = policiesFor({ token: job, policyToken: organisation }, env)
    const without = policiesFor({ token: job, policyToken: '' }, env)
    for (const reader of [read, without])
      for (const repo of ['policies', 'app'])
        await reader({ owner: 'acme', repo, path: 'npm.yml', ref: 'c'.repeat(40) })
    expect(seen).toEqual([
      '/repos/acme/policies token organisation',
      '/repos/acme/app token job',
      '/repos/acme/policies token job',
      '/repos/acme/app token job',
    ])
  })
})
