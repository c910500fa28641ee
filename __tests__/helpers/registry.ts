import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { npm } from './cli.js'
import type { User } from './cli.js'
import { installPackage, nodeThat } from './npm-versions.js'
import type { Sandbox } from './sandbox.js'

/** A real registry on loopback, with no way out to another one. */
export interface Registry {
  /** Ends in a slash. */
  readonly url: string
  /** `//127.0.0.1:PORT/`, as .npmrc wants it before `:_authToken`. */
  readonly authKey: string
  /** Of the account that publishes. */
  readonly token: string
  /** Publishes a folder or a .tgz with the npm of this user. */
  publish(target: string, user: User, options?: { readonly tag?: string }): Promise<void>
  stop(): Promise<void>
}

/** Packages of the scope `@private` are for those who have a token. */
const config = (folder: string, more = ''): string => `${more}
storage: ${JSON.stringify(join(folder, 'storage'))}
auth:
  htpasswd: { file: ${JSON.stringify(join(folder, 'htpasswd'))}, max_users: 100 }
uplinks: {}
packages:
  '@private/*': { access: $authenticated, publish: $authenticated, unpublish: $authenticated }
  '**': { access: $all, publish: $authenticated, unpublish: $authenticated }
max_body_size: 100mb
web: { enable: false }
log: { type: stdout, format: json, level: error }
`

/** Runs in its own process: port 0 lets the system choose a free one, which its first line tells. */
const serverScript = `
const { runServer } = require(process.argv[1])
runServer(process.argv[2]).then(app => {
  const server = app.listen(0, '127.0.0.1', () => console.log('PORT ' + server.address().port))
})`

/** One that knows staged publishing: a prerelease of verdaccio, with the Node that it needs. */
export async function startStagingRegistry(sandbox: Sandbox): Promise<Registry> {
  const verdaccio = await installPackage('verdaccio', '9.0.0-next-9.31')
  const node = await nodeThat('verdaccio 9', '>=22')
  return started(sandbox, { node, verdaccio, more: 'flags: { stage: true }\n' })
}

export async function startRegistry(sandbox: Sandbox): Promise<Registry> {
  const verdaccio = createRequire(import.meta.url).resolve('verdaccio')
  return started(sandbox, { node: process.execPath, verdaccio, more: '' })
}

interface Server {
  readonly node: string
  readonly verdaccio: string
  /** More of its configuration. */
  readonly more: string
}

async function started(sandbox: Sandbox, { node, verdaccio, more }: Server): Promise<Registry> {
  const folder = sandbox.folder('registry')
  const configFile = join(folder, 'config.yaml')
  const text = config(folder, more)
  writeFileSync(
    configFile,
    more === '' ? text : text.replaceAll('unpublish: $auth', 'stage: $authenticated, unpublish: $auth'),
  )
  // verdaccio asks for the size of a file whose stream may have ended; unhandled, that rejection ends the server.
  const child = spawn(node, ['--unhandled-rejections=warn', '-e', serverScript, verdaccio, configFile], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = `http://127.0.0.1:${await portOf(child)}/`
  const token = await createAccount(url)
  const authKey = url.replace('http:', '')
  return {
    url,
    authKey,
    token,
    async publish(target, user, options = {}) {
      const auth = `--${authKey}:_authToken=${token}`
      const tag = options.tag === undefined ? [] : ['--tag', options.tag]
      const run = await npm(['publish', target, '--registry', url, auth, ...tag], { user })
      if (run.code !== 0) throw new Error(`npm publish failed: ${run.stderr}`)
    },
    stop: async () => stop(child),
  }
}

async function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => {
      reject(new Error(`The registry ended with exit code ${String(code)}`))
    })
    child.stdout?.on('data', (chunk: Buffer) => {
      const port = /PORT (\d+)/.exec(chunk.toString())?.[1]
      if (port !== undefined) resolve(Number(port))
    })
  })
}

async function createAccount(url: string): Promise<string> {
  const name = 'publisher'
  const response = await fetch(`${url}-/user/org.couchdb.user:${name}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name, password: `password-of-${name}` }),
  })
  const { token } = (await response.json()) as { token?: string }
  if (token === undefined) throw new Error(`The registry gave no token (${response.status})`)
  return token
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill()
  await ended
}
