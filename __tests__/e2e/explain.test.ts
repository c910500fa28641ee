import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { rules } from '../../src/rules/index.js'
import { makeUser, packGate } from '../helpers/cli.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
const run = (...args: string[]): ReturnType<typeof packGate> => packGate(args, { user: makeUser(sandbox) })

describe('the rules in the terminal', () => {
  it('are listed, each with its levels and what it fires on', async () => {
    const { code, stdout } = await run('rules')
    expect(code).toBe(0)
    for (const { id, summary } of rules) expect(stdout).toMatch(new RegExp(`^${id} .*${summary.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`, 'm'))
  })

  it.each(rules.map(({ id }) => id))('%s is explained by its page', async (id) => {
    const { code, stdout } = await run('explain', id)
    expect(code).toBe(0)
    expect(stdout).toBe(readFileSync(`docs/rules/${id}.md`, 'utf8'))
  })

  it('that do not exist are told, with the one that was meant', async () => {
    const { code, stdout, stderr } = await run('explain', 'source-maps')
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('source-map')
  })
})
