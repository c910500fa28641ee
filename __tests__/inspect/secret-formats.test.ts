import { describe, expect, it } from '@jest/globals'
import { formats as known } from '../../src/inspect/secrets/rules.js'
import { factsOf } from './contents.js'
import { formats } from './secret-formats.js'

const kinds = async (text: string): Promise<readonly string[]> =>
  ((await factsOf('dist/a.js', `const a = { token: "${text}" };\n`)).secrets ?? []).map(({ kind }) => kind)

describe('a form of a provider', () => {
  it.each(formats.map(({ kind, fake }, index) => [kind, fake.slice(0, 10), index, fake] as const))(
    '%s (%s…, %i) is found',
    async (kind, _, __, fake) => {
      expect(await kinds(fake)).toEqual([kind])
    },
  )

  it.each(formats.map(({ kind, near }, index) => [kind, near.slice(0, 10), index, near] as const))(
    '%s (%s…, %i) has a near miss that is none',
    async (_, __, ___, near) => {
      expect(await kinds(near)).toEqual([])
    },
  )

  it('is found behind a sign in percents and behind an escape, and not within a word', async () => {
    const { fake } = formats.find(({ kind }) => kind === 'replicate-token')!
    expect(await kinds(`https://acme.io/?next=%2Fa%3Ftoken%3D${fake}`)).toEqual(['replicate-token'])
    expect(await kinds(`a\\n${fake}`)).toEqual(['replicate-token'])
    expect(await kinds(`a${fake}`)).toEqual([])
  })

  it("of GitLab's is found behind the prefix of an instance", async () => {
    const { fake } = formats.find(({ fake: each }) => each.startsWith('glft-'))!
    expect(await kinds(`acme-${fake}`)).toEqual(['gitlab-token'])
    expect(await kinds(`acme${fake}`)).toEqual([])
  })

  it('comes with the page on which its provider describes it', () => {
    const bare = known.filter(({ docs }) => docs === undefined || !/^https:\/\/[\w.-]+\/\S*$/.test(docs))
    // No page of theirs says what their tokens look like.
    expect(bare.map(({ kind }) => kind).toSorted()).toEqual(['aiven-password', 'deno-token'])
  })

  it('is one of more than 210 that are tried, each with a near miss', () => {
    expect(new Set(formats.map(({ fake }) => fake)).size).toBeGreaterThan(210)
    expect(formats.filter(({ fake, near }) => near === fake)).toEqual([])
  })
})
