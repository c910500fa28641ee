import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'
import { commands } from '../../src/cli/commands.js'
import { commandHelp, helpText } from '../../src/cli/help.js'

const page = (path: string): string => readFileSync(path, 'utf8').replaceAll('\r\n', '\n')
const readme = page('README.md')
const tutorial = page('docs/tutorial.md')
const actionPage = page('docs/action.md')
const table = (heading: string): string =>
  new RegExp(`^## ${heading}\\n([\\s\\S]*?)^#`, 'm').exec(actionPage)?.[1] ?? ''

interface Runnable {
  readonly command: string
  readonly exit: number
  readonly output: string
}

/** Blocks of the README under a `runs, exit N` marker: a command, and its exit code. */
const shownCommands = [...readme.matchAll(/<!-- runs, exit (\d) -->\n```sh\n(.+)\n```\n/g)].map(
  ([, exit = '', command = '']) => ({ command, exit: Number(exit) }),
)

/** The same blocks of the tutorial, each with what it prints. */
const runnables: readonly Runnable[] = [
  ...tutorial.matchAll(/<!-- runs, exit (\d) -->\n```sh\n(.+)\n```\n\n```text\n([\s\S]*?)```\n/g),
].map(([, exit = '', command = '', output = '']) => ({ command, exit: Number(exit), output }))

/** npm's version is that of the machine, and all that we let differ. */
const anyNpm = (text: string): string => text.replaceAll(/npm \d+\.\d+\.\d+/g, 'npm N')

/** What scripts/session.mjs exports. */
interface Session {
  readonly session: RegExp
  readonly commandsOf: (lines: string) => readonly string[]
  readonly runSession: (commands: readonly string[]) => string
}

const escapes = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&amp;', '&'],
])

/** The lines of text in the picture. */
function pictureLines(): string[] {
  const svg = readFileSync('docs/assets/blocked.svg', 'utf8')
  const texts = [...svg.matchAll(/<text [^>]*>(.*)<\/text>/g)].map(([, text = '']) => text)
  const plain = texts.map((text) => text.replaceAll(/<[^>]*>/g, '').replaceAll('\u00a0', ' '))
  return plain.map((text) => text.replaceAll(/&\w+;/g, (entity) => escapes.get(entity) ?? entity))
}

describe('a fresh clone, with nothing installed', () => {
  let clone = ''

  beforeAll(() => {
    clone = mkdtempSync(join(tmpdir(), 'pack-gate-readme-'))
    const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      encoding: 'utf8',
    })
    const files = listed.stdout.split('\0').filter((path) => path !== '' && existsSync(path))
    expect(files).toEqual(expect.arrayContaining(['dist/cli.js', 'examples/price-tag-1.0.0.tgz']))
    for (const path of files) {
      mkdirSync(dirname(join(clone, path)), { recursive: true })
      cpSync(path, join(clone, path))
    }
    spawnSync('git', ['init', '--quiet'], { cwd: clone })
  })

  afterAll(() => {
    rmSync(clone, { recursive: true, force: true })
  })

  const run = (command: string): ReturnType<typeof spawnSync> & { stdout: string } => {
    const [program, ...args] = command.split(' ')
    expect(program).toBe('node')
    const env = Object.entries(process.env).filter(
      ([name]) => !/^(GITHUB_|CI$|FORCE_COLOR|NO_COLOR|NODE_OPTIONS)/.test(name),
    )
    return spawnSync(process.execPath, args, { cwd: clone, env: Object.fromEntries(env), encoding: 'utf8' })
  }

  it('shows a blocked release with the first command, and a passing one with the second', () => {
    expect(shownCommands.map(({ exit }) => exit)).toEqual([1, 0])
    expect(runnables.map(({ command, exit }) => ({ command, exit }))).toEqual(shownCommands)
    expect(runnables[0]?.command).toBe('node dist/cli.js check examples/leaky-release')
  })

  // A file system without modes can't hold the fixed release: on Windows its executable bit is lost, and that is
  // blocked.
  const here = runnables.filter(({ exit }) => exit === 1 || process.platform !== 'win32')

  it.each(here)('prints what the tutorial shows for: $command', ({ command, exit, output }) => {
    const result = run(command)
    expect(result.stderr).toBe('')
    expect(anyNpm(result.stdout)).toBe(anyNpm(output))
    expect(result.status).toBe(exit)
  })

  it('blocks the leaky release for its source map, its install script and its lost executable bit', () => {
    const { stdout, status } = run(`${runnables[0]?.command ?? ''} --reporter json`)
    const report = JSON.parse(stdout) as {
      conclusion: string
      findings: { ruleId: string; level: string; path: string }[]
    }
    const errors = report.findings.filter(({ level }) => level === 'error')
    expect(errors.map(({ ruleId, path }) => `${ruleId} ${path}`).sort()).toEqual([
      'exec-bit-lost vendor/print-tag',
      'lifecycle-script package.json',
      'source-map dist/cli.js.map',
    ])
    expect([report.conclusion, status]).toEqual(['failure', 1])
  })

  it('has the options that the pages show, and a version', async () => {
    const help = [await helpText(commands), ...(await Promise.all(commands.map((entry) => commandHelp(entry))))].join(
      '',
    )
    expect(run('node dist/cli.js help')).toMatchObject({ status: 0, stdout: await helpText(commands) })
    const texts = [readme, tutorial, actionPage, page('docs/troubleshooting.md'), page('docs/organisation.md')].join('')
    const options = new Set(
      [...texts.matchAll(/(?<=pack-gate [^`\n]*|`)(--[a-z-]+)/g)].map(([, option = '']) => option),
    )
    expect(options.size).toBeGreaterThan(5)
    const ofOthers = ['--provenance', '--dry-run']
    expect([...options].filter((option) => !help.includes(option) && !ofOthers.includes(option))).toEqual([])
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    expect(run('node dist/cli.js --version').stdout.trim()).toContain(version)
  })
})

