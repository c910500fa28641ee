import type { Format } from './format.js'

/** Not inside a longer run of base64. */
const start = '(?<![A-Za-z0-9+/])'

const alphanumeric = (count: number): string => `[A-Za-z0-9]{${count}}`

const base64 = (count: number): string => `${start}[A-Za-z0-9+/]{${count}}`

/**
 * Keys of Azure have a mark near their end, the same for all of a service:
 * https://github.com/microsoft/security-utilities
 */
export const azureFormats: readonly Format[] = [
  {
    kind: 'azure-client-secret',
    docs: 'https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials?tabs=client-secret',
    forms: [[['7Q~', '8Q~'], '[\\w~.-]{31,34}', '[\\w~.-]{3}']],
  },
  {
    kind: 'azure-devops-token',
    docs: 'https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate',
    forms: [['AZDO', '[A-Za-z0-9]{4}', alphanumeric(76)]],
  },
  {
    kind: 'azure-search-key',
    docs: 'https://learn.microsoft.com/azure/search/search-security-api-keys',
    forms: [['AzSe', '[A-Za-z0-9]{6}', alphanumeric(42)]],
  },
  {
    kind: 'azure-functions-key',
    docs: 'https://learn.microsoft.com/azure/azure-functions/function-keys-how-to',
    forms: [['AzFu', '[\\w-]{4,8}={0,2}', '[\\w-]{44}']],
  },
  {
    kind: 'azure-ai-key',
    docs: 'https://learn.microsoft.com/azure/ai-services/authentication',
    forms: [['JQQJ99', '[A-Za-z0-9]{20,34}={0,2}', alphanumeric(52)]],
  },
  {
    kind: 'azure-storage-key',
    docs: 'https://learn.microsoft.com/azure/storage/common/storage-account-keys-manage',
    forms: [['+ASt', '[A-Za-z0-9+/]{5,8}={0,2}', base64(76)]],
  },
  {
    kind: 'azure-cosmos-key',
    docs: 'https://learn.microsoft.com/azure/cosmos-db/secure-access-to-data',
    forms: [['ACDb', '[A-Za-z0-9+/]{5,8}={0,2}', base64(76)]],
  },
  {
    kind: 'azure-registry-password',
    docs: 'https://learn.microsoft.com/azure/container-registry/container-registry-authentication',
    forms: [['+ACR', '[A-Za-z0-9+/]{6}', base64(42)]],
  },
  {
    // Batch, Event Hubs, Service Bus, IoT Hub, Redis
    kind: 'azure-access-key',
    docs: 'https://learn.microsoft.com/azure/service-bus-messaging/service-bus-sas',
    forms: [
      ['+ABa', '[A-Za-z0-9+/]{5,8}={0,2}', base64(76)],
      [['+AEh', '+ASb', 'AIoT'], '[A-Za-z0-9+/]{5,8}={0,2}', base64(33)],
      ['AzCa', '[A-P][A-Za-z0-9]{5}=', base64(33)],
    ],
  },
]

const hex64 = '[0-9a-f]{64}'

