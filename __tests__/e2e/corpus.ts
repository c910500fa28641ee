import { createHash } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import type { Verdict } from '../../src/model/report.js'
import { checkJson, makeUser, verdictOf } from '../helpers/cli.js'
import { itWith } from '../helpers/npm-versions.js'
import { useSandbox } from '../helpers/sandbox.js'
// @ts-expect-error a script of the benchmark, without types
import { downloadAll, pairs, tarballOf } from '../../bench/corpus/tarballs.mjs'

interface Row {
  readonly name: string
  readonly prev: string
  readonly next: string
  readonly kind: string
  readonly expect: string
  readonly accept: readonly string[]
  readonly packedPrev: number
  readonly packedNext: number
  /** Why no rule sees what is wrong with it. */
  readonly missed?: string
}

/** Bytes. The large pairs are for the benchmark. */
const largest = 6_000_000

const judged = (pairs as readonly Row[]).filter(
  (row) => Math.max(row.packedPrev, row.packedNext) < largest && row.missed === undefined,
)

/** All pairs of a package are in one part, so that no two parts download the same tarball. */
function partOf(name: string, parts: number): number {
  return createHash('sha256').update(name).digest().readUInt16BE() % parts
}

function outcome({ conclusion, findings }: Verdict): string {
  if (conclusion === 'failure') return 'fail'
  return findings.some(({ level }) => level === 'warning') ? 'warn' : 'pass'
}

/**
 * Judges a part of the corpus. Each part is a test file, so that they are downloaded and judged side by side.
 *
 * @param part from 0
 */
export async function testCorpus(part: number, parts: number): Promise<void> {
  const rows = judged.filter(({ name }) => partOf(name, parts) === part)
  const sandbox = useSandbox()
  /** Whether the registry can be had, by the first row's download. */
  const reached = await tarballOf(rows[0]?.name, rows[0]?.prev).then(
    () => true,
    () => false,
  )
  if (reached)
    await downloadAll(rows.flatMap(({ name, prev, next }) => [prev, next].map((version) => ({ name, version }))))

  describe('a real release against its previous one, without a policy', () => {
    for (const row of rows) {
      const { name, prev, next, kind } = row
      itWith(reached, 'the npm registry can not be reached')(
        `${name} ${prev} -> ${next} (${kind}) is judged as it deserves`,
        async () => {
          const [before, now] = [await tarballOf(name, prev), await tarballOf(name, next)]
          const verdict = verdictOf(
            await checkJson([now, '--baseline', before, '--no-config'], { user: makeUser(sandbox) }),
          )
          expect(row.accept).toContain(outcome(verdict))
        },
      )
    }

    it('is one of many', () => {
      expect(rows.length).toBeGreaterThan(judged.length / parts / 2)
    })
  })
}
