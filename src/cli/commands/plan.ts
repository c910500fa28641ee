import { readFileSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import { escapePath } from 'tinyglobby'
import { isRepository, type RepositoryReport } from '../../report.js'
import { changedOnly } from '../../repository/changed-only.js'
import { costsOf, dealOut, type Plan } from '../../repository/plan.js'
import { selectPackages, type Selection } from '../../repository/select.js'
import { repositoryRoot } from '../../root.js'
import { findTarget } from '../../target.js'
import { readReport } from '../../untrusted/read-report.js'
import type { Command, Terminal } from '../command.js'
import { packagesOptions } from '../options.js'
import { atMostOne, readArguments, usage } from '../usage.js'

const options = {
  shards: { type: 'string', value: 'N', help: ['how many jobs to share the packages out to (default 4)'] },
  costs: { type: 'string', multiple: true, value: 'REPORT', help: ['a JSON report of an earlier run, whose times balance the shards; repeatable'] },
  ...packagesOptions,
} as const

/** GitHub makes 256 jobs of a matrix at most. */
const mostShards = 256

function shardsOf(text = '4'): number {
  const count = Number(text)
  if (/^\d+$/.test(text) && count >= 1 && count <= mostShards) return count
  throw usage(`--shards is ${JSON.stringify(text)}, expected a number from 1 to ${mostShards}`)
}

/** Times only: a report that is not there, or of one package, balances nothing and stops nobody. */
function earlier(files: readonly string[], cwd: string): readonly RepositoryReport[] {
  return files.flatMap((file) => {
    try {
      const report = readReport(readFileSync(resolve(cwd, file)))
      return isRepository(report) ? [report] : []
    } catch {
      return []
    }
  })
}

interface Where {
  /** Absolute path of the workspace's root. */
  readonly workspace: string
  /** Absolute path of the repository's root. */
  readonly root: string
}

function planOf({ packages, skipped }: Selection, { workspace, root }: Where, shards: number, costs: ReadonlyMap<string, number>): Plan {
  const fromRoot = (path: string): string => relative(root, resolve(workspace, path)).split(sep).join('/') || '.'
  const candidates = packages.map(({ name, path }) => ({ name, path: fromRoot(path), glob: path === '.' ? '.' : escapePath(path) }))
  return {
    schemaVersion: 1,
    matrix: { include: dealOut(candidates, shards, costs) },
    packages: candidates.map(({ name, path }) => ({ path, name })),
    skipped: skipped.map((each) => ({ ...each, path: fromRoot(each.path) })),
  }
}

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { cwd, env } = terminal
  const { values, positionals } = readArguments(args, options)
  const shards = shardsOf(values.shards)
  const { path: workspace } = findTarget(atMostOne(positionals, 'folder') ?? '.', cwd)
  const root = repositoryRoot(workspace, cwd)
  const selection = await selectPackages(workspace, values.packages ?? [])
  if (selection === null) throw usage(`${workspace} is no workspace, and --packages names none: there is one package to gate`, 'Run `pack-gate check` instead.')
  const since = values['changed-since']
  const chosen = since === undefined ? selection : await changedOnly(selection, { workspace, root, commit: since }, env)
  const plan = planOf(chosen, { workspace, root }, shards, costsOf(earlier(values.costs ?? [], cwd)))
  // One line: a workflow appends it to $GITHUB_OUTPUT.
  terminal.print(`${JSON.stringify(plan)}\n`)
  return 0
}

export const plan: Command = {
  options,
  examples: [['pack-gate plan --shards 4 --costs last.json', 'which of four jobs gates which packages, as JSON for a matrix']],
  run,
}