/** Clouds, hosting and what keeps secrets for others; Azure has a table of its own. */
export const cloudFormats: readonly Format[] = [
  {
    kind: 'aws-bedrock-key',
    docs: 'https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html',
    forms: [
      ['ABSK', '(?=[A-Za-z+/]*\\d)[A-Za-z0-9+/]{100,280}={0,2}'],
      ['bedrock-api-key-', '[A-Za-z0-9+/=]{60,1200}'],
    ],
  },
  {
    kind: 'aws-mws-token',
    docs: 'https://developer-docs.amazon.com/sp-api/docs/authorizing-selling-partner-api-applications',
    forms: [['amzn.mws.', '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}']],
  },
  {
    kind: 'aws-session-token',
    docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html',
    forms: [[['IQoJb3JpZ2lu', 'FwoGZXIvYXdz', 'FQoGZXIvYXdz'], '[A-Za-z0-9+/]{100,1200}={0,2}']],
  },
  {
    kind: 'gemini-key',
    docs: 'https://ai.google.dev/gemini-api/docs/api-key',
    forms: [['AQ.', '(?=[A-Za-z_-]*\\d)(?=[a-z0-9_-]*[A-Z])[\\w-]{40,80}']],
  },
  {
    kind: 'google-refresh-token',
    docs: 'https://developers.google.com/identity/protocols/oauth2#size',
    forms: [['1//0', '(?=[A-Za-z_-]*\\d)[\\w-]{40,200}']],
  },
  {
    kind: 'firebase-key',
    docs: 'https://firebase.google.com/docs/cloud-messaging/auth-server',
    forms: [[':APA91b', '[\\w-]{120,160}', 'AAAA[\\w-]{7}']],
  },
  {
    kind: 'digitalocean-token',
    docs: 'https://docs.digitalocean.com/reference/api/create-personal-access-token/',
    forms: [[['dop_v1_', 'doo_v1_', 'dor_v1_'], hex64]],
  },
  {
    kind: 'heroku-key',
    docs: 'https://devcenter.heroku.com/articles/platform-api-quickstart',
    forms: [['HRKU-', '[\\w-]{36,70}']],
  },
  {
    kind: 'netlify-token',
    docs: 'https://docs.netlify.com/api/get-started/#authentication',
    forms: [[['nfp_', 'nfc_', 'nfo_', 'nfb_', 'nfu_'], '(?=[A-Za-z]*\\d)[A-Za-z0-9]{36,44}']],
  },
  {
    kind: 'vercel-token',
    docs: 'https://vercel.com/docs/vercel-blob/using-blob-sdk#read-write-token',
    forms: [['vercel_blob_rw_', '[A-Za-z0-9_]{30,80}']],
  },
  {
    kind: 'cloudflare-token',
    docs: 'https://developers.cloudflare.com/fundamentals/api/get-started/ca-keys/',
    forms: [['v1.0-', '[0-9a-f]{24}-[0-9a-f]{140,160}']],
  },
  {
    kind: 'supabase-token',
    docs: 'https://supabase.com/docs/guides/api/api-keys',
    forms: [
      ['sbp_', '(?:v0_)?[0-9a-f]{40}'],
      ['sb_secret_', '[\\w-]{22,60}'],
    ],
  },
  {
    kind: 'planetscale-token',
    docs: 'https://planetscale.com/docs/api/reference/service-tokens',
    forms: [['pscale_', '(?:tkn|oauth|pw)_[\\w.-]{32,64}']],
  },
  { kind: 'neon-key', docs: 'https://neon.com/docs/manage/api-keys', forms: [['napi_', '[a-z0-9]{40,80}']] },
  {
    kind: 'fly-token',
    docs: 'https://fly.io/docs/security/tokens/',
    forms: [
      ['fo1_', '(?=[\\w-]*\\d)[\\w-]{43}'],
      [['fm1r_', 'fm1a_', 'fm2_'], '[A-Za-z0-9+/]{60,1200}={0,3}'],
    ],
  },
  { kind: 'render-key', docs: 'https://render.com/docs/api', forms: [['rnd_', '(?=[A-Za-z]*\\d)[A-Za-z0-9]{24,40}']] },
  {
    kind: 'aiven-password',
    docs: 'https://aiven.io/docs/tools/cli/service/user',
    forms: [['AVNS_', '[\\w-]{15,30}']],
  },
  {
    kind: 'doppler-token',
    docs: 'https://docs.doppler.com/docs/service-tokens',
    forms: [['dp.', '(?:pt|st|sa|ct|scim|audit|said)\\.(?:[a-z0-9_-]{2,35}\\.)?[A-Za-z0-9]{40,44}']],
  },
  {
    kind: 'openshift-token',
    docs: 'https://docs.openshift.com/container-platform/latest/authentication/managing-oauth-access-tokens.html',
    forms: [['sha256~', '[\\w-]{43}']],
  },
  {
    kind: '1password-token',
    docs: 'https://developer.1password.com/docs/service-accounts/security/',
    forms: [['ops_eyJ', '[A-Za-z0-9+/]{200,1500}={0,3}']],
  },
  {
    kind: '1password-key',
    docs: 'https://support.1password.com/secret-key-security/',
    forms: [['A3-', '[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}']],
  },
  { kind: 'age-key', docs: 'https://age-encryption.org/v1', forms: [['AGE-SECRET-KEY-1', '[0-9A-Z]{58}']] },
  {
    kind: 'alibaba-key-id',
    docs: 'https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair',
    forms: [['LTAI', '(?=[A-Za-z]*\\d)[A-Za-z0-9]{16,24}']],
  },
  {
    kind: 'tencent-key-id',
    docs: 'https://www.tencentcloud.com/document/product/598/34228',
    forms: [['AKID', '(?=[A-Za-z]*\\d)(?=[A-Z0-9]*[a-z])[A-Za-z0-9]{32}']],
  },
  {
    kind: 'yandex-key',
    docs: 'https://yandex.cloud/en/docs/iam/concepts/authorization/api-key',
    forms: [
      ['AQVN', '(?=[\\w-]*\\d)[\\w-]{35,38}'],
      ['y0__', '(?=[\\w-]*\\d)[\\w-]{50,60}'],
    ],
  },
  {
    kind: 'cockroachdb-key',
    docs: 'https://www.cockroachlabs.com/docs/cockroachcloud/managing-access',
    forms: [['CCDB1_', '[A-Za-z0-9]{22}_[A-Za-z0-9]{40}']],
  },
  {
    kind: 'mongodb-secret',
    docs: 'https://www.mongodb.com/docs/atlas/api/service-accounts-overview/',
    forms: [['mdb_sa_sk_', '[\\w-]{36,44}']],
  },
  {
    kind: 'datastax-token',
    docs: 'https://docs.datastax.com/en/astra-db-serverless/administration/manage-application-tokens.html',
    forms: [['AstraCS:', '[A-Za-z]{24}:[0-9a-f]{64}']],
  },
  {
    kind: 'databricks-token',
    docs: 'https://docs.databricks.com/aws/en/dev-tools/auth/oauth-m2m',
    forms: [[['dose', 'dkea'], '(?=[0-9]*[a-f])(?=[a-f]*\\d)[0-9a-f]{32}']],
  },
  {
    kind: 'clickhouse-key',
    docs: 'https://clickhouse.com/docs/cloud/manage/openapi',
    forms: [['4b1d', '(?=[a-z0-9]*[A-Z])(?=[A-Z0-9]*[a-z])[A-Za-z0-9]{38}']],
  },
]
