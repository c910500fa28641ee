import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect } from '@jest/globals'
import { checkJson, makeUser, runAs, verdictOf } from '../helpers/cli.js'
import { installPacker, itWithPacker, type PackerLabel } from '../helpers/packer-versions.js'
import { useSandbox } from '../helpers/sandbox.js'
import { makeWorkspace } from '../helpers/workspace.js'

const sandbox = useSandbox()
const labels: readonly PackerLabel[] = ['yarn 1', 'yarn 4']
const packers = await Promise.all(labels.map(async (label) => installPacker(label)))

/** The token as actions/setup-node and the documentation of Yarn have it written. */
const lines = {
  '.npmrc': '//registry.npmjs.org/:_authToken=${NODE_AUTH_TOKEN}\n',
  '.yarnrc.yml': 'npmAuthToken: "${NPM_TOKEN}"\n',
} as const

describe.each(packers.map((packer) => [packer.label, packer] as const))('with %s', (label, packer) => {
  itWithPacker(packer)('a token in its configuration is withheld, and packing does without it', async () => {
    const user = makeUser(sandbox, { bins: [packer.bin] })
    const folder = await makeWorkspace(sandbox, packer, user)
    const file = label === 'yarn 1' ? '.npmrc' : '.yarnrc.yml'
    appendFileSync(join(folder, file), lines[file])
    const probe = 'require("fs").writeFileSync("seen.txt", JSON.stringify(process.env))'
    const manifest = { name: '@acme/b', version: '2.3.4', scripts: { prepack: `node -e '${probe}'` } }
    writeFileSync(join(folder, 'packages/b/package.json'), JSON.stringify(manifest))
    const cwd = join(folder, 'packages/b')
    // Without the variable Yarn itself fails: that is what the empty value is for.
    const bare = await runAs('yarn', ['pack', '--json'], { user, cwd })
    expect([bare.code === 0, /NODE_AUTH_TOKEN|NPM_TOKEN/.test(bare.stdout + bare.stderr)]).toEqual([false, true])
    const secret = ['npm_', 'x'.repeat(36)].join('')
    const run = await checkJson([cwd, '--baseline', 'none', '--no-config', '--packer', 'yarn'], {
      user,
      env: { NODE_AUTH_TOKEN: secret, NPM_TOKEN: secret },
    })
    const { packer: packed, files } = verdictOf(run)
    expect([packed?.version, files.map(({ path }) => path)]).toEqual([
      packer.version,
      expect.arrayContaining(['package.json', 'seen.txt']),
    ])
    expect(run.stdout + run.stderr).not.toContain(secret)
  })
})
