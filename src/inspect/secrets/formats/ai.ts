import type { Format } from './format.js'

/** Providers of language models and of what is built around them. */
export const aiFormats: readonly Format[] = [
  {
    kind: 'anthropic-key',
    docs: 'https://docs.claude.com/en/api/admin-api/apikeys/get-api-key',
    forms: [['sk-ant-', '(?:api|admin|oat|ort|sid|usr)\\d\\d-[\\w-]{60,180}']],
  },
  {
    kind: 'openai-key',
    docs: 'https://platform.openai.com/docs/api-reference/authentication',
    forms: [
      ['sk-proj-', '(?=[\\w-]*\\d)[\\w-]{80,200}'],
      ['sk-svcacct-', '(?=[\\w-]*\\d)[\\w-]{40,200}'],
      ['sk-admin-', '(?=[\\w-]*\\d)[\\w-]{40,200}'],
    ],
  },
  {
    kind: 'huggingface-token',
    docs: 'https://huggingface.co/docs/hub/security-tokens',
    forms: [
      ['hf_', '(?=[a-zA-Z]*\\d)[a-zA-Z0-9]{34,40}'],
      ['api_org_', '[a-zA-Z]{34}'],
    ],
  },
  { kind: 'xai-key', docs: 'https://docs.x.ai/docs/overview', forms: [['xai-', '[A-Za-z0-9]{70,90}']] },
  {
    kind: 'perplexity-key',
    docs: 'https://docs.perplexity.ai/guides/api-key-management',
    forms: [['pplx-', '[A-Za-z0-9]{40,56}']],
  },
  {
    kind: 'replicate-token',
    docs: 'https://replicate.com/docs/topics/security/api-tokens',
    forms: [['r8_', '[A-Za-z0-9]{37}']],
  },
  {
    kind: 'openrouter-key',
    docs: 'https://openrouter.ai/docs/api-reference/authentication',
    forms: [['sk-or-v1-', '[0-9a-f]{64}']],
  },
  { kind: 'ai-key', docs: 'https://inference-docs.cerebras.ai/quickstart', forms: [['csk-', '[a-z0-9]{48}']] },
  { kind: 'ai-key', docs: 'https://docs.nvidia.com/nim/', forms: [['nvapi-', '[\\w-]{60,70}']] },
  {
    kind: 'ai-key',
    docs: 'https://docs.smith.langchain.com/administration/how_to_guides/organization_management/create_account_api_key',
    forms: [['lsv2_', '(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}']],
  },
  {
    kind: 'ai-key',
    docs: 'https://docs.tavily.com/documentation/api-reference/introduction',
    forms: [['tvly-', '(?=[\\w-]*\\d)(?:dev-|prod-)?[A-Za-z0-9]{32}']],
  },
  {
    kind: 'ai-key',
    docs: 'https://docs.pinecone.io/guides/projects/manage-api-keys',
    forms: [['pcsk_', '[A-Za-z0-9]{5,8}_[A-Za-z0-9]{50,70}']],
  },
  { kind: 'ai-key', docs: 'https://docs.together.ai/docs/api-keys-authentication', forms: [['tgp_v1_', '[\\w-]{43}']] },
  {
    // DeepSeek; and the older keys of OpenAI, Stability and Moonshot, of 48 mixed signs.
    kind: 'ai-key',
    docs: 'https://api-docs.deepseek.com/',
    forms: [
      ['sk-', '(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\\d)[0-9a-f]{32}'],
      ['sk-', '(?=[a-z0-9]*[A-Z])(?=[A-Z0-9]*[a-z])(?=[A-Za-z]*\\d)[A-Za-z0-9]{48}'],
    ],
  },
  {
    kind: 'ai-key',
    docs: 'https://docs.fireworks.ai/getting-started/quickstart',
    forms: [['fw_', '(?=[a-z0-9]*[A-Z])(?=[A-Za-z]*\\d)[A-Za-z0-9]{22,48}']],
  },
  {
    kind: 'ai-key',
    docs: 'https://langfuse.com/faq/all/where-are-langfuse-api-keys',
    forms: [['sk-lf-', '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}']],
  },
  { kind: 'ai-key', docs: 'https://docs.firecrawl.dev/authentication', forms: [['fc-', '[0-9a-f]{32}']] },
  { kind: 'ai-key', docs: 'https://e2b.dev/docs/api-key', forms: [['e2b_', '[0-9a-f]{40}']] },
  { kind: 'ai-key', docs: 'https://jina.ai/api-dashboard/', forms: [['jina_', '[A-Za-z0-9_-]{50,70}']] },
  {
    kind: 'ai-key',
    docs: 'https://elevenlabs.io/docs/api-reference/authentication',
    forms: [['sk_', '(?=[0-9]*[a-f])(?=[a-f]*\\d)[0-9a-f]{48}']],
  },
  {
    kind: 'ai-key',
    docs: 'https://docs.wandb.ai/platform/app/settings-page/user-settings',
    forms: [['wandb_v1_', '[\\w-]{40,120}']],
  },
  { kind: 'ai-key', docs: 'https://cursor.com/docs/account/teams/admin-api', forms: [['key_', '[0-9a-f]{64}']] },
  {
    kind: 'ai-key',
    docs: 'https://docs.helicone.ai/helicone-headers/helicone-auth',
    forms: [['sk-helicone-', '[a-z0-9-]{20,60}']],
  },
  {
    kind: 'ai-key',
    docs: 'https://www.braintrust.dev/docs/reference/api',
    forms: [['sk-', '(?=[a-z0-9]*[A-Z])(?=[A-Za-z]*\\d)[A-Za-z0-9]{51}']],
  },
]
