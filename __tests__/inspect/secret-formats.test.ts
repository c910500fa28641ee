import { describe, expect, it } from '@jest/globals'
import { besideForms } from '../../src/inspect/secrets/formats/beside.js'
import { formats as known } from '../../src/inspect/secrets/rules.js'
import { factsOf } from './contents.js'
import { formats } from './secret-formats.js'
import { letters, word } from './secret-samples.js'

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

  it('is found with its signs in percents, as in a URL', async () => {
    const fake = formats.find(({ fake: each }) => each.startsWith('SWMKEY-'))!.fake.replace(/.$/, '+Z')
    expect(await kinds(`https://acme.io/?next=${encodeURIComponent(fake)}`)).toEqual(['service-key'])
  })

  it('is found in a URL where its mark is in percents', async () => {
    for (const { kind, fake } of formats.filter(({ fake: each }) =>
      /^(1\/\/0|AAAA.*:APA91b|access_token\$|SSWS )/.test(each),
    ))
      expect([kind, await kinds(`https://acme.io/?token=${encodeURIComponent(fake)}`)]).toEqual([kind, [kind]])
  })

  it('is no word, however long; one that a generator writes is', async () => {
    expect(await kinds(`sk-thepasswordofyouraccountisaverylongsentenceagain`)).toEqual([])
    expect(await kinds(`sk-${letters(48).toLowerCase()}`)).toEqual(['ai-key'])
  })

  it('is a mark by itself, where a public one has another', async () => {
    const body = word(40)
    expect(await kinds(`acme_live_${body}`)).toEqual(['marked-key'])
    expect(await kinds(`acme_pk_live_${body}`)).toEqual([])
    expect(await kinds(`acme_live_${body.slice(0, 28)}`)).toEqual([])
    expect(await kinds(`acme_live_theKeyOfTheFirstPageInTheWholeBook2`)).toEqual([])
  })

  it("of GitLab's is found behind the prefix of an instance", async () => {
    const { fake } = formats.find(({ fake: each }) => each.startsWith('glft-'))!
    expect(await kinds(`acme-${fake}`)).toEqual(['gitlab-token'])
    expect(await kinds(`acme${fake}`)).toEqual([])
  })

  it('comes with the page on which its provider describes it', () => {
    const all = [...known, ...besideForms]
    expect(all.filter(({ docs }) => !/^https:\/\/[\w.-]+\/\S*$/.test(docs))).toEqual([])
  })

  it('is one of more than 400 that are tried, each with a near miss', () => {
    expect(new Set(formats.map(({ fake }) => fake)).size).toBeGreaterThan(400)
    expect(formats.filter(({ fake, near }) => near === fake)).toEqual([])
  })
})
