import type { Format } from './format.js'
import { ai, alphanumeric, service, thorough, uuid } from './service.js'

/** Providers whose keys got a mark in the last years, and further marks of providers that have a kind. */
export const recentFormats: readonly Format[] = [
  {
    kind: 'supabase-token',
    docs: 'https://supabase.com/docs/guides/integrations/build-a-supabase-oauth-integration',
    forms: [['sbp_oauth_', '[0-9a-f]{40}']],
  },
  {
    kind: 'huggingface-token',
    docs: 'https://huggingface.co/docs/hub/oauth',
    forms: [['hf_oauth_eyJ', '[\\w-]{10,400}\\.eyJ[\\w-]{20,2000}\\.[\\w-]{40,600}']],
  },
  {
    kind: 'posthog-key',
    docs: 'https://posthog.com/docs/api/oauth',
    forms: [[['pha_', 'phr_'], thorough('36,50')]],
  },
  {
    kind: 'atlassian-token',
    docs: 'https://support.atlassian.com/user-management/docs/manage-api-tokens-for-service-accounts/',
    forms: [['ATSTT3', '[\\w=-]{100,260}']],
  },
  {
    kind: 'digitalocean-token',
    docs: 'https://docs.digitalocean.com/products/gradient-ai-platform/how-to/use-serverless-inference/',
    forms: [['sk-do-', thorough('48,80')]],
  },
  ai('https://docs.firecrawl.dev/oauth', ['fco_', 'fcr_'], thorough('32,128')),
  ai('https://context7.com/docs/howto/api-keys', 'ctx7sk-', uuid),
  ai('https://docs.browser-use.com/cloud/quickstart', 'bu_', thorough('43')),
  ai('https://docs.hyperbrowser.ai/quickstart', 'hb_', '(?=[0-9]*[a-f])(?=[a-f]*\\d)[0-9a-f]{28}'),
  ai('https://help.getzep.com/projects', 'z_1dWlkIjoi', '[\\w-]{30,90}\\.[\\w-]{60,120}'),
  ai('https://docs.arcade.dev/en/get-started/setup/api-keys', 'arc_', thorough('48,64')),
  ai('https://docs.composio.dev/docs/authenticating-users', 'ak_', thorough('20')),
  ai('https://v0.app/docs/api/platform/overview', 'v1:', '(?:team_)?[A-Za-z0-9]{24}:(?=[A-Za-z]*\\d)[A-Za-z0-9]{24}'),
  ai('https://docs.openpipe.ai/getting-started/openpipe-sdk', 'opk_', '[0-9a-f]{40,44}'),
  ai('https://docs.vectara.com/docs/security/api-keys', ['zut_', 'zwt_', 'zqt_'], thorough('36,40')),
  ai('https://docs.twelvelabs.io/docs/get-started/quickstart', 'tlk_', '(?=[A-Z]*\\d)(?=\\d*[A-Z])[0-9A-Z]{26,40}'),
  ai('https://docs.heygen.com/docs/quick-start', 'sk_V2_', '[a-z]{3}_[\\w-]{40,60}'),
  ai('https://glhf.chat/users/settings/api', 'glhf_', '[0-9a-f]{32}'),
  ai('https://docs.warp.dev/reference/cli/api-keys', 'wk-1.', '[0-9a-f]{64}'),
  ai('https://modal.com/docs/guide/webhook-proxy-auth', ['wk-', 'ws-'], thorough('22')),
  service('https://logfire.pydantic.dev/docs/how-to-guides/create-write-tokens/', 'pylf_v1_', '[a-z]{2}_\\w{40,50}'),
  service('https://docs.retool.com/org-users/guides/retool-api/authentication', 'retool_01', '[0-9a-hjkmnp-tv-z]{24}'),
  service('https://docs.creem.io/api-reference/introduction', 'creem_', '(?:test_)?(?=[A-Za-z]*\\d)[A-Za-z0-9]{20,24}'),
  service('https://docs.ntfy.sh/config/#access-tokens', 'tk_', '(?=[a-z]*\\d)(?=\\d*[a-z])[a-z0-9]{29}'),
  service('https://docs.lightdash.com/references/workspace/personal-tokens', 'ldpat_', '[0-9a-f]{32}'),
  service(
    'https://docs.whop.com/developer/api/getting-started',
    'apik_',
    '\\w{10,16}_[AC]\\d{5,9}_(?:C_)?[0-9a-f]{56,64}',
  ),
  service('https://docs.pagar.me/docs/chaves-de-acesso', 'ak_live_', alphanumeric('30')),
  service(
    'https://keygen.sh/docs/api/authentication/#token-authentication',
    ['admin-', 'prod-', 'user-', 'activ-', 'env-'],
    '(?=\\d*[a-f])[0-9a-f]{60,72}v[1-3]',
  ),
  service(
    'https://docs.phase.dev/service-accounts',
    ['pss_service:', 'pss_user:'],
    'v\\d:[0-9a-f]{64}(?::[0-9a-f]{64}){2,3}',
    '',
  ),
  service(
    'https://www.metabase.com/docs/latest/people-and-groups/api-keys',
    'mb_',
    '(?=[A-Za-z+/]*\\d)(?=[a-z0-9+/]*[A-Z])[A-Za-z0-9+/]{43}=',
  ),
  service(
    'https://dotenvx.com/docs/env-keys-file',
    'DOTENV_PRIVATE_KEY',
    '[A-Z0-9_]{0,40}["\'\\\\]{0,2}[ \\t]{0,4}[:=][ \\t]{0,4}["\'\\\\]{0,2}(?=\\d*[a-f])[0-9a-f]{64}',
    '',
  ),
]
