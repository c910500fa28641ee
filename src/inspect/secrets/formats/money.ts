import type { Format } from './format.js'
import { alphanumeric, mixed, service, thorough, uuid } from './service.js'

const hex32 = '[0-9a-f]{32}'

/** Payments in many countries, shops, banks, and who looks at the papers of their customers. */
export const moneyFormats: readonly Format[] = [
  service('https://woocommerce.github.io/woocommerce-rest-api-docs/#authentication', ['ck_', 'cs_'], '[0-9a-f]{40}'),
  service(
    'https://www.mercadopago.com/developers/en/docs/your-integrations/credentials',
    'APP_USR-',
    `\\d{13,17}-\\d{6}-${hex32}(?:__[A-Z]{2}_[A-Z]{2}__)?-\\d{6,12}`,
  ),
  service('https://docs.xendit.co/docs/api-keys', ['xnd_production_', 'xnd_development_'], alphanumeric('40,90')),
  service('https://docs.asaas.com/docs/authentication', ['aact_prod_', 'aact_hmlg_', 'aact_YT'], '[\\w=:$+/-]{40,260}'),
  service('https://docs.omise.co/api-authentication', ['skey_'], '(?=[a-z]*\\d)(?!test_)[a-z0-9]{19}'),
  service(
    'https://docs.wompi.co/en/docs/colombia/ambientes-y-llaves/',
    ['prv_prod_', 'prv_test_'],
    alphanumeric('28,40'),
  ),
  service('https://developer.sumup.com/tools/authorization/api-keys/', 'sup_sk_', thorough('32')),
  service('https://docs.midtrans.com/docs/access-keys', 'Mid-server-', thorough('20,28')),
  service('https://developer.gocardless.com/getting-started/api/authentication/', 'live_', thorough('40')),
  service('https://www.checkout.com/docs/developer-resources/api/api-keys', ['sk_', 'sk_test_'], uuid),
  service('https://www.checkout.com/docs/developer-resources/api/api-keys', 'sk_sbox_', '[a-z2-7]{26}[*=#$]?'),
  {
    kind: 'square-token',
    docs: 'https://developer.squareup.com/docs/build-basics/access-tokens',
    forms: [[['sq0csb-', 'sandbox-sq0csb-', 'sandbox-sq0csp-', 'sandbox-sq0atb-'], '[\\w-]{22,50}']],
  },
  {
    kind: 'shopify-key',
    docs: 'https://shopify.dev/docs/api/partner',
    forms: [['prtapi_', hex32]],
  },
  service('https://developers.circle.com/w3s/api-keys', ['LIVE_API_KEY:', 'TEST_API_KEY:'], `${hex32}:${hex32}`),
  service('https://docs.mercury.com/docs/getting-started', 'mercury_', '(?:production|sandbox)_\\w{40,60}_yrucrem'),
  service('https://docs.ramp.com/developer-api/v1/authorization', 'ramp_sec_', '[A-Za-z0-9]{48}'),
  service(
    'https://docs.klarna.com/acquirer/klarna/web-sdk/',
    ['klarna_live_', 'klarna_test_'],
    'api_[\\w+/=-]{60,400}',
  ),
  service('https://adapty.io/docs/api-adapty', 'secret_live_', '[A-Za-z0-9]{8}\\.[A-Za-z0-9]{32}'),
  service('https://help.branch.io/developers-hub/reference/', ['secret_live_', 'secret_test_'], alphanumeric('32')),
  service(
    'https://documentation.onfido.com/api/latest/#authentication',
    ['api_live.', 'api_live_us.', 'api_live_ca.', 'api_sandbox.', 'api_sandbox_us.', 'api_sandbox_ca.'],
    '[\\w-]{8,16}\\.[\\w-]{30,40}',
  ),
  service(
    'https://docs.sumsub.com/reference/authentication',
    ['prd:', 'sbx:'],
    '[A-Za-z0-9]{24}\\.[A-Za-z0-9]{32}',
    '',
  ),
  service('https://databento.com/docs/portal/api-keys', 'db-', thorough('29')),
  service('https://docs.logistics-api.flexport.com/', 'shltm_', '[\\w-]{40}'),
  service('https://docs.fleetbase.io/developers/api', 'flb_live_', alphanumeric('20')),
  service('https://developers.tickettailor.com/docs/api/ticket-tailor-api', 'sk_', `\\d{3,6}_\\d{5,8}_${hex32}`),
  service(
    'https://developer.ebay.com/api-docs/static/creating-edp-key.html',
    ['PRD-', 'SBX-'],
    '[0-9a-f]{12}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}',
  ),
  service('https://developers.conekta.com/docs/api-keys-producci%C3%B3n', 'key_', thorough('22')),
  service('https://developers.samsara.com/docs/authentication', 'samsara_api_', mixed('26,32')),
]
