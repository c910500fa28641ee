import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { z } from 'zod'
import { parse } from 'yaml'

/** By hand, from the types of @octokit/openapi-types (repos/create-repo-ruleset): the parts that our ruleset uses. */
const ruleset = z.strictObject({
  name: z.string().min(1),
  target: z.enum(['branch', 'tag', 'push']),
  enforcement: z.enum(['disabled', 'active', 'evaluate']),
  conditions: z.strictObject({
    ref_name: z.strictObject({ include: z.array(z.string()), exclude: z.array(z.string()) }),
  }),
  rules: z.array(
    z.strictObject({
      type: z.literal('required_status_checks'),
      parameters: z.strictObject({
        strict_required_status_checks_policy: z.boolean(),
        do_not_enforce_on_create: z.boolean().optional(),
        required_status_checks: z
          .array(z.strictObject({ context: z.string(), integration_id: z.int().optional() }))
          .min(1),
      }),
    }),
  ),
  bypass_actors: z.array(z.unknown()),
})

const page = readFileSync('docs/pull-requests.md', 'utf8')
const file = 'docs/rulesets/require-pack-gate.json'
const shown = ruleset.parse(JSON.parse(readFileSync(file, 'utf8')))

describe('the ruleset that we show', () => {
  it('requires the status by its default name, from GitHub Actions only', () => {
    const action = parse(readFileSync('action.yml', 'utf8')) as { inputs: Record<string, { default?: string }> }
    const required = shown.rules.flatMap(({ parameters }) => parameters.required_status_checks)
    expect(required).toEqual([{ context: action.inputs['status-context']?.default, integration_id: 15368 }])
    expect(shown).toMatchObject({ enforcement: 'active', conditions: { ref_name: { include: ['~DEFAULT_BRANCH'] } } })
    expect(page).toContain('`15368`')
  })

  it('is the file that the command on the page sends', () => {
    const [, input = ''] =
      /^gh api --method POST 'repos\/\{owner\}\/\{repo\}\/rulesets' --input (\S+)$/m.exec(page) ?? []
    expect(input).toBe(file)
    expect(existsSync(input)).toBe(true)
  })

  it('is for workflows that run in the merge queue', () => {
    for (const name of ['pull-request', 'monorepo']) {
      const { on } = parse(readFileSync(`docs/workflows/${name}.yml`, 'utf8')) as { on: object | string[] }
      expect(Array.isArray(on) ? on : Object.keys(on)).toEqual(expect.arrayContaining(['pull_request', 'merge_group']))
    }
  })
})
