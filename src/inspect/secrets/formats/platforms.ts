import type { Format } from './format.js'
import { alphanumeric, mixed, service, thorough, uuid } from './service.js'

const hex32 = '[0-9a-f]{32}'
const hex64 = '[0-9a-f]{64}'

/** A version, and the first digit of an id. */
const bitwardenMarks = Array.from('0123456789abcdef', (digit) => `0.${digit}`)

/** Where code is built, checked and run, and where its data is kept. */
export const platformFormats: readonly Format[] = [
  {
    kind: 'azure-client-secret',
    docs: 'https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials?tabs=client-secret',
    forms: [[['0Q~', '1Q~', '2Q~', '3Q~', '4Q~', '5Q~', '6Q~', '9Q~'], '[\\w~.-]{31,34}', '[\\w~.-]{3}']],
  },
  {
    kind: 'azure-access-key',
    docs: 'https://learn.microsoft.com/azure/azure-signalr/concept-connection-string',
    forms: [[';AccessKey=', '[A-Za-z0-9+/]{43,88}={0,2}', '(?:Endpoint|endpoint)=https://[\\w.-]{8,90}/?']],
  },
  {
    kind: 'azure-access-key',
    docs: 'https://learn.microsoft.com/azure/communication-services/quickstarts/create-communication-resource',
    forms: [[';accesskey=', '[A-Za-z0-9+/]{43,88}={0,2}', 'endpoint=https://[\\w.-]{8,90}/?']],
  },
  {
    kind: 'yandex-key',
    docs: 'https://yandex.com/dev/id/doc/en/tokens/debug-token',
    forms: [['y0_Ag', thorough('50,62')]],
  },
  {
    kind: 'buildkite-token',
    docs: 'https://buildkite.com/docs/platform/security/tokens',
    forms: [
      ['bkua_', '[a-z0-9]{53}'],
      [['bkaa_', 'bkar_', 'bkct_', 'bkpt_', 'bkpat_', 'bkps_'], mixed('40,260')],
    ],
  },
  {
    kind: 'bitbucket-token',
    docs: 'https://confluence.atlassian.com/bitbucketserver/http-access-tokens-939515499.html',
    forms: [['BBDC-', '(?=[A-Za-z+/@_-]*\\d)[\\w+/@-]{40,50}']],
  },
  service(
    'https://developer.adobe.com/developer-console/docs/guides/authentication/',
    'p8e-',
    '(?=[a-zA-Z]*\\d)[a-zA-Z0-9-]{32}',
  ),
  service(
    'https://authress.io/knowledge-base/docs/authorization/service-clients/secrets-scanning/',
    ['sc_', 'ext_', 'scauth_', 'authress_'],
    '[a-z0-9]{5,30}\\.[a-z0-9]{4,6}\\.acc[_-][a-z0-9-]{10,32}\\.[A-Za-z0-9+/_=-]{30,120}',
  ),
  service('https://www.infracost.io/docs/features/environment_variables/', 'ico-', thorough('32')),
  service('https://api.intra.42.fr/apidoc/guides/getting_started', ['s-s4t2ud-', 's-s4t2af-'], hex64),
  service('https://dev.maxmind.com/geoip/license-keys/', '_mmk', '', '[A-Za-z0-9]{6}_[A-Za-z0-9]{29}'),
  service('https://developers.scalingo.com/index#authentication', 'tk-us-', '[\\w-]{48}'),
  service(
    'https://console.settlemint.com/documentation/platform-components/security-and-authentication/personal-access-tokens',
    ['sm_aat_', 'sm_pat_', 'sm_sat_'],
    thorough('16,40'),
  ),
  service('https://help.aikido.dev/', 'AIK_SECRET_', '[A-Za-z0-9]{64}'),
  service('https://docs.endorlabs.com/rest-api/authentication/', 'endr+', '(?=[A-Za-z-]*\\d)[A-Za-z0-9-]{16}'),
  service('https://docs.docker.com/engine/swarm/join-nodes/', 'SWMTKN-1-', '[a-z0-9]{50}-[a-z0-9]{25}'),
  service('https://docs.docker.com/engine/swarm/swarm_manager_locking/', 'SWMKEY-1-', '[A-Za-z0-9+/]{40,50}'),
  service('https://docs.cloudsmith.com/accounts-and-teams/api-key', 'csa_', '[0-9a-f]{30}[A-Za-z0-9]{6}'),
  service('https://github.com/eclipse/openvsx/wiki/Publishing-Extensions', 'ovsxat_', uuid),
  service('https://docs.netbird.io/how-to/access-netbird-public-api', 'nbp_', alphanumeric('36')),
  service(
    'https://ranchermanager.docs.rancher.com/reference-guides/user-settings/api-keys',
    'token-',
    '[a-z0-9]{5}:[a-z0-9]{54}',
    '',
  ),
  service('https://materialize.com/docs/security/cloud/manage-access/create-service-accounts/', 'mzp_', hex64),
  service(
    'https://www.apollographql.com/docs/graphos/platform/access-management/api-keys',
    ['service:', 'user:gh.'],
    '[\\w.@-]{1,64}:(?=[A-Za-z_-]*\\d)[\\w-]{22}',
    '',
  ),
  service(
    'https://bitwarden.com/help/access-tokens/',
    bitwardenMarks,
    `${uuid.replace('{8}', '{7}')}\\.[A-Za-z0-9]{30}:[A-Za-z0-9+/]{22}==`,
  ),
  service('https://www.alchemy.com/docs/how-to-create-access-tokens', 'alcht_', '[A-Za-z0-9]{30}'),
  service('https://docs.getdbt.com/docs/dbt-cloud-apis/authentication', ['dbtc_', 'dbtu_'], mixed('38,90')),
  service('https://docs.segmentapis.com/tag/Getting-Started', 'sgp_', thorough('64')),
  service('https://upstash.com/docs/qstash/howto/signature', 'sig_', thorough('26,30')),
  service('https://upstash.com/docs/qstash/overall/getstarted', 'eyJVc2VySUQiOi', '[A-Za-z0-9+/]{60,200}={0,2}'),
  service(
    'https://docs.convex.dev/cli/deploy-key-types',
    '|eyJ2MiI6',
    '[A-Za-z0-9+/]{30,200}={0,2}',
    '(?:prod|dev|preview|project):[\\w:-]{3,60}',
  ),
  service(
    'https://docs.momentohq.com/cache/develop/authentication/api-keys',
    'eyJlbmRwb2ludCI6',
    '[A-Za-z0-9+/]{100,800}={0,2}',
  ),
  service('https://docs.geldata.com/cloud/cli', ['nbwt_eyJ', 'nbwt1_eyJ', 'edbt_eyJ', 'edbt1_eyJ'], '[\\w.-]{60,800}'),
  service(
    'https://docs.getunleash.io/reference/api-tokens-and-client-keys',
    [':production.', ':development.'],
    '[0-9a-f]{40,64}',
    '(?:[\\w-]{1,40}|\\*|\\[\\])',
  ),
  service('https://docs.firehydrant.com/docs/api-keys', 'fhb-', hex32),
  service(
    'https://docs.dependencytrack.org/integrations/rest-api/',
    'odt_',
    '(?:[A-Za-z0-9]{8}_)?(?=[A-Za-z]*\\d)[A-Za-z0-9]{32}',
  ),
  service('https://scrapfly.io/docs/onboarding', ['scp-live-', 'scp-test-'], hex32),
  service('https://docs.ubidots.com/reference/authentication', ['BBFF-', 'BBUS-'], alphanumeric('30,40')),
  service('https://nx.dev/ci/recipes/security/access-tokens', 'fHJlYWQtd3JpdGU', '=', '[A-Za-z0-9+/]{48}'),
  service(
    'https://docs.djangoproject.com/en/stable/ref/settings/#secret-key',
    'django-insecure-',
    '[^\\s"\'`\\\\]{40,60}',
    '',
  ),
  service(
    'https://laravel.com/docs/encryption#gracefully-rotating-encryption-keys',
    'base64:',
    '[A-Za-z0-9+/]{43}=',
    'APP_(?:PREVIOUS_)?KEYS?=["\']?',
  ),
  service(
    'https://docs.gitlab.com/api/rest/authentication/#session-cookie',
    '_gitlab_session=',
    '(?=[a-f]*\\d)[0-9a-f]{32}',
  ),
  service('https://mergify.com/', 'mergify_application_key_', '[\\w-]{40,200}'),
  service('https://ionic.io/docs/appflow/personal-access-tokens', 'ion_', alphanumeric('42')),
  service('https://docs.upcloud.com/api/authentication/', 'ucat_', thorough('26')),
  service('https://thunderstore.io/', 'tss_', mixed('30,80')),
  service(
    'https://docs.workato.com/workato-api.html',
    ['wrkaus-eyJ', 'wrkaeu-eyJ', 'wrkajp-eyJ', 'wrkasg-eyJ', 'wrkaau-eyJ', 'wrka-eyJ'],
    '[\\w-]{8,80}\\.[\\w-]{16,400}\\.[\\w-]{64,700}',
  ),
  service('https://docs.newrelic.com/docs/browser/browser-monitoring/getting-started/', 'NRBR-', '[0-9a-f]{19}'),
  service(
    'https://help.tableau.com/current/server/en-us/security_personal_access_tokens.htm',
    '==:',
    '[A-Za-z0-9]{32}',
    '[A-Za-z0-9+/]{22}',
  ),
  {
    kind: 'jwt',
    docs: 'https://paseto.io/',
    forms: [
      [
        ['v2.local.', 'v3.local.', 'v4.local.', 'v2.public.', 'v3.public.', 'v4.public.'],
        '[\\w-]{80,2000}(?:\\.[\\w-]{4,400})?',
      ],
    ],
  },
  {
    kind: 'access-key-id',
    docs: 'https://docs.cloud.google.com/storage/docs/authentication/hmackeys',
    forms: [['GOOG1E', '[A-Z0-9]{55}']],
  },
  {
    kind: 'access-key-id',
    docs: 'https://www.volcengine.com/docs/6291/65568',
    forms: [['AKLT', '(?=[A-Za-z_-]*\\d)(?=[A-Z0-9_-]*[a-z])[\\w-]{40,64}']],
  },
  {
    kind: 'access-key-id',
    docs: 'https://www.alibabacloud.com/help/en/ram/product-overview/what-is-sts',
    forms: [['STS.', '(?=[A-Za-z]*\\d)(?=[A-Z0-9]*[a-z])[A-Za-z0-9]{22,64}']],
  },
  {
    kind: 'access-key-id',
    docs: 'https://www.scaleway.com/en/docs/iam/how-to/create-api-keys/',
    forms: [['SCW', '(?=[A-Z]*\\d)(?=[0-9]*[A-Z])[A-Z0-9]{17}']],
  },
  {
    kind: 'access-key-id',
    docs: 'https://community.exoscale.com/product/iam/quick-start/',
    forms: [['EXO', '[0-9a-f]{24}']],
  },
  {
    kind: 'appsync-key',
    docs: 'https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html',
    forms: [['da2-', '(?=[a-z]*\\d)[a-z0-9]{26}']],
  },
]
