import type { Format } from './format.js'
import { ai, alphanumeric, mixed, thorough } from './service.js'

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

/** Keys of language models, of search for them and of assistants that write code. */
export const assistantFormats: readonly Format[] = [
  {
    // Whatever is in front of it: keys of projects, of services and of users alike.
    kind: 'openai-key',
    docs: 'https://platform.openai.com/docs/api-reference/authentication',
    forms: [['T3BlbkFJ', '[\\w-]{20,80}', 'sk-(?=[\\w-]*-)[\\w-]{20,90}']],
  },
  { kind: 'xai-key', docs: 'https://docs.x.ai/docs/management-api', forms: [['xai-token-', '[A-Za-z0-9]{70,90}']] },
  ai('https://developers.llamaindex.ai/python/cloud/general/api_key/', 'llx-', alphanumeric('44,56')),
  ai('https://docs.trychroma.com/cloud/getting-started', 'ck-', mixed('40,48')),
  ai('https://api-dashboard.search.brave.com/documentation/guides/authentication', 'BSA', thorough('24,40')),
  ai('https://featherless.ai/docs/overview', 'rc_', '[0-9a-f]{64}'),
  ai('https://chutes.ai/docs/api-reference/api-keys', 'cpk_', '[0-9a-f]{32}\\.[0-9a-f]{32}\\.[A-Za-z0-9]{32}'),
  ai('https://docs.lumalabs.ai/docs/api', 'luma-', `${uuid}(?:-${uuid})?`),
  ai('https://docs.devin.ai/api-reference/authentication', 'apk_', '(?:user_)?[A-Za-z0-9+/]{80,180}={0,2}'),
  ai('https://docs.devin.ai/api-reference/authentication', 'cog_', '(?=[a-z]*[2-7])[a-z2-7]{52}'),
  ai('https://platform.minimax.io/docs/guides/quickstart-preparation', 'sk-api-', '[\\w-]{100,130}'),
  ai('https://docs.siliconflow.com/en/userguide/quickstart', 'sk-', '[a-z]{48}'),
  ai('https://novita.ai/docs/guides/quickstart', 'sk_', `(?!live_|test_|org_|prod_|dev_)${thorough('43')}`),
  ai('https://docs.lambda.ai/public-cloud/cloud-api/', 'secret_', '[\\w-]{1,40}_[0-9a-f]{32}\\.[A-Za-z0-9]{32}'),
  ai(
    'https://docs.smith.langchain.com/administration/how_to_guides/organization_management/create_account_api_key',
    'ls__',
    '[0-9a-f]{32}',
  ),
  ai('https://www.coze.com/docs/developer_guides/pat', 'pat_', thorough('64')),
  ai(
    'https://docs.dify.ai/en/api-reference',
    ['app-', 'dataset-'],
    `(?=[A-Z0-9]*[a-z])(?=[a-z0-9]*[A-Z])${alphanumeric('24')}`,
  ),
  ai('https://docs.salad.com/reference/api-usage', 'salad_cloud_', '[0-9A-Za-z]{1,7}_[0-9A-Za-z]{20,235}'),
  ai('https://docs.firecrawl.dev/authentication', 'fc-', uuid),
  ai('https://qianfan.cloud.baidu.com/', 'bce-v3/ALTAK-', '[A-Za-z0-9]{21}/[0-9a-f]{40}'),
  ai('https://docs.steel.dev/overview/authentication', 'ste-', thorough('40,100')),
]
