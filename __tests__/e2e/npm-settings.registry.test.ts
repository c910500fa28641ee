import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import npm from '@npmcli/config/lib/definitions/index.js'
import { checkJson, makeUser, runAs, type User } from '../helpers/cli.js'
import { writePackage } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

/** Every setting that npm has, in the package's own .npmrc and in the environment: none changes what is judged. */
const sandbox = useSandbox()
let user: User
let folder = ''

beforeAll(() => {
  user = makeUser(sandbox, { npm: 'host' })
  folder = writePackage(sandbox.folder('package'), {
    'package.json': { name: 'acme', version: '1.0.0', files: ['lib'] },
    'lib/a.js': 'module.exports = 1\n',
    'lib/b.js.map': '{}\n',
  })
})

/** What each of npm's settings could be set to: enough to make npm do something else. */
const values = ['true', 'false', '1', '2020-01-01', 'next', './elsewhere']
const names = Object.keys(npm.definitions)
const valueOf = (name: string): string => values[name.length % values.length] ?? ''

/** Where settings are, and what sets them there: lines of the .npmrc, variables. */
const places = {
  '.npmrc'(settings: readonly string[]): Readonly<Record<string, string>> {
    writeFileSync(join(folder, '.npmrc'), settings.map((name) => `${name}=${valueOf(name)}\n`).join(''))
    return {}
  },
  'the environment'(settings: readonly string[]): Readonly<Record<string, string>> {
    rmSync(join(folder, '.npmrc'), { force: true })
    return Object.fromEntries(settings.map((name) => [`npm_config_${name.replaceAll('-', '_')}`, valueOf(name)]))
  },
}
type Place = keyof typeof places

/** The files that are judged under settings; `no verdict` where there is none. */
async function judged(settings: readonly string[], place: Place): Promise<string> {
  const env = places[place](settings)
  const run = await checkJson([folder, '--baseline', 'none', '--no-config'], { user, env })
  return run.report.conclusion === 'error' ? 'no verdict' : run.report.files.map(({ path }) => path).join(' ')
}

/** The settings under which something else comes out, each with that: several at a time, as npm takes its time. */
async function unlike(usual: string, settings: readonly string[], place: Place): Promise<readonly string[]> {
  const found = await judged(settings, place)
  if (found === usual) return []
  if (settings.length === 1) return [`${settings[0] ?? ''}: ${found}`]
  const half = Math.ceil(settings.length / 2)
  return [
    ...(await unlike(usual, settings.slice(0, half), place)),
    ...(await unlike(usual, settings.slice(half), place)),
  ]
}

describe("npm's own settings", () => {
  it.each(Object.keys(places) as Place[])(
    'in %s change nothing of what is judged',
    async (place) => {
      const usual = await judged([], place)
      expect(usual).toBe('lib/a.js lib/b.js.map package.json')
      expect(names.length).toBeGreaterThan(100)
      const found: string[] = []
      for (let at = 0; at < names.length; at += 12)
        found.push(...(await unlike(usual, names.slice(at, at + 12), place)))
      expect(found.filter((each) => !each.endsWith(': no verdict'))).toEqual([])
      // No verdict is the right answer where npm's own pack fails too.
      for (const name of found.map((each) => each.split(':')[0] ?? '')) {
        const env = places[place]([name])
        const { code } = await runAs('npm', ['pack', '--dry-run'], { user, cwd: folder, env })
        expect([name, code === 0]).toEqual([name, false])
      }
    },
    900_000,
  )
})
