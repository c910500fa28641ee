import { secretRule, type SecretRule } from './secret-rule.js'

/** Characters around an access key ID in which its secret is looked for. */
const nearby = 300

/** 40 characters of base64: an AWS secret access key has no mark of its own. */
const secret = /(?<![A-Za-z0-9/+=_-])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=_-])/g

const keyId = /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Za-z0-9])/g

function isRandom(value: string): boolean {
  return /[a-z]/.test(value) && /[A-Z]/.test(value) && /\d/.test(value)
}

function around(text: string, at: number): string {
  return text.slice(Math.max(0, at - nearby), at + nearby)
}

/** Whether the number of an account of Twilio's is at a place. */
function isAccount(bytes: Buffer, at: number): boolean {
  return /^AC[0-9a-f]{32}$/.test(bytes.toString('latin1', at, at + 34))
}

/** Storage keys that everyone knows: of the emulators Azurite and Cosmos DB. */
const emulators = /^(Eby8vdM02xNOcqFlqUwJPLlm|C2y6yDjf5\/R\+ob0N8A7Cgv30)/

/** Keys of the large clouds, and one of Mailgun's, that take more than a mark. */
export const cloudRules: readonly SecretRule[] = [
  secretRule({
    kind: 'aws-key-id',
    anchors: ['AKIA', 'ASIA', 'ABIA', 'ACCA'],
    pattern: keyId,
    confirm: (_, text, at) => ((around(text, at).match(secret) ?? []).some(isRandom) ? null : 'aws-key-id'),
    before: nearby + 50,
    after: nearby + 80,
  }),
  secretRule({
    kind: 'aws-secret-key',
    anchors: ['AKIA', 'ASIA', 'ABIA', 'ACCA'],
    pattern: secret,
    confirm: (value, text, at) => (isRandom(value) && around(text, at).search(keyId) >= 0 ? 'aws-secret-key' : null),
    before: nearby + 50,
    after: nearby + 80,
  }),
  secretRule({
    // The newer form has no mark: https://documentation.mailgun.com/docs/mailgun/user-manual/api-key-mgmt/rbac-mgmt
    kind: 'mailgun-key',
    anchors: [{ text: 'mailgun', fold: true }],
    pattern: /(?<![\w-])[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}(?![\w-])/g,
    before: 100,
    after: 200,
  }),
  secretRule({
    // Beside the number of its account: https://www.twilio.com/docs/iam/api-keys#authentication
    kind: 'twilio-token',
    anchors: Array.from('0123456789abcdef', (digit) => ({ text: `AC${digit}`, screen: isAccount })),
    pattern: /(?<![\w-])[0-9a-f]{32}(?![\w-])/g,
    confirm: (_, text, at) =>
      /(?<![A-Za-z0-9])AC[0-9a-f]{32}(?![A-Za-z0-9])/.test(around(text, at)) ? 'twilio-token' : null,
    before: nearby + 50,
    after: nearby + 80,
  }),
  secretRule({
    kind: 'aws-session-token',
    anchors: ['session_token', 'sessiontoken'].map((text) => ({ text, fold: true })),
    pattern: /session_?token["']?\s{0,4}[:=]\s{0,4}["']?(?<value>[A-Za-z0-9/+]{100,1200}={0,2})(?![\w/+=])/gi,
    after: 1300,
  }),
  secretRule({
    kind: 'azure-storage-key',
    anchors: ['AccountKey='],
    pattern: /AccountKey=(?<value>[A-Za-z0-9+/]{86}==)/g,
    confirm: (key) => (emulators.test(key) ? null : 'azure-storage-key'),
  }),
  secretRule({
    kind: 'azure-access-key',
    anchors: ['SharedAccessKey='],
    pattern: /SharedAccessKey=(?<value>[A-Za-z0-9+/]{43}=)/g,
  }),
  secretRule({
    kind: 'azure-access-key',
    anchors: ['.azconfig.io;Id='],
    pattern: /\.azconfig\.io;Id=[^;\s"'`]{8,60};Secret=(?<value>[A-Za-z0-9+/]{40,120}={0,2})/g,
  }),
  secretRule({
    kind: 'azure-access-key',
    anchors: ['.redis.cache.windows.net'],
    pattern: /\.redis\.cache\.windows\.net(?::\d{4,5})?,password=(?<value>[A-Za-z0-9+/]{43}=)/g,
  }),
  secretRule({
    kind: 'azure-sas',
    anchors: ['sig='],
    pattern: /(?<=[?&;"'\s])sig=(?<value>[A-Za-z0-9%+/]{43,80}(?:%3[Dd]|=)|[\w-]{43}(?![\w%-]))/g,
    // The version of a storage, or that of a Logic App's trigger.
    confirm: (_, text, at) =>
      /[?&;"'\s]sv=(?:20\d\d-\d\d-\d\d|1\.0&)/.test(text.slice(Math.max(0, at - 600), at + 600)) ? 'azure-sas' : null,
    before: 700,
    after: 800,
  }),
  secretRule({ kind: 'google-api-key', anchors: ['AIza'], pattern: /(?<![\w-])AIza[\w-]{35}(?![\w-])/g }),
  secretRule({ kind: 'google-client-secret', anchors: ['GOCSPX-'], pattern: /(?<![\w-])GOCSPX-[\w-]{28}(?![\w-])/g }),
  secretRule({ kind: 'google-access-token', anchors: ['ya29.'], pattern: /(?<![\w.-])ya29\.[\w-]{40,}/g, after: 1024 }),
  secretRule({
    kind: 'presigned-url',
    anchors: [{ text: 'x-amz-signature=', fold: true }],
    pattern: /X-Amz-Signature=(?<value>[0-9a-f]{64})(?![0-9a-f])/gi,
  }),
  secretRule({
    kind: 'presigned-url',
    anchors: [{ text: 'x-goog-signature=', fold: true }],
    pattern: /X-Goog-Signature=(?<value>[0-9a-f]{64,1024})/gi,
    after: 1200,
  }),
  secretRule({
    kind: 'presigned-url',
    anchors: ['GoogleAccessId='],
    pattern: /GoogleAccessId=[^\s"'<>]{1,300}&Signature=(?<value>[A-Za-z0-9%+/=]{80,})/g,
    after: 1200,
  }),
]
