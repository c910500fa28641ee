import { readdirSync, readFileSync } from 'node:fs'
import { registerLogger, validate } from '@actions/languageservice'
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser'
import { describe, expect, it } from '@jest/globals'
import { parse } from 'yaml'

interface Source {
  readonly name: string
  readonly text: string
}

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, unknown>>
}

interface Job extends Step {
  readonly 'timeout-minutes'?: number
  readonly steps?: readonly Step[]
}

interface Workflow {
  readonly permissions?: string | Readonly<Record<string, string>>
  readonly concurrency?: unknown
  readonly jobs: Readonly<Record<string, Job>>
}

// The language service swallows its own faults and then reports no diagnostics: a log line from it is a failure.
const faults: string[] = []
const remember = (message: string): void => {
  faults.push(message)
}
registerLogger({ error: remember, warn: remember, info: () => undefined, log: () => undefined })

// It also caches by URI, so each text gets its own.
let documents = 0

/** What GitHub's own parser and language service say against a workflow, or against an action.yml. */
async function complaints({ name, text }: Source): Promise<string[]> {
  documents += 1
  const uri = `file:///${documents}/${name}`
  // validate() reads nothing but these two of a text document.
  const document = { uri, getText: () => text } as Parameters<typeof validate>[0]
  faults.length = 0
  const diagnostics = await validate(document)
  const found = [...diagnostics.map(({ message }) => JSON.stringify(message)), ...faults]
  return name.endsWith('action.yml') ? found : [...found, ...(await parserErrors({ name, text }))]
}

async function parserErrors({ name, text }: Source): Promise<string[]> {
  const { context, value } = parseWorkflow({ name, content: text }, new NoOperationTraceWriter())
  const errors = context.errors.getErrors().map(({ message }) => message)
  if (value === undefined) return [...errors, `${name} is not a workflow`]
  const template = await convertWorkflowTemplate(context, value)
  return [...errors, ...(template.errors ?? []).map((error) => error.Message)]
}

const pinned = /^ *(?:- )?uses: [\w./-]+@[0-9a-f]{40} # v\d+(\.\d+){0,2}$/
const ours = /^ *(?:- )?uses: (?:\.\/|pack-gate\/pack-gate@v\d+\.\d+\.\d+)$/

/** `uses:` lines that name neither a commit with its version beside it nor ourselves. */
function unpinned({ text }: Source): string[] {
  const lines = text.split('\n').filter((line) => /^ *(?:- )?uses:/.test(line))
  return lines.filter((line) => !pinned.test(line) && !ours.test(line))
}

/** House rules that GitHub doesn't have. */
function habits({ text }: Source): string[] {
  const workflow = parse(text) as Workflow
  const jobs = Object.entries(workflow.jobs)
  return [
    ...(workflow.permissions === undefined ? ['no permissions at the top'] : []),
    ...(workflow.permissions === 'write-all' ? ['permissions: write-all'] : []),
    ...(workflow.concurrency === undefined ? ['no concurrency'] : []),
    ...jobs.flatMap(([name, job]) => (job['timeout-minutes'] === undefined ? [`${name}: no timeout-minutes`] : [])),
    ...jobs.flatMap(([name, job]) => (job.steps ?? []).flatMap((step) => stepHabits(name, step))),
  ]
}

function stepHabits(job: string, step: Step): string[] {
  const keepsToken = step.uses?.startsWith('actions/checkout@') === true && step.with?.['persist-credentials'] !== false
  return [
    ...(step.run?.includes('${{') === true ? [`${job}: an expression inside run, not passed through env`] : []),
    ...(keepsToken ? [`${job}: checkout without persist-credentials: false`] : []),
  ]
}

function folder(path: string): Source[] {
  const names = readdirSync(path).filter((name) => name.endsWith('.yml'))
  return names.map((name) => ({ name: `${path}/${name}`, text: readFileSync(`${path}/${name}`, 'utf8') }))
}

function readmeWorkflows(): Source[] {
  const blocks = [...readFileSync('README.md', 'utf8').matchAll(/^```yaml\n([\s\S]*?)^```/gm)]
  const texts = blocks.map(([, text = '']) => text).filter((text) => /^jobs:/m.test(text))
  return texts.map((text, index) => ({ name: `README.md-${String(index + 1)}.yml`, text }))
}

const workflows = [...folder('.github/workflows'), ...folder('docs/workflows'), ...readmeWorkflows()]

const good = `
on: push
permissions: { contents: read }
concurrency: { group: x }
jobs:
  a:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    steps:
      - uses: actions/checkout@${'a'.repeat(40)} # v6.0.2
        with: { persist-credentials: false }
      - run: echo "$REF"
        env: { REF: '\${{ github.ref }}' }
`.trimStart()

const sample = (change: (text: string) => string = (text) => text): Source => {
  const text = change(good)
  return { name: 'sample.yml', text }
}