// Its commands are those of a shell.
const onUnix = process.platform === 'win32' ? it.skip : it

describe('the session', () => {
  onUnix('is what its commands print', async () => {
    const { session, commandsOf, runSession } = (await import(pathToFileURL('scripts/session.mjs').href)) as Session
    const [, , lines = ''] = session.exec(tutorial) ?? []
    const commands = commandsOf(lines)
    expect(
      commands.filter((command) => command.startsWith('pack-gate ')).map((command) => command.split(' ')[1]),
    ).toEqual(['init', 'check', 'accept', 'check'])
    const printed = runSession(commands)
    expect(anyNpm(printed)).toBe(anyNpm(lines))
    expect(printed).toMatch(/^Blocked: 1 error [\s\S]*\n\+ {2}- rule: source-map\n[\s\S]*^Passed: .* 1 waived$/m)
  })
})

describe('the picture', () => {
  it('shows the output of the first command, word for word', () => {
    const [first] = runnables
    const shown = (first?.output ?? '').split('\n').filter((line) => line !== '')
    expect(pictureLines()).toEqual([`$ ${first?.command ?? ''}`, ...shown])
  })

  it('is in the README with a text for those who do not see it', () => {
    expect(readme).toMatch(/!\[[^\]]{40,}\]\(docs\/assets\/blocked\.svg\)/)
  })
})

describe('the second command', () => {
  it('is the one that our own checks run', () => {
    expect(readme).toContain('```sh\nnpm ci && npm test\n```')
    const checks = readFileSync('.ci/run', 'utf8')
    expect(checks).toMatch(/npm ci/)
    expect(checks).toMatch(/npm test/)
  })
})

describe('the tables', () => {
  const action = parse(readFileSync('action.yml', 'utf8')) as {
    inputs: Record<string, { default?: string }>
    outputs: Record<string, unknown>
  }
  const rows = (heading: string): string[][] =>
    [...table(heading).matchAll(/^\| `(.*) \|$/gm)].map(([, row = '']) =>
      row.split('|').map((cell) => cell.replaceAll('`', '').trim()),
    )

  it('show the inputs of action.yml with their defaults', () => {
    const inAction = Object.entries(action.inputs).map(([name, input]) => [name, input.default ?? ''])
    const shown = rows('Inputs').map(([name = '', value = '']) => [
      name,
      value === "the job's token" ? '${{ github.token }}' : value,
    ])
    expect(shown).toEqual(inAction)
  })

  it('show the outputs of action.yml', () => {
    expect(rows('Outputs').map(([name]) => name)).toEqual(Object.keys(action.outputs))
  })
})
