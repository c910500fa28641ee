import { entropy, isSequence } from './entropy.js'

/** Words that passwords of documentation and tests consist of. */
const dummies =
  /p[a4@][s5$]{2}(?:w[o0]?r?d?)?|pwd|s[e3]cr[e3]t|token|users?|username|admin(?:istrator)?|test(?:ing)?|example|sample|dummy|foo|bar|baz|qwerty|letmein|hunter2|1234\d*|abcd?|xxx+|key|auth|cred(?:ential)?s?|login|root|guest|changeme|change|your|some|value|here|strong|mysql|postgres|redis|mongo|db|my|the|a(?=[A-Z])|is/gi

/** Signs of a template or of an omission. */
const template = /\$\{|\$[A-Za-z(]|[{}<>[\]]|%[sd]|…|\.\.\.|\*\*\*/

/** Whether a password is one of documentation: dummy words and little else, or too plain to be anybody's. */
export function isWeakPassword(password: string): boolean {
  if (template.test(password) || password.length < 6) return true
  const rest = password.replace(dummies, '').replace(/[^A-Za-z0-9]/g, '')
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length
  return rest.length < 5 || kinds < 2 || entropy(password) < 2.2 || isSequence(password)
}