describe('the linter itself', () => {
  it('has nothing against a good workflow', async () => {
    expect(await complaints(sample())).toEqual([])
    expect(unpinned(sample())).toEqual([])
    expect(habits(sample())).toEqual([])
  })

  it.each([
    ['an unknown key of a job', 'runs-on:', 'runs_on:'],
    ['an unknown event', 'on: push', 'on: pushed'],
    ['an unknown context in an expression', 'github.ref', 'githbu.ref'],
    ['an unknown permission', 'contents: read', 'contentz: read'],
    ['broken YAML', 'jobs:', 'jobs: ['],
    ['a step that does nothing', 'run: echo', 'name: echo'],
  ])('sees %s', async (_what, from, to) => {
    expect(good).toContain(from)
    expect(await complaints(sample((text) => text.replace(from, to)))).not.toEqual([])
  })

  it('sees a mistake in an action.yml', async () => {
    const text = 'name: x\ndescription: x\nruns:\n  using: node24\n'
    expect(await complaints({ name: 'action.yml', text })).not.toEqual([])
    expect(await complaints({ name: 'action.yml', text: `${text}  main: x.js\n` })).toEqual([])
  })

  it.each([
    ['a tag', 'actions/checkout@v6'],
    ['a short commit', 'actions/checkout@de0fac2 # v6.0.2'],
    ['a commit with no version beside it', `actions/checkout@${'a'.repeat(40)}`],
    ['a branch of ours', 'pack-gate/pack-gate@main'],
  ])('sees an action pinned to %s', (_what, uses) => {
    expect(unpinned(sample((text) => text.replace(/actions\/checkout@.*/, uses)))).toHaveLength(1)
  })

  it.each([
    ['missing permissions', /^permissions: .*\n/m, ''],
    ['permission to write all', /^permissions: .*/m, 'permissions: write-all'],
    ['missing concurrency', /^concurrency: .*\n/m, ''],
    ['a missing timeout', /^ +timeout-minutes: .*\n/m, ''],
    ['a token left in the checkout', /persist-credentials: false/, 'fetch-depth: 1'],
    ['an expression inside a script', /echo "\$REF"/, 'echo "${{ github.ref }}"'],
  ])('sees %s', (_what, from, to) => {
    expect(habits(sample((text) => text.replace(from, () => to)))).toHaveLength(1)
  })
})

describe('our workflows and those we show', () => {
  it('are found in all three places', () => {
    const names = workflows.map(({ name }) => name)
    expect(names).toEqual(
      expect.arrayContaining(['.github/workflows/gate.yml', 'docs/workflows/pull-request.yml', 'README.md-1.yml']),
    )
  })

  it.each(workflows.map((source) => [source.name, source] as const))(
    '%s is a workflow to GitHub',
    async (_name, source) => {
      expect(await complaints(source)).toEqual([])
    },
  )

  it.each(workflows.map((source) => [source.name, source] as const))('%s keeps our habits', (_name, source) => {
    expect(habits(source)).toEqual([])
    expect(unpinned(source)).toEqual([])
  })

  it('pin each action to one commit everywhere', () => {
    const pins = workflows.flatMap(({ text }) => [...text.matchAll(/uses: ([\w./-]+)@([0-9a-f]{40}.*)$/gm)])
    const byAction = new Map<string, Set<string>>()
    for (const [, action = '', pin = ''] of pins) byAction.set(action, (byAction.get(action) ?? new Set()).add(pin))
    expect([...byAction.keys()]).toEqual(expect.arrayContaining(['actions/checkout', 'actions/setup-node']))
    // GitHub's own, and the tool that a recipe is about: an example that people copy should trust no one else.
    expect(
      [...byAction.keys()].filter(
        (action) => !/^((actions|github)\/|changesets\/action\/|googleapis\/release-please-action$)/.test(action),
      ),
    ).toEqual([])
    expect([...byAction].filter(([, pinsOf]) => pinsOf.size !== 1)).toEqual([])
  })

  it('run only npm scripts that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
    const runs = folder('.github/workflows').flatMap(({ text }) => [...text.matchAll(/npm (?:run ([\w:-]+)|(test))/g)])
    const names = new Set(runs.map(([, script, test]) => script ?? test ?? ''))
    expect([...names].sort()).toEqual(expect.arrayContaining(['check-dist', 'test']))
    expect([...names].filter((name) => !(name in scripts))).toEqual([])
  })
})

describe('our action.yml', () => {
  const action = parse(readFileSync('action.yml', 'utf8')) as Record<'inputs' | 'outputs', Record<string, unknown>>

  it.each(workflows.map((source) => [source.name, source] as const))(
    'has every input and output that %s uses',
    (_name, source) => {
      const jobs = Object.values((parse(source.text) as Workflow).jobs)
      const steps = jobs.flatMap((job) => job.steps ?? [])
      const gates = steps.filter(({ uses }) => uses === './' || uses?.startsWith('pack-gate/') === true)
      const inputs = gates.flatMap((step) => Object.keys(step.with ?? {}))
      const outputs = [...source.text.matchAll(/steps\.gate\.outputs\.([\w-]+)/g)].map(([, output = '']) => output)
      expect(inputs.filter((input) => !(input in action.inputs))).toEqual([])
      expect(outputs.filter((output) => !(output in action.outputs))).toEqual([])
    },
  )

  it('is an action to GitHub', async () => {
    expect(await complaints({ name: 'action.yml', text: readFileSync('action.yml', 'utf8') })).toEqual([])
  })
})

