import { cloudRules } from './clouds.js'
import { aiFormats } from './formats/ai.js'
import { azureFormats } from './formats/azure.js'
import { cloudFormats } from './formats/clouds.js'
import { codeHostFormats } from './formats/code-hosts.js'
import { discordToken } from './formats/discord.js'
import { formatRules, type Format } from './formats/format.js'
import { paymentFormats } from './formats/payments.js'
import { serviceFormats } from './formats/services.js'
import { jwtRule } from './jwt.js'
import { npmrcRules } from './npmrc.js'
import { presetRules } from './preset.js'
import type { SecretRule } from './secret-rule.js'
import { namedSecret } from './settings.js'
import { connectionStrings } from './structures/connection-string.js'
import { bareKey, encodedPem } from './structures/encoded-key.js'
import { headerRules } from './structures/headers.js'
import { jwk } from './structures/jwk.js'
import { structureRules } from './structures/others.js'
import { keyBlock } from './structures/pem.js'
import { urlPassword } from './url-password.js'

/** Every form of a provider's. */
export const formats: readonly Format[] = [
  ...codeHostFormats,
  ...azureFormats,
  ...cloudFormats,
  ...aiFormats,
  ...serviceFormats,
  ...paymentFormats,
]

/** Every rule: secretlint's, and ours for what it misses. Where two know the same place, the first is right. */
export const secretRules: readonly SecretRule[] = [
  ...presetRules,
  keyBlock,
  encodedPem,
  bareKey,
  ...npmrcRules,
  ...formatRules(formats),
  discordToken,
  ...cloudRules,
  jwk,
  ...connectionStrings,
  ...structureRules,
  ...headerRules,
  urlPassword,
  jwtRule,
]

/** What is looked for in files of settings alone. */
export const settingsRules: readonly SecretRule[] = [...secretRules, namedSecret]
