import type { Format } from './format.js'

const base58 = '[1-9A-HJ-NP-Za-km-z]'
const bech32 = '[02-9ac-hj-np-z]'

/** Private keys of wallets and of identities that are kept like them. */
export const walletFormats: readonly Format[] = [
  {
    kind: 'wallet-key',
    docs: 'https://github.com/bitcoin/bips/blob/master/bip-0032.mediawiki#serialization-format',
    forms: [[['xprv', 'yprv', 'zprv', 'tprv', 'uprv', 'vprv'], `${base58}{107}`]],
  },
  {
    kind: 'wallet-key',
    docs: 'https://github.com/nostr-protocol/nips/blob/master/19.md',
    forms: [['nsec1', `${bech32}{58}`]],
  },
  {
    kind: 'wallet-key',
    docs: 'https://github.com/sui-foundation/sips/blob/main/sips/sip-15.md',
    forms: [['suiprivkey1', `${bech32}{59}`]],
  },
  {
    kind: 'wallet-key',
    docs: 'https://github.com/aptos-foundation/AIPs/blob/main/aips/aip-80.md',
    forms: [[['ed25519-priv-0x', 'secp256k1-priv-0x'], '[0-9a-f]{64}']],
  },
]
