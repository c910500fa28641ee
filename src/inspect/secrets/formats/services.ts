import type { Format } from './format.js'

const hex32 = '[0-9a-f]{32}'
const hex64 = '[0-9a-f]{64}'
const uuid = '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}'

/** A number of an account or two, and the digits of the first one's beginning. */
const asanaMarks = ['0/', '1/', '2/'].flatMap((mark) => Array.from('0123456789', (digit) => mark + digit))

/** Grafana's old keys: base64 of a name, an organisation and a key. */
function isGrafanaKey(value: string): boolean {
  return /"k":".+"/.test(Buffer.from(value, 'base64').toString('latin1'))
}

/** Messages, mail, content and the work of teams. */
export const serviceFormats: readonly Format[] = [
  {
    kind: 'slack-token',
    docs: 'https://docs.slack.dev/authentication/tokens',
    forms: [
      ['xoxe-', '\\d-[A-Za-z0-9]{120,200}'],
      ['xoxe.xox', '[bp]-\\d-[A-Za-z0-9]{120,200}'],
      ['xoxc-', '\\d{8,14}-\\d{8,14}-\\d{8,14}-[0-9a-f]{64}'],
      ['xoxs-', '\\d{8,14}-\\d{8,14}-\\d{8,14}-[0-9a-f]{10,64}'],
      ['xoxd-', '(?=[\\w%/+-]*\\d)[\\w%/+-]{60,400}={0,2}'],
      ['xwfp-', '(?=[A-Za-z_-]*\\d)[\\w-]{30,120}'],
    ],
  },
  {
    kind: 'slack-webhook',
    docs: 'https://docs.slack.dev/workflows/',
    forms: [
      [
        'hooks.slack.com/',
        '(?:workflows|triggers)/[TE][A-Z0-9]{8,12}/[A-Z0-9]{9,20}/(?:\\d{15,20}/)?\\w{20,40}',
        'https://',
      ],
    ],
  },
  {
    kind: 'discord-webhook',
    docs: 'https://discord.com/developers/docs/resources/webhook',
    forms: [['/api/webhooks/', '\\d{17,20}/[\\w-]{60,80}', 'https://(?:\\w+\\.)?discord(?:app)?\\.com']],
  },
  {
    kind: 'telegram-token',
    docs: 'https://core.telegram.org/bots/api#authorizing-your-bot',
    forms: [[Array.from('0123456789', (digit) => `${digit}:AA`), '[\\w-]{33}', '(?:bot)?\\d{7,9}']],
  },
  {
    kind: 'twilio-key',
    docs: 'https://www.twilio.com/docs/iam/api-keys',
    forms: [[Array.from('0123456789abcdef', (digit) => `SK${digit}`), '(?=[0-9]*[a-f])(?=[a-f]*\\d)[0-9a-f]{31}']],
  },
  {
    kind: 'mailgun-key',
    docs: 'https://documentation.mailgun.com/docs/mailgun/user-manual/api-key-mgmt/rbac-mgmt',
    forms: [['key-', '(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\\d)[0-9a-f]{32}']],
  },
  {
    kind: 'mailchimp-key',
    docs: 'https://mailchimp.com/developer/marketing/guides/quick-start/#generate-your-api-key',
    forms: [[Array.from('123456789', (digit) => `-us${digit}`), '\\d?', hex32]],
  },
  {
    kind: 'sendgrid-key',
    docs: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
    forms: [['SG.', '[\\w-]{20,24}\\.[\\w-]{39,50}']],
  },
  {
    kind: 'brevo-key',
    docs: 'https://developers.brevo.com/docs/getting-started',
    forms: [[['xkeysib-', 'xsmtpsib-'], `${hex64}-[A-Za-z0-9]{16}`]],
  },
  {
    kind: 'resend-key',
    docs: 'https://resend.com/docs/dashboard/api-keys/introduction',
    forms: [
      ['re_', '(?=[A-Za-z_]*\\d)[A-Za-z0-9]{8}_[A-Za-z0-9]{20,28}'],
      ['re_', '(?=[A-Za-z]*\\d)(?=[a-z0-9]*[A-Z])(?=[A-Z0-9]*[a-z])[A-Za-z0-9]{32,36}'],
    ],
  },
  {
    kind: 'mailersend-token',
    docs: 'https://developers.mailersend.com/general.html#authentication',
    forms: [['mlsn.', '[A-Za-z0-9]{60,70}']],
  },
  {
    kind: 'webhook-secret',
    docs: 'https://docs.svix.com/receiving/verifying-payloads/how',
    forms: [['whsec_', '(?![A-Za-z0-9]{32}(?![A-Za-z0-9+/=]))[A-Za-z0-9+/]{24,88}={0,2}']],
  },
  {
    kind: 'atlassian-token',
    docs: 'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/',
    forms: [['ATATT3', '[\\w=-]{140,260}']],
  },
  {
    kind: 'trello-token',
    docs: 'https://developer.atlassian.com/cloud/trello/guides/rest-api/api-introduction/',
    forms: [['ATTA', '(?=[A-Za-z]*\\d)[A-Za-z0-9]{60,80}']],
  },
  {
    kind: 'linear-key',
    docs: 'https://linear.app/developers/oauth-2-0-authentication',
    forms: [['lin_oauth_', '[A-Za-z0-9]{40,64}']],
  },
  {
    kind: 'notion-token',
    docs: 'https://developers.notion.com/reference/authentication',
    forms: [['secret_', '(?=[A-Za-z]*\\d)(?=[a-z0-9]*[A-Z])[A-Za-z0-9]{43}']],
  },
  {
    kind: 'airtable-token',
    docs: 'https://airtable.com/developers/web/api/authentication',
    forms: [['pat', `[A-Za-z0-9]{14}\\.${hex64}`]],
  },
  {
    kind: 'asana-token',
    docs: 'https://developers.asana.com/docs/personal-access-token',
    forms: [[asanaMarks, `\\d{14,15}(?:/\\d{15,16})?:${hex32}`, '']],
  },
  {
    kind: 'intercom-token',
    docs: 'https://developers.intercom.com/docs/build-an-integration/learn-more/authentication',
    forms: [['dG9rO', '[A-Za-z0-9+/]{48,80}={0,2}']],
  },
  {
    kind: 'dropbox-token',
    docs: 'https://developers.dropbox.com/oauth-guide',
    forms: [['sl.', '(?=[\\w.-]*\\d)(?:u\\.)?[\\w-]{120,1600}']],
  },
  {
    kind: 'contentful-token',
    docs: 'https://www.contentful.com/developers/docs/references/authentication/',
    forms: [['CFPAT-', '[\\w-]{43}']],
  },
  {
    kind: 'hubspot-token',
    docs: 'https://developers.hubspot.com/docs/guides/apps/private-apps/overview',
    forms: [[['pat-na', 'pat-eu', 'pat-ap'], `\\d-${uuid}`]],
  },
  {
    kind: 'typeform-token',
    docs: 'https://www.typeform.com/developers/get-started/personal-access-token/',
    forms: [['tfp_', '(?=[\\w.-]*\\d)[\\w.-]{40,60}']],
  },
  {
    kind: 'apify-token',
    docs: 'https://docs.apify.com/platform/integrations/api',
    forms: [['apify_api_', '[A-Za-z0-9]{34,40}']],
  },
  {
    kind: 'okta-token',
    docs: 'https://developer.okta.com/docs/guides/create-an-api-token/main/',
    forms: [['SSWS ', '(?=[\\w-]*\\d)[\\w-]{38,46}']],
  },
  {
    kind: 'mapbox-token',
    docs: 'https://docs.mapbox.com/help/dive-deeper/access-tokens/',
    forms: [['sk.eyJ', '[\\w-]{40,200}\\.[\\w-]{20,40}']],
  },
  {
    kind: 'meta-token',
    docs: 'https://developers.facebook.com/docs/facebook-login/guides/access-tokens',
    // Not a part of a longer text in base64.
    forms: [['EAA', '(?<![+/=]EAA)(?=[A-Za-z]*\\d)(?=[A-Z0-9]*[a-z])[A-Za-z0-9]{90,300}(?![+/=])']],
  },
  {
    kind: 'posthog-key',
    docs: 'https://posthog.com/docs/api#authentication',
    forms: [[['phx_', 'phs_'], '(?=[A-Za-z_-]*\\d)[\\w-]{36,50}']],
  },
  {
    kind: 'grafana-token',
    docs: 'https://grafana.com/docs/grafana/latest/developers/http_api/auth/',
    forms: [['eyJrIjoi', '[A-Za-z0-9+/]{50,400}={0,2}']],
    confirm: isGrafanaKey,
  },
  {
    kind: 'sentry-token',
    docs: 'https://docs.sentry.io/account/auth-tokens/',
    forms: [
      ['sntrys_', 'eyJ[\\w+/=]{40,400}_[\\w+/=-]{40,50}'],
      [['sntryu_', 'sntryi_', 'sntrya_'], hex64],
    ],
  },
  {
    kind: 'new-relic-key',
    docs: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
    forms: [
      ['NRAK-', '[A-Z0-9]{27}'],
      [['NRII-', 'NRIQ-'], '[\\w-]{25,40}'],
      ['NRAL', '', '(?=[A-Za-z]*\\d)[0-9a-zA-Z]{36}'],
    ],
  },
  {
    kind: 'dynatrace-token',
    docs: 'https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients/access-tokens',
    forms: [[['dt0c01.', 'dt0s01.', 'dt0s02.', 'dt0s08.', 'dt0s16.'], '[A-Z0-9]{24}\\.[A-Z0-9]{64}']],
  },
  {
    kind: 'datadog-key',
    docs: 'https://docs.datadoghq.com/account_management/api-app-keys/',
    forms: [
      ['ddapp_', '[A-Za-z0-9]{30,60}'],
      ['ddpat_', '[A-Za-z0-9_-]{30,80}'],
    ],
  },
  {
    kind: 'honeycomb-key',
    docs: 'https://docs.honeycomb.io/configure/environments/manage-api-keys/',
    forms: [[['hcaik_', 'hcxik_', 'hcamk_'], '[a-z0-9]{50,64}']],
  },
  {
    kind: 'onesignal-key',
    docs: 'https://documentation.onesignal.com/docs/en/keys-and-ids',
    forms: [[['os_v2_app_', 'os_v2_org_'], '[a-z0-9]{90,130}']],
  },
  {
    kind: 'readme-key',
    docs: 'https://docs.readme.com/main/reference/intro/authentication',
    forms: [['rdme_', '[a-z0-9]{70}']],
  },
  {
    kind: 'adafruit-key',
    docs: 'https://io.adafruit.com/api/docs/#authentication',
    forms: [['aio_', '(?=[a-z]*[A-Z0-9])[a-zA-Z0-9]{28}']],
  },
  {
    kind: 'inngest-key',
    docs: 'https://www.inngest.com/docs/platform/signing-keys',
    forms: [['signkey-', '(?:prod|test|branch)-[0-9a-f]{32,64}']],
  },
  { kind: 'trigger-key', docs: 'https://trigger.dev/docs/apikeys', forms: [['tr_prod_', '[A-Za-z0-9]{20,30}']] },
  {
    kind: 'teams-webhook',
    docs: 'https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook',
    forms: [
      [
        '.webhook.office.com/webhookb2/',
        `${uuid}@${uuid}/IncomingWebhook/${hex32}/${uuid}(?:/[\\w-]+)?`,
        'https://[\\w-]+',
      ],
    ],
  },
]
