import { isRandom } from '../entropy.js'
import { secretRule, type SecretRule } from '../secret-rule.js'
import { isWeakPassword } from '../url-password.js'

/** Logins of programs for the network: https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html */
const netrc = secretRule({
  kind: 'netrc-password',
  anchors: ['machine '],
  pattern:
    /(?<![\w-])machine\s{1,8}[\w.-]{1,100}\s{1,16}login\s{1,8}[^\s"'`]{1,100}\s{1,16}password\s{1,8}(?<value>[^\s"'`<>{}$\\]{6,300})/g,
  confirm: (value) => (isWeakPassword(value) ? null : 'netrc-password'),
  after: 640,
})

/** Keys of WireGuard, 32 bytes in base64: https://man7.org/linux/man-pages/man8/wg.8.html#CONFIGURATION_FILE_FORMAT_EXAMPLE */
const wireguard = secretRule({
  kind: 'wireguard-key',
  anchors: ['PrivateKey', 'PresharedKey'],
  pattern:
    /(?<![\w-])(?:PrivateKey|PresharedKey)\s{0,4}=\s{0,4}["']?(?<value>[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)(?![\w+/=])/g,
})

/** Secret keys of minisign and signify: https://jedisct1.github.io/minisign/ */
const minisign = secretRule({
  kind: 'private-key',
  anchors: ['RWRTY0Iy'],
  pattern: /(?<![\w+/-])RWRTY0Iy[A-Za-z0-9+/]{180,220}={0,2}/g,
})

/**
 * Private keys of accounts, named as such, in the settings of tools that deploy contracts:
 * https://ethereum.org/developers/docs/accounts/
 */
const account = secretRule({
  kind: 'wallet-key',
  anchors: [
    { text: 'private_key', fold: true },
    { text: 'privatekey', fold: true },
    { text: 'accounts', fold: true },
  ],
  pattern:
    /(?<![A-Za-z])(?:(?:\w{0,40}?private_?key\w{0,12}["']?\s{0,4}[:=]|accounts["']?\s{0,4}:\s{0,4}\[)\s{0,8}(?:process\.env\.\w{1,60}\s{0,4}(?:\|\||\?\?)\s{0,4})?["'`]?(?<value>0x[0-9a-f]{64}))(?![0-9a-z])/gi,
  confirm: (value) => (isRandom(value.slice(2)) && !/^0x0{16}/.test(value) ? 'wallet-key' : null),
  before: 60,
  after: 240,
})

export const programRules: readonly SecretRule[] = [netrc, wireguard, minisign, account]
