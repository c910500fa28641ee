import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { GateError } from '../../src/model/errors.js'
import type { GateRequest } from '../../src/gate/gate-request.js'
import { policyReader, readAllPolicies, readPolicies } from '../../src/gate/policies.js'
import '../../src/policy/read.js'
import '../../src/rules/index.js'
import { tool } from '../../src/model/tool.js'
import { writePackage } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()

describe('the policies of a run over several packages', () => {
  it('are those from before any script of a package ran', async () => {
    const root = writePackage(sandbox.folder('repository'), {
      'a/package.json': { name: 'a', version: '1.0.0' },
      'b/package.json': { name: 'b', version: '1.0.0' },
      'b/pack-gate.yml': 'files: [package.json]\n',
      'c/pack-gate.yml': 'nonsense: true\n',
    })
    const context = { env: {}, now: () => new Date(0), tool }
    const request: GateRequest = {
      target: '.',
      cwd: root,
      root,
      config: null,
      baseline: 'none',
      packer: 'auto',
      ignoreScripts: false,
      passEnv: [],
    }
    const folders = ['a', 'b', 'c'].map((name) => join(root, name))
    const policies = await readAllPolicies(request, folders, context)
    // What a script that runs while another package is packed could do: loosen one, add one, mend one.
    writePackage(root, {
      'a/pack-gate.yml': 'rules: { secret: off }\n',
      'b/pack-gate.yml': 'files: ["**"]\n',
      'c/pack-gate.yml': '',
    })
    const shared = { readPolicy: policyReader(root, context), versions: new Map(), policies } as unknown as NonNullable<
      GateRequest['shared']
    >
    const later = async (name: string): Promise<string> =>
      readPolicies({ ...request, shared }, { path: join(root, name), isFolder: true }, context).then(
        ({ policy }) => JSON.stringify([policy.path, policy.files?.map(({ pattern }) => pattern)]),
        (error: unknown) => `a mistake: ${error instanceof GateError ? error.code : String(error)}`,
      )
    expect(await Promise.all(['a', 'b', 'c'].map(later))).toEqual([
      '[null,null]',
      '["b/pack-gate.yml",["package.json"]]',
      expect.stringContaining('ECONFIG') as unknown as string,
    ])
  })
})
