import type { Format } from './format.js'

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

/** Payments, shops and what is bought in them. */
export const paymentFormats: readonly Format[] = [
  {
    kind: 'stripe-key',
    docs: 'https://docs.stripe.com/keys',
    forms: [['sk_org_', '(?=\\w*\\d)(?:live_|test_)?[A-Za-z0-9]{20,247}']],
  },
  { kind: 'stripe-webhook-secret', docs: 'https://docs.stripe.com/webhooks', forms: [['whsec_', '[A-Za-z0-9]{32}']] },
  {
    kind: 'square-token',
    docs: 'https://developer.squareup.com/docs/build-basics/access-tokens',
    forms: [
      ['sq0csp-', '[\\w-]{43}'],
      ['sq0atp-', '[\\w-]{22}'],
      ['EAAA', '(?=[A-Za-z_=+-]*\\d)(?=[A-Z0-9_=+-]*[a-z])[\\w=+-]{60}'],
    ],
  },
  {
    kind: 'shopify-key',
    docs: 'https://shopify.dev/docs/apps/build/authentication-authorization',
    forms: [[['shpua_', 'shptka_', 'shprt_', 'shpit_', 'shppat_'], '(?=[A-Za-z]*\\d)[A-Za-z0-9]{32}']],
  },
  {
    kind: 'braintree-token',
    docs: 'https://developer.paypal.com/braintree/docs/guides/extend/oauth/access-tokens',
    forms: [['access_token$', '(?:production|sandbox)\\$[0-9a-z]{16}\\$[0-9a-f]{32}', '']],
  },
  {
    kind: 'plaid-token',
    docs: 'https://plaid.com/docs/api/tokens/',
    forms: [[['access-production-', 'access-development-', 'access-sandbox-'], uuid]],
  },
  {
    kind: 'razorpay-key',
    docs: 'https://razorpay.com/docs/payments/dashboard/account-settings/api-keys/',
    forms: [['rzp_live_', '(?=[a-z]*[\\dA-Z])[A-Za-z0-9]{14}', '']],
  },
  {
    kind: 'flutterwave-key',
    docs: 'https://developer.flutterwave.com/v3.0/docs/authentication',
    forms: [[['FLWSECK-', 'FLWSECK_TEST-'], '[0-9a-zA-Z]{32}-X']],
  },
  {
    kind: 'duffel-token',
    docs: 'https://duffel.com/docs/api/overview/authentication',
    forms: [[['duffel_live_', 'duffel_test_'], '[\\w=-]{43}']],
  },
  {
    kind: 'easypost-key',
    docs: 'https://docs.easypost.com/docs/authentication',
    forms: [[['EZAK', 'EZTK'], '[A-Za-z0-9]{54}']],
  },
  {
    kind: 'shippo-token',
    docs: 'https://docs.goshippo.com/docs/guides_general/authentication/',
    forms: [[['shippo_live_', 'shippo_test_'], '[0-9a-f]{40}']],
  },
  {
    kind: 'klaviyo-key',
    docs: 'https://developers.klaviyo.com/en/docs/authenticate_',
    forms: [['pk_', '(?:[A-Za-z0-9]{6}_)?[0-9a-f]{34}']],
  },
]
