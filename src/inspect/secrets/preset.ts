import { rules } from '@secretlint/secretlint-rule-preset-recommend'
import type { SecretLintRuleCreator } from '@secretlint/types'
import type { SecretKind } from '../../model/secret-kinds.js'
import type { Anchor } from './anchors.js'
import type { SecretRule } from './secret-rule.js'
import { tokenAnchor } from './token-anchor.js'
import { urlAnchors } from './url-password.js'

/** How a rule of the preset is run on parts of a text: its anchors, its reach, and the kinds of its messages. */
type Use = Omit<SecretRule, 'creator' | 'anchors'> & { readonly anchors: readonly (string | Anchor)[] }

function token(kind: SecretKind, messageIds: readonly string[], marks: readonly string[], after = 512): Use {
  return {
    anchors: marks.map(tokenAnchor),
    before: 16,
    after,
    kinds: Object.fromEntries(messageIds.map((id) => [id, kind])),
  }
}

/**
 * `Why not` for rules that are left out, else how they are used. Every rule of the preset stands here: a test sees to
 * it.
 */
export const presetUses: Readonly<Record<string, Use | string>> = {
  aws: {
    anchors: [
      { text: 'secretaccess', fold: true },
      { text: 'secret_access', fold: true },
    ],
    before: 64,
    after: 512,
    kinds: { AWSSecretAccessKey: 'aws-secret-key' },
  },
  gcp: 'reads the file again, by its name; a service account holds a private key, which is found by itself',
  privatekey: 'looks through ten thousand characters behind each marker, and knows fewer forms than our own',
  npm: {
    anchors: ['npm_', ':x-oauth-basic@'],
    before: 300,
    after: 128,
    kinds: { PackageJSON_xOauthToken: 'github-token', Npmrc_authToken: 'npm-token', NPM_ACCESS_TOKEN: 'npm-token' },
  },
  basicauth: { anchors: urlAnchors, before: 16, after: 1100, kinds: { BasicAuth: 'url-password' } },
  'database-connection-string': {
    anchors: urlAnchors,
    before: 32,
    after: 1100,
    kinds: { MongoDBConnection: 'database-url', MySQLConnection: 'database-url', PostgreSQLConnection: 'database-url' },
  },
  slack: {
    anchors: ['xoxb-', 'xoxp-', 'xapp-', 'xoxa-', 'xoxo-', 'xoxr-', { text: 'hooks.slack.com/services/', fold: true }],
    before: 16,
    after: 512,
    kinds: { SLACK_TOKEN: 'slack-token', IncomingWebhook: 'slack-webhook' },
  },
  sendgrid: token('sendgrid-key', ['SENDGRID_KEY'], ['SG.']),
  shopify: token('shopify-key', ['SHOPIFY_KEY'], ['shppa_', 'shpca_', 'shpat_', 'shpss_']),
  stripe: {
    anchors: ['sk_live_', 'sk_test_', 'rk_live_', 'rk_test_'],
    before: 16,
    after: 256,
    kinds: {
      STRIPE_SECRET_KEY_LIVE: 'stripe-key',
      STRIPE_RESTRICTED_KEY_LIVE: 'stripe-key',
      STRIPE_SECRET_KEY_TEST: 'stripe-test-key',
      STRIPE_RESTRICTED_KEY_TEST: 'stripe-test-key',
    },
  },
  github: token('github-token', ['GITHUB_TOKEN'], ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_'], 12_288),
  gitlab: token('gitlab-token', ['GITLAB_PERSONAL_ACCESS_TOKEN'], ['glpat-']),
  grafana: token(
    'grafana-token',
    ['GRAFANA_CLOUD_API_TOKEN', 'GRAFANA_SERVICE_ACCOUNT_TOKEN'],
    ['glc_', 'glsa_'],
    2048,
  ),
  openai: { anchors: ['T3BlbkFJ'], before: 128, after: 128, kinds: { OPENAI_TOKEN: 'openai-key' } },
  anthropic: token('anthropic-key', ['ANTHROPIC_API_KEY'], ['sk-ant-api0']),
  groq: token('groq-key', ['GROQ_API_KEY'], ['gsk_']),
  huggingface: token('huggingface-token', ['HUGGINGFACE_USER_ACCESS_TOKEN'], ['hf_']),
  linear: token('linear-key', ['LINEAR_API_TOKEN'], ['lin_api_']),
  notion: token('notion-token', ['NOTION_INTEGRATION_TOKEN'], ['ntn_']),
  '1password': token('1password-token', ['OPS_TOKEN'], ['ops_ey'], 1536),
  'hashicorp-vault': token(
    'vault-token',
    ['HASHICORP_VAULT_SERVICE_TOKEN', 'HASHICORP_VAULT_BATCH_TOKEN', 'HASHICORP_VAULT_RECOVERY_TOKEN'],
    ['hvs.', 'hvb.', 'hvr.'],
  ),
  vercel: token(
    'vercel-token',
    [
      'VERCEL_PERSONAL_ACCESS_TOKEN',
      'VERCEL_INTEGRATION_TOKEN',
      'VERCEL_APP_ACCESS_TOKEN',
      'VERCEL_APP_REFRESH_TOKEN',
      'VERCEL_AI_GATEWAY_API_KEY',
    ],
    ['vcp_', 'vci_', 'vca_', 'vcr_', 'vck_'],
  ),
  databricks: token('databricks-token', ['DATABRICKS_PERSONAL_ACCESS_TOKEN'], ['dapi']),
  docker: token('docker-token', ['DOCKER_PERSONAL_ACCESS_TOKEN'], ['dckr_pat_']),
  figma: token('figma-token', ['FIGMA_PERSONAL_ACCESS_TOKEN'], ['figd_']),
  cloudflare: token(
    'cloudflare-token',
    ['CLOUDFLARE_GLOBAL_API_KEY', 'CLOUDFLARE_USER_API_TOKEN', 'CLOUDFLARE_ACCOUNT_API_TOKEN'],
    ['cfk_', 'cfut_', 'cfat_'],
  ),
  tailscale: token(
    'tailscale-key',
    [
      'TAILSCALE_API_KEY',
      'TAILSCALE_AUTH_KEY',
      'TAILSCALE_CLIENT_KEY',
      'TAILSCALE_SCIM_KEY',
      'TAILSCALE_WEBHOOK_KEY',
      'TAILSCALE_KEY',
    ],
    ['tskey-'],
  ),
  'filter-comments': 'lets a file silence the gate with `secretlint-disable`',
}

export function presetName({ meta }: SecretLintRuleCreator): string {
  return meta.id.replace('@secretlint/secretlint-rule-', '')
}

/** The rules of secretlint's recommended preset that are used. */
export const presetRules: readonly SecretRule[] = (rules as readonly SecretLintRuleCreator[]).flatMap((creator) => {
  const use = presetUses[presetName(creator)]
  if (use === undefined || typeof use === 'string') return []
  return [
    { ...use, creator, anchors: use.anchors.map((anchor) => (typeof anchor === 'string' ? { text: anchor } : anchor)) },
  ]
})
