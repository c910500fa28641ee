import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { vsa } from '../../src/model/verification.js'
import { GitHubServer } from '../helpers/github-server.js'
import { writePackage, type PackageFiles } from '../helpers/packages.js'
import { runAction } from '../helpers/runner.js'
import { useSandbox } from '../helpers/sandbox.js'

/** The built Action, in a workspace where an earlier run has handed over a tarball and its summary. */

const sandbox = useSandbox()
let server: GitHubServer
beforeEach(async () => {
  server = await GitHubServer.start()
})
afterEach(async () => {
  await server.close()
  expect(server.violations).toEqual([])
})

const manifest = { name: 'calm', version: '1.0.0', main: 'index.js', files: ['index.js', 'a.map'] }
const sound: PackageFiles = { 'package.json': manifest, 'index.js': 'export {}\n' }
const leaking = JSON.stringify({ version: 3, sources: ['a.ts'], sourcesContent: ['let a'], names: [], mappings: '' })

it.each<[string, PackageFiles, Readonly<Record<string, string>>, string | undefined]>([
  ['a mistake in the inputs', sound, { packer: 'bogus' }, undefined],
  ['a policy with a mistake', { ...sound, '.github/pack-gate.yml': 'file: x\n' }, {}, undefined],
  ['an event without a file', sound, {}, '/nowhere'],
  ['a release that is blocked', { ...sound, 'a.map': leaking }, {}, undefined],
  ['one that is not enforced', { ...sound, 'a.map': leaking }, { enforce: 'false' }, undefined],
  ['a script that fails', { ...sound, 'package.json': { ...manifest, scripts: { prepack: 'exit 3' } } }, {}, undefined],
])('nothing of it is left after %s', async (_what, files, given, eventPath) => {
  const workspace = writePackage(sandbox.folder('workspace'), files)
  const out = join(workspace, 'out')
  mkdirSync(out)
  for (const name of ['calm-1.0.0.tgz', 'vsa.json', 'other-1.0.0.tgz']) writeFileSync(join(out, name), 'old')
  writeFileSync(
    join(out, 'vsa.json'),
    JSON.stringify({ verifier: { id: vsa.verifierId }, verificationResult: vsa.passed }),
  )
  const wish = { 'pack-destination': 'out', 'vsa-file': 'out/vsa.json', baseline: 'none', policy: 'head' }
  const env = eventPath === undefined ? {} : { GITHUB_EVENT_PATH: eventPath }
  const result = await runAction({ sandbox, server, workspace, env, with: { ...wish, ...given } })
  expect(result.outputs.conclusion).toMatch(/^(failure|error)$/)
  expect(result.outputs.tarball).toBe('')
  expect(readdirSync(out)).toEqual(['other-1.0.0.tgz'])
})
