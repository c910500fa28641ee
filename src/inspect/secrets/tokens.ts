import type { SecretKind } from '../../model/secret-kinds.js'
import { secretRule, type SecretRule } from './secret-rule.js'
import { tokenAnchor } from './token-anchor.js'

/**
 * Tokens with a mark of their own in front, as `mark` and the pattern of what follows it. Sources: the services' own
 * pages, GitHub's list of supported secret scanning patterns, and the rules of gitleaks.
 */
const marked: readonly (readonly [SecretKind, string, string])[] = [
  // AI providers
  ['anthropic-key', 'sk-ant-', '(?:admin|oat|sid)\\d\\d-[\\w-]{80,140}'],
  ['openai-key', 'sk-proj-', '(?=[\\w-]*\\d)[\\w-]{80,200}'],
  ['huggingface-token', 'hf_', '(?=[a-zA-Z]*\\d)[a-zA-Z0-9]{34,40}'],
  ['huggingface-token', 'api_org_', '[a-zA-Z]{34}'],
  ['xai-key', 'xai-', '[A-Za-z0-9]{70,90}'],
  ['perplexity-key', 'pplx-', '[A-Za-z0-9]{40,56}'],
  ['replicate-token', 'r8_', '[A-Za-z0-9]{37}'],
  ['openrouter-key', 'sk-or-v1-', '[0-9a-f]{64}'],
  ['ai-key', 'csk-', '[a-z0-9]{48}'], // Cerebras
  ['ai-key', 'nvapi-', '[\\w-]{60,70}'], // NVIDIA
  ['ai-key', 'lsv2_', '(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}'], // LangSmith
  ['ai-key', 'tvly-', '(?=[\\w-]*\\d)(?:dev-|prod-)?[A-Za-z0-9]{32}'], // Tavily
  ['ai-key', 'pcsk_', '[A-Za-z0-9]{5,8}_[A-Za-z0-9]{50,70}'], // Pinecone
  ['ai-key', 'tgp_v1_', '[\\w-]{43}'], // Together
  ['ai-key', 'sk-', '(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\\d)[0-9a-f]{32}'], // DeepSeek and others
  // Code hosts and registries
  ['gitlab-token', 'glrt-', '[\\w-]{20,128}'],
  ['gitlab-token', 'gldt-', '[\\w-]{20,128}'],
  ['gitlab-token', 'glcbt-', '[\\w-]{20,128}'],
  ['gitlab-token', 'glptt-', '[0-9a-f]{40}'],
  ['pypi-token', 'pypi-AgE', '[\\w-]{50,1000}'],
  ['rubygems-key', 'rubygems_', '[0-9a-f]{48}'],
  // Clouds and hosting
  ['digitalocean-token', 'dop_v1_', '[0-9a-f]{64}'],
  ['digitalocean-token', 'doo_v1_', '[0-9a-f]{64}'],
  ['digitalocean-token', 'dor_v1_', '[0-9a-f]{64}'],
  ['heroku-key', 'HRKU-', '[\\w-]{36,70}'],
  ['netlify-token', 'nfp_', '[A-Za-z0-9]{36}'],
  ['supabase-token', 'sbp_', '[0-9a-f]{40}'],
  ['supabase-token', 'sb_secret_', '[\\w-]{22,60}'],
  ['planetscale-token', 'pscale_', '(?:tkn|oauth|pw)_[\\w.-]{32,64}'],
  ['doppler-token', 'dp.', '(?:pt|st|sa|ct|scim|audit)\\.(?:[a-z0-9_-]{2,35}\\.)?[A-Za-z0-9]{40,44}'],
  ['age-key', 'AGE-SECRET-KEY-1', '[0-9A-Z]{58}'],
  // Services
  ['telegram-token', ':AA', '[\\w-]{33}'],
  ['stripe-webhook-secret', 'whsec_', '[A-Za-z0-9]{32}'],
  ['square-token', 'sq0csp-', '[\\w-]{43}'],
  ['mailgun-key', 'key-', '(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\\d)[0-9a-f]{32}'],
  ['atlassian-token', 'ATATT3', '[\\w=-]{180,200}'],
  ['postman-key', 'PMAK-', '[0-9a-f]{24}-[0-9a-f]{34}'],
  ['mapbox-token', 'sk.eyJ', '[\\w-]{40,200}\\.[\\w-]{20,40}'],
  ['sentry-token', 'sntrys_', 'eyJ[\\w+/=]{40,400}_[\\w+/=-]{40,50}'],
  ['sentry-token', 'sntryu_', '[0-9a-f]{64}'],
  ['new-relic-key', 'NRAK-', '[A-Z0-9]{27}'],
]

function escape(text: string): string {
  return text.replace(/[.\-]/g, '\\$&')
}

/** What comes before the mark of a token that doesn't begin with it. */
const lead: Partial<Record<SecretKind, string>> = { 'telegram-token': '\\d{8,10}' }

export const tokenRules: readonly SecretRule[] = [
  ...marked.map(([kind, mark, rest]) =>
    secretRule({
      kind,
      anchors: [tokenAnchor(mark)],
      pattern: new RegExp(`(?<![\\w.-])${lead[kind] ?? ''}${escape(mark)}${rest}(?![\\w-])`, 'g'),
      before: 16,
      after: 1280,
    }),
  ),
  secretRule({
    kind: 'discord-webhook',
    anchors: ['/api/webhooks/'],
    pattern: /https:\/\/(?:\w+\.)?discord(?:app)?\.com\/api\/webhooks\/\d{17,20}\/[\w-]{60,80}/g,
    before: 64,
  }),
]
