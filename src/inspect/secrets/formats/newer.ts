import type { Format } from './format.js'

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

/** One form of a service with one page. */
function service(docs: string, mark: string | readonly string[], rest: string): Format {
  return { kind: 'service-key', docs, forms: [[mark, rest]] }
}

function ai(docs: string, mark: string | readonly string[], rest: string): Format {
  return { kind: 'ai-key', docs, forms: [[mark, rest]] }
}

/** Random text of letters and digits: a name has seldom a digit and capitals too. */
const mixed = (count: string): string => `(?=[A-Za-z_-]*\\d)(?=[a-z0-9_-]*[A-Z])[A-Za-z0-9_-]{${count}}`
const alphanumeric = (count: string): string => `(?=[A-Za-z]*\\d)[A-Za-z0-9]{${count}}`

/** Providers that are known by the mark in front of their keys, without a kind of their own. */
export const newerFormats: readonly Format[] = [
  ai('https://docs.voyageai.com/docs/api-key-and-installation', 'pa-', mixed('43')),
  ai('https://docs.runpod.io/get-started/api-keys', 'rpa_', '(?=[A-Z]*\\d)[A-Z0-9]{30,60}[a-z0-9]{0,8}'),
  ai('https://docs.cartesia.ai/get-started/make-an-api-request', 'sk_car_', alphanumeric('20,60')),
  ai('https://docs.dev.runwayml.com/guides/setup/', 'key_', '[0-9a-f]{128}'),
  ai('https://docs.mem0.ai/platform/quickstart', 'm0-', alphanumeric('40')),
  ai('https://docs.letta.com/guides/cloud/letta-api-key', 'sk-let-', '[A-Za-z0-9+/]{40,160}={0,2}'),
  ai('https://documentation.you.com/quickstart', 'ydc-sk-', '[0-9a-f]{16}-[\\w-]{20,60}'),
  ai('https://docs.requesty.ai/quickstart', 'rqsty-sk-', '[A-Za-z0-9+/_-]{40,120}={0,2}'),
  ai('https://docs.browserbase.com/reference/introduction', 'bb_live_', mixed('20,40')),
  ai('https://modal.com/docs/reference/modal.config', ['ak-', 'as-'], mixed('22')),
  ai('https://cursor.com/docs/cli/reference/authentication', 'crsr_', '[0-9a-f]{64}'),
  ai('https://ampcode.com/manual', 'sgamp_user_', '(?=\\w*\\d)\\w{40,140}'),
  ai('https://www.daytona.io/docs/en/api-keys', 'dtn_', '[0-9a-f]{64}'),
  ai('https://docs.anyscale.com/administration/cloud-authentication', ['esecret_', 'aph0_'], alphanumeric('20,60')),
  service('https://polar.sh/docs/integrate/oat', ['polar_oat_', 'polar_pat_', 'polar_whs_'], mixed('30,60')),
  service(
    'https://developer.paddle.com/api-reference/about/authentication',
    ['pdl_live_apikey_', 'pdl_sdbx_apikey_'],
    '[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}',
  ),
  service('https://docs.mollie.com/reference/authentication', 'live_', alphanumeric('30')),
  service('https://docs.statsig.com/http-api', ['secret-', 'console-'], alphanumeric('40,46')),
  service(
    'https://infisical.com/docs/documentation/platform/token',
    'st.',
    '[0-9a-f]{24}\\.[0-9a-f]{32}\\.[0-9a-f]{32}',
  ),
  service('https://techdocs.akamai.com/developer/docs/edgegrid', 'akab-', '[a-z0-9]{16}-[a-z0-9]{16}'),
  service(
    'https://docs.adyen.com/development-resources/api-credentials/',
    'AQE',
    '[A-Za-z0-9+/]{40,120}={0,2}-[\\w+/=]{30,80}-\\S{8,24}',
  ),
  service(
    'https://developers.arcgis.com/documentation/security-and-authentication/api-key-authentication/',
    ['AAPK', 'AAPT'],
    mixed('60,400'),
  ),
  service('https://developer.clickup.com/docs/authentication', 'pk_', '\\d{5,12}_[A-Z0-9]{32}'),
  service(
    'https://www.elastic.co/docs/deploy-manage/api-keys/elastic-cloud-api-keys',
    'essu_',
    '[A-Za-z0-9+/]{40,200}={0,2}',
  ),
  service(
    'https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/overview.html',
    'cflt',
    '(?=[A-Za-z+/]*\\d)[A-Za-z0-9+/]{60}',
  ),
  service('https://axiom.co/docs/reference/tokens', ['xaat-', 'xapt-'], uuid),
  service('https://www.checklyhq.com/docs/api-reference/overview/', 'cu_', '[0-9a-f]{32}'),
  service(
    'https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys/',
    ['pat.', 'sat.'],
    '[\\w-]{22}\\.[0-9a-f]{24}\\.[A-Za-z0-9]{20}',
  ),
  service('https://depot.dev/docs/cli/authentication', ['depot_org_', 'depot_user_', 'depot_project_'], '[0-9a-f]{64}'),
  { kind: 'service-key', docs: 'https://www.chromatic.com/docs/cli/', forms: [['chpt_', '[0-9a-f]{15}', '']] },
  service('https://docs.rootly.com/api-reference/overview', 'rootly_', '[0-9a-f]{64}'),
  service('https://linear.app/developers/webhooks', 'lin_wh_', alphanumeric('20,64')),
  service('https://xata.io/docs/concepts/api-keys', 'xau_', alphanumeric('30,60')),
  service('https://www.tinybird.co/docs/classic/administration/auth-tokens', 'p.eyJ', '[\\w-]{40,300}\\.[\\w-]{20,60}'),
  service(
    'https://developers.telnyx.com/development/api-fundamentals/authentication',
    'KEY0',
    '[0-9A-F]{31}_[A-Za-z0-9]{22}',
  ),
  service('https://cal.com/docs/api-reference/v2/introduction', 'cal_live_', '[0-9a-f]{32}'),
  service('https://developer.close.com/topics/authentication/', 'api_', '[A-Za-z0-9]{22}\\.[A-Za-z0-9]{22}'),
  {
    kind: 'service-key',
    docs: 'https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/intro_oauth_and_connected_apps.htm',
    forms: [['00D', '[A-Za-z0-9]{12,15}![\\w.]{80,120}', '']],
  },
  service('https://docs.flagsmith.com/clients/server-side', 'ser.', alphanumeric('22')),
  service('https://docs.devcycle.com/sdk/', 'dvc_server_', '[0-9a-z_]{30,60}'),
  service('https://docs.socket.dev/docs/api-keys', 'sktsec_', '[\\w-]{30,80}'),
  service('https://docs.stackhawk.com/apidocs.html', 'hawk.', '[\\w-]{20}\\.[\\w-]{20}'),
  service('https://docs.veracode.com/r/c_api_credentials3', ['vera01ei-', 'vera01es-'], '[0-9a-f]{32,128}'),
  service(
    'https://help.aikido.dev/pr-and-release-gating/cli-for-pr-and-release-gating',
    'AIK_CI_',
    alphanumeric('40,90'),
  ),
  service('https://zuplo.com/docs/articles/api-key-management', 'zpka_', '[0-9a-f]{32}_[0-9a-f]{8}'),
  service('https://www.unkey.com/docs/security/root-keys', 'unkey_', mixed('20,40')),
  service('https://developer.konghq.com/konnect-api/', ['kpat_', 'spat_'], mixed('40,90')),
  service('https://gitbook.com/docs/developers/gitbook-api/authentication', 'gb_api_', alphanumeric('40')),
  service('https://codesandbox.io/docs/sdk', 'csb_v1_', '[\\w-]{36,60}'),
  service('https://ona.com/docs/ona/integrations/personal-access-token', 'gitpod_pat_', '[\\w.-]{40,300}'),
  service(
    'https://stytch.com/docs/api-reference/consumer/api/overview',
    ['secret-live-', 'secret-test-'],
    '[\\w-]{30,40}=?',
  ),
  service(
    'https://www.ory.com/docs/concepts/personal-access-token',
    ['ory_pat_', 'ory_at_', 'ory_rt_', 'ory_ac_'],
    mixed('32,120'),
  ),
  service('https://trigger.dev/docs/apikeys', ['tr_dev_', 'tr_stg_', 'tr_pat_'], alphanumeric('20,40')),
  service('https://docs.val.town/reference/api/authentication/', 'vtwn_', mixed('24,60')),
  service('https://liveblocks.io/docs/authentication', ['sk_prod_', 'sk_dev_'], mixed('60,70')),
  service('https://www.pubnub.com/docs/general/basics/initialize-pubnub', 'sec-c-', '[A-Za-z0-9]{48}'),
  service('https://docs.uploadthing.com/quickstart', 'eyJhcGlLZXkiOiJza19saXZl', '[A-Za-z0-9+/]{60,400}={0,2}'),
  service('https://www.tigrisdata.com/docs/iam/manage-access-key/', 'tsec_', '[\\w+-]{40,80}'),
  service('https://imagekit.io/docs/api-keys', 'private_', '[A-Za-z0-9+/]{27}='),
  service('https://appwrite.io/docs/advanced/platform/api-keys', 'standard_', '[0-9a-f]{256}'),
  service('https://docs.withpersona.com/api-introduction', 'persona_production_', uuid),
  service('https://docs.censys.com/reference/get-started', 'censys_', '[A-Za-z0-9]{8}_[A-Za-z0-9]{24,36}'),
  service('https://docs.courier.com/reference/intro', ['pk_prod_', 'dk_prod_'], '(?=[A-Z]*\\d)[A-Z0-9]{28}'),
  service('https://docs.lob.com/', ['live_', 'test_'], '(?=[0-9]*[a-f])[0-9a-f]{35}'),
]
