import { describe, expect, it } from '@jest/globals'
import type { PackerDoubts } from '../../../src/model/packer.js'
import { packerAmbiguous } from '../../../src/rules/policy/packer-ambiguous.js'
import { evaluate } from '../../../src/verdict/evaluate.js'
import { release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const workflow = { packer: 'npm', path: '.github/workflows/release.yml', line: 12, says: 'runs `npm publish`' }
const doubts: PackerDoubts = { packer: 'yarn', chosenBy: 'yarn.lock', against: [workflow], brought: [], isNew: null }
const run = (packerDoubts: PackerDoubts | null): ReturnType<typeof problems> =>
  problems(packerAmbiguous, { ...subject(release([])), packerDoubts })
const level = (packerDoubts: PackerDoubts): string[] =>
  evaluate(packerAmbiguous, { ...subject(release([])), packerDoubts }).map((hit) => `${hit.level} ${hit.state}`)

describe('packer-ambiguous', () => {
  it('fires where the release is published with another one, and prints the line to write', () => {
    const [problem] = run(doubts)
    expect(problem).toMatchObject({
      message: 'yarn packed because of yarn.lock, but .github/workflows/release.yml runs `npm publish`',
      path: workflow.path,
      cause: { kind: 'policy', at: { path: workflow.path, line: 12 } },
    })
    expect(problem?.help).toContain('into .github/pack-gate.yml: `packer: npm` or `packer: yarn`.')
    expect(level(doubts)).toEqual(['warning new'])
  })

  it('is an error on a pull request that brings the contradiction, and a note on one that has it from its base', () => {
    expect(level({ ...doubts, isNew: true })).toEqual(['error new'])
    expect(run({ ...doubts, isNew: true })[0]?.help).toContain('in the base branch first')
    expect(level({ ...doubts, isNew: false })).toEqual(['note unchanged'])
    expect(run({ ...doubts, isNew: true, unreadable: 'no such commit' })[0]?.help).toContain('(no such commit)')
  })

  it('is an error where a pull request brings the program that packs', () => {
    const brought = { packer: 'yarn', path: '.yarnrc.yml', says: 'has fake.cjs run as yarn' }
    const own = { ...doubts, against: [], brought: [brought], isNew: false }
    expect(level(own)).toEqual(['error new'])
    expect(run(own)[0]?.message).toContain('.yarnrc.yml has fake.cjs run as yarn')
  })

  it('is silent where nothing is unclear', () => {
    expect(run(null)).toEqual([])
    expect(problems(packerAmbiguous, subject(release([])))).toEqual([])
  })
})
