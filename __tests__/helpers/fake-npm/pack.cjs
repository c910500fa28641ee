/** What `npm pack` of npm 11 does in a package folder, as far as the tests need it. Plain CommonJS: it has to start at once. */
const { createHash } = require('node:crypto')
const { lstatSync, readdirSync, readFileSync, existsSync } = require('node:fs')
const { basename, extname, join } = require('node:path')
const { gzipSync } = require('node:zlib')

/** What npm refuses to pack, whatever else is said (npm-packlist 10, `strictDefaults`, `strict` and `defaults`). */
const neverFolders = new Set(['.git', '.svn', '.hg', 'CVS', '.DS_Store'])
const neverNames = /^(\.npmrc|\.npmignore|\.gitignore|npm-debug\.log|\..*\.swp|\.DS_Store|\._.*|.*\.orig)$/i
const neverAtRoot = new Set(['package-lock.json', 'yarn.lock', 'pnpm-lock.yaml', 'bun.lockb', '.lock-wscript'])
const alwaysAtRoot = /^(package\.json|(readme|copying|license|licence)(\.[^/]*[^~$/])?)$/i

/** A glob as npm's ignore files and `files` write it. */
function globPattern(glob) {
  if (/[@?+*!]\(/.test(glob)) throw new Error(`this npm knows no extended globs: ${glob}`)
  let pattern = ''
  let braces = 0
  for (let at = 0; at < glob.length; at += 1) {
    const char = glob[at]
    if (glob.startsWith('**/', at)) [pattern, at] = [`${pattern}(?:.*/)?`, at + 2]
    else if (glob.startsWith('**', at)) [pattern, at] = [`${pattern}.*`, at + 1]
    else if (char === '*') pattern += '[^/]*'
    else if (char === '?') pattern += '[^/]'
    else if (char === '[' && glob.includes(']', at)) {
      const end = glob.indexOf(']', at)
      ;[pattern, at] = [`${pattern}[${glob.slice(at + 1, end).replace(/^!/, '^')}]`, end]
    } else if (char === '{' && glob.includes('}', at)) [pattern, braces] = [`${pattern}(?:`, braces + 1]
    else if (char === '}' && braces > 0) [pattern, braces] = [`${pattern})`, braces - 1]
    else if (char === ',' && braces > 0) pattern += '|'
    else pattern += char.replace(/[\\^$.|+()[\]{}]/g, '\\$&')
  }
  return pattern
}

/** A rule for paths: whether it takes one in or out. One without a slash is about names on every floor. */
function rule(line, takesIn) {
  const negated = line.startsWith('!')
  const body = (negated ? line.slice(1) : line).replace(/\/$/, '')
  const anchored = body.replace(/^\.?\//, '')
  const floor = body.includes('/') ? '' : '(?:.*/)?'
  const matcher = new RegExp(`^${floor}${globPattern(anchored)}(?:/.*)?$`, 'is')
  return { takesIn: takesIn !== negated, matches: (path) => matcher.test(path) }
}

function filesRules(files, folder) {
  return files.map((entry) => {
    const body = entry.replace(/^!/, '').replace(/^\.?\//, '')
    // An entry that exists is that file or folder; any other is a pattern.
    const path =
      existsSync(join(folder, body)) && !/[*?[{]/.test(body)
        ? `/${body}`
        : entry.replace(/^!/, '').replace(/\/\*$/, '/**')
    return rule(`${entry.startsWith('!') ? '!' : ''}${path}`, true)
  })
}

/** The ignore file of a folder: .npmignore, or .gitignore where there is none. */
function ignoreRules(folder) {
  const file = ['.npmignore', '.gitignore'].map((name) => join(folder, name)).find((path) => existsSync(path))
  if (file === undefined) return []
  const lines = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
  // npm walks into a folder again of which such a line names a file, and packs more of it than one would think.
  if (lines.some((line) => line.startsWith('!'))) throw new Error('this npm takes nothing in again in an ignore file')
  return lines.map((line) => rule(line, false))
}

const verdictOf = (rules, path, before) =>
  rules.reduce((included, { takesIn, matches }) => (takesIn !== included && matches(path) ? takesIn : included), before)

/** Every plain file below a folder, with the ignore files that stand between. */
function walk(folder, at, ignores, found) {
  const own = at === '' ? [] : [{ at, rules: ignoreRules(join(folder, at)) }]
  const here = [...ignores, ...own.filter(({ rules }) => rules.length > 0)]
  for (const name of readdirSync(join(folder, at)).sort()) {
    const path = at === '' ? name : `${at}/${name}`
    const stat = lstatSync(join(folder, path))
    if (stat.isDirectory()) {
      if (!neverFolders.has(name) && path !== 'node_modules') walk(folder, path, here, found)
    } else if (stat.isFile() && !neverNames.test(name) && !name.includes('*')) found.push({ path, stat, ignores: here })
  }
  return found
}

const asPath = (value) => (typeof value === 'string' ? [value.replace(/^\.?\//, '')] : [])

/** Packed paths with what the file system says of each, in npm's order in the tarball. */
function packlist(folder, manifest) {
  if (manifest.bundleDependencies || manifest.bundledDependencies) throw new Error('this npm bundles nothing')
  const files = Array.isArray(manifest.files) ? manifest.files.filter((entry) => typeof entry === 'string') : null
  const rules = files ? filesRules(files, folder) : ignoreRules(folder)
  const { bin } = manifest
  const bins = typeof bin === 'string' ? [bin] : Object.values(typeof bin === 'object' && bin !== null ? bin : {})
  const exact = (files ?? []).filter((entry) => !entry.startsWith('!') && !/[*?[{]/.test(entry)).flatMap(asPath)
  const required = new Set([...[manifest.main, manifest.browser, ...bins].flatMap(asPath), ...exact])
  const isPacked = ({ path, ignores }) => {
    if (neverAtRoot.has(path)) return false
    if (alwaysAtRoot.test(path) || required.has(path)) return true
    const byRoot = verdictOf(rules, path, files === null)
    return ignores.reduce((included, { at, rules: own }) => verdictOf(own, path.slice(at.length + 1), included), byRoot)
  }
  const key = (path) => [extname(path).toLowerCase(), basename(path).toLowerCase(), path]
  const order = (a, b) =>
    key(a.path).reduce((sum, part, index) => sum || part.localeCompare(key(b.path)[index], 'en'), 0)
  return walk(folder, '', [], []).filter(isPacked).sort(order)
}

const octal = (value, width) => value.toString(8).padStart(width, '0')
const padding = (length) => Buffer.alloc((512 - (length % 512)) % 512)

function tarBlock(name, type, mode, size) {
  const block = Buffer.alloc(512)
  Buffer.from(name).copy(block, 0, 0, 100)
  block.write(`${octal(mode, 6)} \0`, 100)
  block.write(`${octal(size, 10)} `, 124)
  // 1985-10-26T08:15:00Z, for all files of all packages.
  block.write(`${octal(499162500, 10)} `, 136)
  block.write('        ', 148)
  block.write(type, 156)
  block.write('ustar\u000000', 257)
  block.write(`${octal(0, 6)} \0${octal(0, 6)} \0`, 329)
  block.write(
    `${octal(
      block.reduce((sum, byte) => sum + byte, 0),
      6,
    )} \0`,
    148,
  )
  return block
}

/** Names that a plain header can't hold go before it, as a PAX record; its length counts its own digits. */
function longName(name) {
  if (Buffer.byteLength(name) <= 100 && /^[\x20-\x7e]*$/.test(name)) return []
  const rest = Buffer.byteLength(` path=${name}\n`)
  let length = rest + 1
  while (String(length).length + rest !== length) length += 1
  const record = Buffer.from(`${length} path=${name}\n`)
  return [tarBlock('PaxHeader/entry', 'x', 0o644, record.length), record, padding(record.length)]
}

const isUpper = ({ path }) => path[0] === path[0].toUpperCase()
const listed = (a, b) =>
  Number(isUpper(b)) - Number(isUpper(a)) || a.path.localeCompare(b.path, 'en', { sensitivity: 'case', numeric: true })

/** The package as npm would upload it, with what `npm pack --json` says of it. */
function packFolder(folder, known) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8').replace(/^\uFEFF/, ''))
  const { name, version } = known ?? manifest
  const entries = packlist(folder, manifest).map(({ path, stat }) => ({
    path,
    mode: ((stat.mode & 0o777) | 0o600) & ~0o22,
    bytes: readFileSync(join(folder, path)),
  }))
  const parts = entries.flatMap(({ path, mode, bytes }) => [
    ...longName(`package/${path}`),
    tarBlock(`package/${path}`, '0', mode, bytes.length),
    bytes,
    padding(bytes.length),
  ])
  const tarball = gzipSync(Buffer.concat([...parts, Buffer.alloc(1024)]), { level: 9 })
  tarball[9] = 255 // "unknown system", as node-tar writes it everywhere
  const files = entries.map(({ path, mode, bytes }) => ({ path, size: bytes.length, mode })).sort(listed)
  const listing = {
    id: `${name}@${version}`,
    name,
    version,
    size: tarball.length,
    unpackedSize: files.reduce((sum, { size }) => sum + size, 0),
    shasum: createHash('sha1').update(tarball).digest('hex'),
    integrity: `sha512-${createHash('sha512').update(tarball).digest('base64')}`,
    filename: `${name.replace('@', '').replace('/', '-')}-${version}.tgz`,
    files,
    entryCount: files.length,
    bundled: [],
  }
  return { manifest, tarball, listing }
}

module.exports = { packFolder }
