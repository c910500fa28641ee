import { cloudRules } from './clouds.js'
import { jwtRule } from './jwt.js'
import { keyBlock } from './key-block.js'
import { npmrcRules } from './npmrc.js'
import { presetRules } from './preset.js'
import type { SecretRule } from './secret-rule.js'
import { tokenRules } from './tokens.js'
import { urlPassword } from './url-password.js'

/** Every rule: secretlint's, and ours for what it misses. */
export const secretRules: readonly SecretRule[] = [
  ...presetRules,
  keyBlock,
  ...npmrcRules,
  ...cloudRules,
  ...tokenRules,
  urlPassword,
  jwtRule,
]
