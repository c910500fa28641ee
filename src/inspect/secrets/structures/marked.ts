import { entropy } from '../entropy.js'
import { secretRule, type SecretRule } from '../secret-rule.js'

/** Words in the marks of secrets, whatever the provider: `acme_live_…`, `acme-pat-…`, `acme_sk_…`. */
const words = 'live prod sk pat key token secret api'.split(' ')

/** Words in the marks of what is public, or no secret by itself. */
const isPublic = /(?:^|[_-])(?:pk|pub|public|publishable|anon|client|site|widget|id|hash|integrity|example)[_-]/i

/** Bits for each character, of which random letters and digits have more, and words in camel case fewer. */
const least = 4.2

/** A value behind a mark that says that it is a secret, in the form of no provider that is known. */
export const markedKey: SecretRule = secretRule({
  kind: 'marked-key',
  anchors: words.flatMap((word) => [`_${word}_`, `-${word}-`, ...(word.length > 2 ? [`${word}_`, `${word}-`] : [])]),
  pattern: new RegExp(
    `(?<![\\w.-])(?:[a-z][a-z0-9]{0,14}[_-]){0,3}(?:${words.join('|')})[_-](?:[a-z0-9]{1,6}[_-]){0,2}` +
      `(?=[A-Za-z]*\\d[A-Za-z]*\\d)(?=[a-z0-9]*[A-Z][a-z0-9]*[A-Z])(?=[A-Z0-9]*[a-z])[A-Za-z0-9]{32,120}(?![\\w-])`,
    'g',
  ),
  confirm(value) {
    const body = value.slice(Math.max(value.lastIndexOf('_'), value.lastIndexOf('-')) + 1)
    return !isPublic.test(value) && entropy(body) >= least ? 'marked-key' : null
  },
  before: 64,
  after: 256,
})
