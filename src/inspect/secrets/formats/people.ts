import type { Format } from './format.js'
import { alphanumeric, mixed, service, thorough, uuid } from './service.js'

const hex32 = '[0-9a-f]{32}'

/** Networks of people, messages, mail, calendars, and what a team writes and draws together. */
export const peopleFormats: readonly Format[] = [
  {
    // Tokens of old apps: https://docs.slack.dev/authentication/tokens
    kind: 'slack-token',
    docs: 'https://docs.slack.dev/authentication/tokens',
    forms: [
      [['xoxa-', 'xoxr-'], '(?:\\d-)?(?=[A-Za-z-]*\\d)[0-9A-Za-z-]{24,80}'],
      ['xoxo-', '\\d{8,14}-\\d{8,14}-\\d{8,14}-[0-9a-f]{10,64}'],
    ],
  },
  {
    kind: 'discord-token',
    docs: 'https://discord.com/developers/docs/reference#authentication',
    forms: [['mfa.', thorough('84')]],
  },
  {
    kind: 'meta-token',
    docs: 'https://developers.facebook.com/docs/instagram-platform/reference/access_token/',
    forms: [[['IGQV', 'IGQW', 'IGAA'], thorough('100,400')]],
  },
  {
    kind: 'figma-token',
    docs: 'https://developers.figma.com/docs/rest-api/authentication/',
    forms: [[['figu_', 'figp_', 'figo_', 'figor_'], mixed('36,60')]],
  },
  service(
    'https://docs.x.com/resources/fundamentals/authentication/oauth-2-0/bearer-tokens',
    'AAAAAAAAAAAAAAAAAAAAA',
    '(?=[A-Za-z%]*\\d)[A-Za-z0-9%]{60,140}',
    'A{0,3}',
  ),
  service('https://dev.vk.com/en/api/access-token/getting-started', 'vk1.a.', '[\\w-]{80,300}'),
  service(
    'https://developers.tiktok.com/doc/oauth-user-access-token-management/',
    ['act.', 'rft.'],
    '[A-Za-z0-9]{40,80}!\\d{4}\\.\\w{2}',
  ),
  service(
    'https://learn.microsoft.com/linkedin/shared/authentication/authentication',
    'WPL_AP1.',
    '[A-Za-z0-9]{16}\\.[A-Za-z0-9+/]{6}={0,2}',
  ),
  service(
    'https://developers.pinterest.com/docs/getting-started/set-up-authentication-and-authorization/',
    ['pina_', 'pinr.'],
    alphanumeric('40,200'),
  ),
  service('https://dev.twitch.tv/docs/chat/authenticating/', 'oauth:', '(?=[a-z]*\\d)[a-z0-9]{30}'),
  service('https://lichess.org/api#section/Introduction/Authentication', 'lip_', thorough('20,24')),
  service(
    'https://spec.matrix.org/latest/client-server-api/#using-access-tokens',
    ['syt_', 'mct_'],
    '[A-Za-z0-9]{1,80}_[A-Za-z0-9]{20,40}_[A-Za-z0-9]{6}',
  ),
  service('https://www.zoho.com/accounts/protocol/oauth/web-apps/access-token.html', '1000.', `${hex32}\\.${hex32}`),
  service(
    'https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_refresh_token_flow.htm',
    '5Aep861',
    '[\\w.=]{70,120}',
  ),
  service('https://developer.nylas.com/docs/v3/auth/', 'nyk_v0_', '[A-Za-z0-9]{64}'),
  service('https://docs.svix.com/api-keys', ['sk_', 'testsk_'], '[\\w-]{32}\\.(?:us|eu|ca|au|in)'),
  service('https://dub.co/docs/api-reference/authentication', 'dub_', thorough('24')),
  service(
    'https://www.jetbrains.com/help/youtrack/devportal/authentication-with-permanent-token.html',
    ['perm-', 'perm:'],
    '[A-Za-z0-9+/]{2,60}={0,2}\\.[A-Za-z0-9+/]{2,60}={0,2}\\.[A-Za-z0-9]{20,60}',
  ),
  service('https://developer.frame.io/docs/getting-started/authentication', 'fio-u-', '[\\w-]{64}'),
  service('https://www.canva.dev/docs/connect/authentication/', 'cnvca', '[\\w-]{51}'),
  service('https://www.builder.io/c/docs/api-intro', 'bpk-', hex32),
  service('https://docs.imgix.com/en-US/apis/management/overview', 'ak_', '[0-9a-f]{64}'),
  service('https://developer.fullstory.com/server/authentication/', ['na1.', 'eu1.'], '[A-Za-z0-9+/]{100}'),
  service('https://apidocs.teamwork.com/guides/teamwork/authentication', 'tkn.v1_', '[\\w-]{64,120}=?'),
  service(
    'https://docs.voiceflow.com/reference/authentication-1',
    'VF.',
    '(?:DM\\.|WS\\.)?[0-9a-f]{24}\\.[A-Za-z0-9]{16}',
  ),
  service(
    'https://docs.tolgee.io/platform/account_settings/api_keys_and_pat_tokens',
    ['tgpak_', 'tgpat_'],
    '[a-z0-9]{40,80}',
  ),
  service('https://docs.weblate.org/en/latest/api.html#authentication', ['wlu_', 'wlp_'], thorough('36,50')),
  service('https://notification.canada.ca/', 'gcntfy-', `\\w{1,60}-${uuid}-${uuid}`),
  service('https://wakatime.com/developers#authentication', 'waka_', uuid),
  {
    kind: 'webhook-url',
    docs: 'https://developers.google.com/workspace/chat/quickstart/webhooks',
    forms: [['chat.googleapis.com/v1/spaces/', '[\\w-]{8,16}/messages\\?[\\w.&%=-]{60,240}', 'https://']],
  },
  {
    kind: 'webhook-url',
    docs: 'https://help.zapier.com/hc/en-us/articles/8496288690317-Trigger-Zap-workflows-from-webhooks',
    forms: [['hooks.zapier.com/hooks/catch/', '\\d{4,12}/(?=[a-z]*\\d|\\d*[a-z])[a-z0-9]{6,8}', 'https://']],
  },
  {
    kind: 'webhook-url',
    docs: 'https://help.make.com/webhooks',
    forms: [['.make.com/', '(?=[a-z]*\\d)[a-z0-9]{30,36}', 'https://hook\\.\\w{2,6}']],
  },
  {
    kind: 'webhook-url',
    docs: 'https://www.tines.com/docs/actions/types/webhook/',
    forms: [['.tines.com/webhook/', `${hex32}/${hex32}`, 'https://[\\w-]{1,60}']],
  },
]
