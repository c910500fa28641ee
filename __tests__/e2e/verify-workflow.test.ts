import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, expect } from '@jest/globals'
import { parse } from 'yaml'
import { itWith } from '../helpers/npm-versions.js'
import { useSandbox } from '../helpers/sandbox.js'

interface Workflow {
  readonly jobs: { readonly verify: { readonly steps: readonly { readonly id?: string; readonly run?: string }[] } }
}

const sandbox = useSandbox()
const { jobs } = parse(readFileSync('docs/workflows/verify.yml', 'utf8')) as Workflow
const script = jobs.verify.steps.find(({ id }) => id === 'release')?.run ?? ''
const onUnix = itWith(process.platform !== 'win32', 'the runner of the example is Linux')

/** A `gh` that knows these runs, the newest first, and which of them kept the artifact of a release. */
function gh(runs: readonly string[], kept: readonly string[]): string {
  return `#!/bin/bash
case "$1 $2" in
  'run list') printf '%s\n' ${runs.join(' ')} ;;
  'run download') [ -z "$BROKEN" ] && mkdir release && echo "$3" > release/report.json ;;
  'run view') echo "commit-of-$3" ;;
  api*) run="\${2%/artifacts}"; case " ${kept.join(' ')} " in *" \${run##*/} "*) echo true ;; *) echo false ;; esac ;;
esac
`
}

interface Fetched {
  readonly status: number | null
  readonly output: string
  readonly stderr: string
}

function fetchReport(
  runs: readonly string[],
  kept: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Fetched {
  const folder = sandbox.folder()
  const bin = sandbox.folder('bin')
  writeFileSync(join(bin, 'gh'), gh(runs, kept), { mode: 0o755 })
  const output = join(folder, 'output')
  writeFileSync(output, '')
  const { status, stderr } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', script], {
    cwd: folder,
    env: {
      PATH: [bin, process.env.PATH ?? ''].join(delimiter),
      GITHUB_OUTPUT: output,
      GH_REPO: 'acme/acme',
      RUN: '',
      ...more,
    },
    encoding: 'utf8',
  })
  return { status, output: readFileSync(output, 'utf8'), stderr }
}

describe('verify.yml', () => {
  onUnix('uses the last run that released something', () => {
    expect(fetchReport(['12', '11', '10'], ['11', '10'])).toMatchObject({
      status: 0,
      output: 'run=11\ncommit=commit-of-11\n',
    })
  })

  onUnix('uses the run that is asked for', () => {
    expect(fetchReport(['12', '11', '10'], ['11', '10'], { RUN: '10' })).toMatchObject({
      status: 0,
      output: 'run=10\ncommit=commit-of-10\n',
    })
  })

  onUnix('fails where there is no such run, and never takes an older one for a download that failed', () => {
    expect(fetchReport(['12', '11'], [])).toMatchObject({
      status: 1,
      output: '',
      stderr: expect.stringContaining('number of a run'),
    })
    expect(fetchReport(['12', '11'], ['12', '11'], { BROKEN: '1' })).toMatchObject({ status: 1, output: '' })
  })
})
