/**
 * An npm in name alone: `npm pack` of a folder in the words of npm 11, without the half second that npm takes to start. For tests
 * in which npm is not the subject; fake-npm.test.ts holds it to what the real one answers. What it can't do it refuses loudly.
 */
const { spawnSync } = require('node:child_process')
const { existsSync, readdirSync, readFileSync, writeFileSync } = require('node:fs')
const { delimiter, join, resolve } = require('node:path')
const { packFolder } = require('./pack.cjs')

const version = '11.21.2'

function refuse(what) {
  process.stderr.write(
    `npm error code ENOTREAL\nnpm error The npm of the fast tests can't do this: ${what}. Give the test's user a real one: makeUser(sandbox, { npm: 'host' }).\n`,
  )
  process.exit(1)
}

/** Flags by name; what they ask of npm beyond those that are read below changes nothing of a pack. */
function readArguments([command, ...args]) {
  if (command === '--version' || command === '-v') {
    process.stdout.write(`${version}\n`)
    process.exit(0)
  }
  if (command !== 'pack') refuse(`npm ${command}`)
  const flags = new Map()
  const words = args.filter((word) => word !== '--')
  for (let at = 0; at < words.length; at += 1) {
    const [, name, value] = /^--?([\w-]+)(?:=([\s\S]*))?$/.exec(words[at]) ?? refuse(`npm pack ${words[at]}`)
    const takesNext = value === undefined && ['pack-destination', 'loglevel', 'workspace', 'w'].includes(name)
    flags.set(name, [...(flags.get(name) ?? []), takesNext ? words[(at += 1)] : (value ?? 'true')])
  }
  const last = (name, otherwise) => flags.get(name)?.at(-1) ?? otherwise
  return {
    isOn: (name) => last(name, 'false') === 'true',
    last,
    workspaces: [...(flags.get('workspace') ?? []), ...(flags.get('w') ?? [])],
  }
}

function fail(code, lines, error) {
  process.stdout.write(`${JSON.stringify({ error: { code, ...error } }, null, 2)}\n`)
  process.stderr.write(
    ['', `code ${code}`, ...lines].map((line) => (line === '' ? '' : `npm error ${line}\n`)).join(''),
  )
  process.exit(typeof code === 'number' ? code : 1)
}

/** As npm runs them, with `foreground-scripts` off: what they print is kept, and shown where they fail. */
function runScript(folder, manifest, event) {
  const command = manifest.scripts?.[event]
  if (typeof command !== 'string') return
  const path = [join(folder, 'node_modules', '.bin'), process.env.PATH ?? process.env.Path].join(delimiter)
  const env = {
    ...process.env,
    PATH: path,
    INIT_CWD: folder,
    NODE: process.execPath,
    npm_command: 'pack',
    npm_execpath: __filename,
    npm_lifecycle_event: event,
    npm_lifecycle_script: command,
    npm_node_execpath: process.execPath,
    npm_package_json: join(folder, 'package.json'),
    npm_package_name: manifest.name,
    npm_package_version: manifest.version,
  }
  const { status, stdout, stderr } = spawnSync(command, {
    cwd: folder,
    env,
    shell: true,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  })
  if (status === 0) return
  const said = [`sh -c ${command}`, ...`${stdout}${stderr}`.replace(/\n$/, '').split('\n')]
  fail(status ?? 1, [`path ${folder}`, 'command failed', `command ${said[0]}`, ...said.slice(1)], {
    summary: 'command failed',
    detail: said.join('\n'),
  })
}

const readManifest = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8').replace(/^\uFEFF/, ''))

/** The folders of a workspace, or those of them that are asked for by name or path. */
function workspaceFolders(root, wanted) {
  const { workspaces = [] } = readManifest(root)
  const patterns = Array.isArray(workspaces) ? workspaces : (workspaces.packages ?? [])
  const folders = patterns.flatMap((pattern) => {
    if (!pattern.endsWith('/*')) return [join(root, pattern)]
    const parent = join(root, pattern.slice(0, -2))
    return existsSync(parent) ? readdirSync(parent).map((name) => join(parent, name)) : []
  })
  const packages = folders.filter((folder) => existsSync(join(folder, 'package.json'))).sort()
  if (wanted.length === 0) return packages
  return packages.filter((folder) =>
    wanted.some((word) => word === readManifest(folder).name || resolve(root, word) === folder),
  )
}

const { isOn, last, workspaces } = readArguments(process.argv.slice(2))
const here = process.cwd()
const inform = (text) => last('loglevel') === 'info' && process.stderr.write(text)
inform(`npm info using npm@${version}\nnpm info using node@${process.version}\n`)
const folders = isOn('workspaces') || workspaces.length > 0 ? workspaceFolders(here, workspaces) : [here]
const manifests = folders.map(readManifest)
const scripts = isOn('ignore-scripts') ? () => undefined : runScript
const listings = folders.map((folder, index) => {
  const manifest = manifests[index]
  scripts(folder, manifest, 'prepack')
  scripts(folder, manifest, 'prepare')
  const { tarball, listing } = packFolder(folder, manifest)
  if (!isOn('dry-run')) writeFileSync(join(resolve(last('pack-destination', '.')), listing.filename), tarball)
  scripts(folder, manifest, 'postpack')
  return listing
})
process.stdout.write(
  isOn('json') ? `${JSON.stringify(listings, null, 2)}\n` : listings.map(({ filename }) => `${filename}\n`).join(''),
)
inform('npm info ok\n')
