import type { SecretKind } from '../../../model/secret-kinds.js'
import { secretRule, type SecretRule } from '../secret-rule.js'
import { uuid } from './service.js'

/** A form without a public mark: strict, and only near the name of its provider. */
interface Beside {
  readonly kind: SecretKind
  /** The page on which the provider describes it. */
  readonly docs: string
  /** In small letters; found in capitals, too. */
  readonly names: readonly string[]
  readonly pattern: string
}

export const besideForms: readonly Beside[] = [
  {
    kind: 'ai-key',
    docs: 'https://docs.z.ai/guides/overview/quick-start',
    names: ['zhipu', 'bigmodel', 'zai_api', 'z_ai_api', 'glm_api'],
    pattern: '[0-9a-f]{32}\\.[A-Za-z0-9]{16}',
  },
  {
    kind: 'ai-key',
    docs: 'https://docs.ollama.com/api/authentication',
    names: ['ollama'],
    pattern: '[0-9a-f]{32}\\.[\\w-]{24}',
  },
  {
    kind: 'ai-key',
    docs: 'https://docs.baseten.co/organization/api-keys',
    names: ['baseten'],
    pattern: '[A-Za-z0-9]{8}\\.[A-Za-z0-9]{32}',
  },
  {
    kind: 'ai-key',
    docs: 'https://docs.fal.ai/model-apis/authentication',
    names: ['fal_key', 'fal.ai', 'falai', '@fal-ai', 'fal.config'],
    pattern: `${uuid}:[0-9a-f]{32}`,
  },
  {
    kind: 'service-key',
    docs: 'https://docs.ghost.org/admin-api/#token-authentication',
    names: ['ghost'],
    pattern: '[0-9a-f]{24}:[0-9a-f]{64}',
  },
  {
    kind: 'service-key',
    docs: 'https://ably.com/docs/auth/basic',
    names: ['ably'],
    pattern: '[\\w-]{6}\\.[\\w-]{6}:[\\w-]{43}',
  },
  {
    kind: 'service-key',
    docs: 'https://ngrok.com/docs/agent/#authtokens',
    names: ['ngrok'],
    pattern: '2[A-Za-z0-9]{26}_[A-Za-z0-9]{20,24}',
  },
  {
    kind: 'service-key',
    docs: 'https://www.sanity.io/docs/content-lake/http-auth',
    names: ['sanity'],
    pattern: 'sk[A-Za-z0-9]{80,200}',
  },
  {
    kind: 'wallet-key',
    docs: 'https://developers.stellar.org/docs/learn/fundamentals/stellar-data-structures/accounts',
    names: ['stellar', 'soroban'],
    pattern: 'S[A-Z2-7]{55}',
  },
  {
    kind: 'vault-token',
    docs: 'https://developer.hashicorp.com/vault/docs/concepts/tokens',
    names: ['vault'],
    pattern: 's\\.[A-Za-z0-9]{24}',
  },
]

/** Characters around a name in which a value is looked for. */
const nearby = 120

export const besideRules: readonly SecretRule[] = besideForms.map(({ kind, names, pattern }) =>
  secretRule({
    kind,
    anchors: names.map((text) => ({ text, fold: true })),
    pattern: new RegExp(`(?<![\\w.:/+-])(?:${pattern})(?![\\w.:/+-])`, 'g'),
    before: 2 * nearby,
    after: 2 * nearby,
  }),
)
