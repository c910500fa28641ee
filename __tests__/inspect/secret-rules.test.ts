import { describe, expect, it } from '@jest/globals'
import { lintSource } from '@secretlint/core'
import { rules } from '@secretlint/secretlint-rule-preset-recommend'
import type { SecretLintRuleCreator } from '@secretlint/types'
import type { SecretKind } from '../../src/model/secret-kinds.js'
import { presetName, presetUses } from '../../src/inspect/secrets/preset.js'
import { isPlaceholder } from '../../src/inspect/secrets/placeholder.js'
import { ruleRunner, SecretSearch } from '../../src/inspect/secrets/search.js'
import { secretRules } from '../../src/inspect/secrets/rules.js'
import { formats } from './secret-formats.js'
import { samples } from './secret-samples.js'
import { structures } from './secret-structures.js'

const creators = rules as readonly SecretLintRuleCreator[]
const used = creators.filter((creator) => typeof presetUses[presetName(creator)] === 'object')

const close = samples.map(([, text]) => text).join('\n')

const all: readonly (readonly [SecretKind, string])[] = [
  ...samples,
  ...formats.map(({ kind, fake }) => [kind, fake] as const),
  ...structures.map(([kind, , text]) => [kind, text] as const),
]

/** Samples of some kinds: close together, in a string, and so far from each other that no window holds two. */
function corpusOf(kinds: readonly SecretKind[]): readonly string[] {
  const texts = all.filter(([kind]) => kinds.includes(kind)).map(([, text]) => text)
  const far = texts.map((text) => `${'const a = 1;\n'.repeat(1_400)}${text}\n`).join('')
  return [texts.join('\n'), far, JSON.stringify(texts.join('\n'))]
}

describe('the rules of the preset', () => {
  it('are each used, or left out for a reason: one that an update brings is neither, and fails here', () => {
    expect(creators.map(presetName).sort()).toEqual(Object.keys(presetUses).sort())
    expect(creators.map(presetName).filter((name) => typeof presetUses[name] === 'string')).toEqual([
      'gcp',
      'privatekey',
      'filter-comments',
    ])
  })

  it('have no message that is unknown here', () => {
    const unused = new Set(['AWSAccountID', 'AWSAccessKeyID']) // secretlint has them off by default
    for (const creator of used) {
      const use = presetUses[presetName(creator)]
      const known = typeof use === 'object' ? Object.keys(use.kinds) : []
      expect([
        presetName(creator),
        Object.keys(creator.messages)
          .filter((id) => !unused.has(id))
          .sort(),
      ]).toEqual([presetName(creator), [...known].sort()])
    }
  })

  it('find with our context what they find in secretlint itself', async () => {
    const config = { rules: used.map((rule) => ({ id: rule.meta.id, rule })) }
    const { messages } = await lintSource({
      source: { content: close, filePath: 'a.txt', ext: '.txt', contentType: 'text' },
      options: { config, noPhysicFilePath: true },
    })
    const ours = used.flatMap((rule) =>
      ruleRunner(rule)(close).map(({ messageId, start, end }) => `${rule.meta.id} ${messageId} ${start} ${end}`),
    )
    const theirs = messages.map(
      ({ ruleId, messageId, range: [start, end] }) => `${ruleId} ${messageId} ${start} ${end}`,
    )
    // Without a path, rule npm looks for more than by secretlint's command.
    expect(ours.filter((each) => !each.includes('PackageJSON_xOauthToken')).sort()).toEqual(theirs.sort())
    expect(new Set(ours.map((each) => each.split(' ')[0])).size).toBe(used.length)
  })
})

describe('anchors', () => {
  it.each(secretRules.map((rule, index) => [rule.creator.meta.id, index, rule] as const))(
    'of %s (%i) lose nothing that the rule finds in the whole text',
    (_, __, rule) => {
      const search = new SecretSearch([rule])
      const run = ruleRunner(rule.creator)
      let total = 0
      for (const text of corpusOf(Object.values(rule.kinds))) {
        const bytes = Buffer.from(text)
        const here = new Set([...search.find(bytes, 0, bytes.length)].map(({ at }) => at))
        const whole = run(text)
        total += whole.length
        const lost = whole
          .filter(({ start }) => !here.has(start))
          .map(({ messageId, start, end }) => [rule.kinds[messageId] ?? 'jwt', text.slice(start, end)] as const)
        expect(lost.filter(([kind, value]) => !isPlaceholder(kind, value))).toEqual([])
      }
      expect(total).toBeGreaterThan(0)
    },
  )
})
