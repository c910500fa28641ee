import { hash } from 'node:crypto'

/**
 * Values that providers show in their own pages and others copy, and keys that libraries carry: the first sixteen
 * digits of their SHA-256, so that this file holds none itself.
 */
const known: ReadonlySet<string> = new Set([
  // GitHub
  '3543c50b0cb9cea8',
  'bc3ae723f57c6b9e',
  '82e74299544e0073',
  '6d7fa4e64d4b1f3e',
  '976b57ee8acdfcf4',
  'b416b47c309fd7cf',
  // Stripe
  '2cafc0970149a84f',
  'f2d6ca16515033e5',
  '2d1f7723aabc5c7a',
  '7e8de44ea9ecf6d5',
  // Svix
  '96ad2ccd81462a76',
  'ce5db258282b9663',
  '2dd745ff991276ae',
  // Telegram
  '0b5dd075ccdd03c4',
  '97663138e6669921',
  'a86ae86369fd155f',
  // Discord
  '02f7ce3c263f85c0',
  // Slack
  'f5375a46365089a8',
  '265ab8f59d7bc544',
  '0d7e920845ed3423',
  // Google
  'ac9265e56c79b234',
  '44b9f0d854dcf201',
  '7f5ed7bb3808ec86',
  // 1Password
  '4861b7d682dcbc5a',
  'a7b2c5ded1e6d5da',
  '0f432205b4c94878',
  // Shopify
  '465ad9db7ec327ce',
  '96494af0ff15d729',
  '5aca5b5c3515155c',
  '1548bbe8e262d795',
  // RFC 7617 and pages on HTTP
  'cf4d418ed3de92d7',
  'ad62d48d8b069026',
  '73f71af093fdf154',
  // JSON Web Keys of RFC 7515, 7517, 7520, 8037 and of jwt.io
  'a45404ae333dd955',
  '2e4ff57e9c832eda',
  '8b1b17a9740c068a',
  '57afc11665beb68d',
  'ecaa6793a6374193',
  '5ccf2edb4f070f0b',
  'f8123081a22e5c00',
  '190edf59d5736c3b',
  '243cd6766dfc55fe',
  '0330b11998cbc9ab',
  // Keys of RFC 8410 and of jwt.io
  '4ff96a60934849a7',
  'ff03f51114a18e01',
  '076b76490a3ca09e',
  '53c8c6f5be1daced',
  'c8dd42c06353f4db',
  '477fdeded9c4ebdc',
  // Cloudflare's example of a custom certificate
  '86206a453c3f5970',
  // The key with which ssh2 tries whether Node knows Ed25519
  '0739020d3a2d8f66',
])

/** Whether a value is one of a provider's documentation. Of a private key, its base64. */
export function isDocumented(value: string): boolean {
  return known.has(hash('sha256', value).slice(0, 16))
}
