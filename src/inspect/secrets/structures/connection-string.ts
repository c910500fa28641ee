import { isWeakPassword } from '../url-password.js'
import { secretRule, type SecretRule } from '../secret-rule.js'

/** A password in a list of settings: up to the sign that ends it, or quoted. */
const password = String.raw`(?<value>[^;"'\`\s<>{}&$|\\]{6,128})`

/** What else a connection string says: where the database is, and who comes. */
const server = /(?:^|[;"'`\s])(?:server|data source|host|address|addr|network address)\s*=\s*[^;"'`\s]/i
const user = /(?:^|[;"'`\s])(?:user id|uid|user|username|user name)\s*=\s*[^;"'`\s]/i

/** Characters around a password in which the rest of a connection string is. */
const reach = 400

/** The line around a place, as far as one string goes. */
function lineAround(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - reach), at)
  const after = text.slice(at, at + reach)
  return before.slice(before.search(/[^"'`\n]*$/)) + after.slice(0, after.search(/["'`\n]|$/))
}

/** Connection strings of ADO.NET and ODBC: https://learn.microsoft.com/dotnet/framework/data/adonet/connection-strings */
const ado = secretRule({
  kind: 'database-password',
  anchors: [
    { text: 'password=', fold: true },
    { text: 'pwd=', fold: true },
    { text: 'password =', fold: true },
  ],
  pattern: new RegExp(`(?<=[;"'\`\\s])(?:password|pwd)\\s?=\\s?${password}`, 'gi'),
  confirm(value, text, at) {
    const line = lineAround(text, at)
    return server.test(line) && user.test(line) && !isWeakPassword(value) ? 'database-password' : null
  },
  before: reach + 16,
  after: reach + 140,
})

/** A URL of JDBC with its password as a parameter: https://jdbc.postgresql.org/documentation/use/ */
const jdbc = secretRule({
  kind: 'database-password',
  anchors: ['jdbc:'],
  pattern: new RegExp(
    `jdbc:[a-z0-9:]{2,40}:(?://|@|thin:)?[^\\s"'\`<>]{1,400}?[?&;](?:password|pwd)=${password}`,
    'gi',
  ),
  confirm: (value) => (isWeakPassword(value) ? null : 'database-password'),
  after: 640,
})

/** Oracle's thin driver: `jdbc:oracle:thin:user/password@host` */
const oracle = secretRule({
  kind: 'database-password',
  anchors: ['jdbc:oracle:'],
  pattern: /jdbc:oracle:[a-z0-9]{2,10}:[\w$#.-]{1,60}\/(?<value>[^\s"'`<>@{}$]{6,128})@[\w/.:-]{3}/gi,
  confirm: (value) => (isWeakPassword(value) ? null : 'database-password'),
  after: 320,
})

export const connectionStrings: readonly SecretRule[] = [ado, jdbc, oracle]