describe('the two stages for forks', () => {
  const read = (
    name: string,
  ): { readonly on: Record<string, { workflows: string[] }>; readonly name: string } & Workflow =>
    parse(readFileSync(`docs/workflows/${name}.yml`, 'utf8')) as ReturnType<typeof read>
  const [first, second] = [read('fork-safe'), read('fork-safe-report')]
  const steps = ({ jobs }: Workflow): readonly Step[] => Object.values(jobs).flatMap((job) => job.steps ?? [])
  const ours = (workflow: Workflow): Step['with'] =>
    steps(workflow).find(({ uses }) => uses?.startsWith('pack-gate/') === true)?.with

  it('are one: the second waits for the first by its name and its path, and reads what it uploads', () => {
    const upload = steps(first).find(({ uses }) => uses?.startsWith('actions/upload-artifact@') === true)?.with
    expect(second.on.workflow_run?.workflows).toEqual([first.name])
    expect(ours(second)).toEqual({ mode: 'report', 'report-workflow': '.github/workflows/fork-safe.yml' })
    expect(upload?.path).toBe(ours(first)?.['report-file'])
    expect(String(upload?.path)).toMatch(/\/report\.json$/)
    const action = parse(readFileSync('action.yml', 'utf8')) as { inputs: Record<string, { default?: string }> }
    expect(upload?.name).toBe(action.inputs['report-artifact']?.default)
  })

  it('give the code of a pull request nothing but reading, and the job that can write none of that code', () => {
    expect(first.permissions).toEqual({ contents: 'read' })
    expect(Object.values(first.jobs).map((job) => 'permissions' in job)).toEqual([false])
    expect(second.permissions).toEqual({})
    expect(steps(second).map(({ run, uses }) => run ?? uses?.replace(/@.*/, ''))).toEqual(['pack-gate/pack-gate'])
  })
})

describe('the jobs of the matrix', () => {
  const { permissions, jobs } = parse(readFileSync('docs/workflows/matrix.yml', 'utf8')) as Workflow & {
    readonly jobs: Record<string, { permissions?: object; needs?: unknown; if?: string }>
  }
  const step = (job: string, uses: string): Step['with'] =>
    jobs[job]?.steps?.find((each) => each.uses?.startsWith(`${uses}@`) === true)?.with
  const ours = (job: string): Step['with'] => step(job, 'pack-gate/pack-gate')

  it('are one gate: the last merges what the others upload, whatever became of them', () => {
    expect(Object.keys(jobs).map((job) => ours(job)?.mode)).toEqual(['plan', 'shard', 'merge'])
    expect(step('gate', 'actions/upload-artifact')).toMatchObject({
      name: 'pack-gate-shard-${{ matrix.shard }}',
      path: ours('gate')?.['report-file'],
    })
    expect(step('merge', 'actions/download-artifact')).toEqual({ pattern: 'pack-gate-shard-*', path: 'shards' })
    expect(ours('merge')).toMatchObject({ plan: '${{ needs.plan.outputs.plan }}', reports: 'shards/**/report.json' })
    expect(jobs.merge).toMatchObject({ needs: ['plan', 'gate'], if: '${{ !cancelled() }}' })
  })

  it('balance by the report that the last of them keeps', () => {
    expect(step('merge', 'actions/cache/save')).toMatchObject({
      path: ours('merge')?.['report-file'],
      key: step('plan', 'actions/cache/restore')?.key,
    })
    expect(ours('plan')?.costs).toBe(ours('merge')?.['report-file'])
  })

  it('give the one that can write nothing of the repository to run', () => {
    expect([permissions, jobs.plan?.permissions, jobs.gate?.permissions]).toEqual([
      { contents: 'read' },
      undefined,
      undefined,
    ])
    expect(jobs.merge?.steps?.map(({ run, uses }) => run ?? uses?.replace(/@.*/, ''))).toEqual([
      'actions/download-artifact',
      'pack-gate/pack-gate',
      'actions/cache/save',
    ])
  })
})

describe('the README', () => {
  it('shows the pull-request workflow as it is in docs/workflows', () => {
    const lines = (text: string): string[] => text.split('\n').filter((line) => !/^(#|$)/.test(line))
    const shown = readmeWorkflows().map(({ text }) => lines(text))
    expect(shown).toContainEqual(lines(readFileSync('docs/workflows/pull-request.yml', 'utf8')))
  })
})
