import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@jest/globals'
import type { NoVerdict, Verdict } from '../../src/model/report.js'
import type { Verification } from '../../src/model/verification.js'
import { makeUser, packGate, type Run, type User } from '../helpers/cli.js'
import type { NpmInstall } from '../helpers/npm-versions.js'
import { writePackage, type PackageFiles } from '../helpers/packages.js'
import type { Registry } from '../helpers/registry.js'
import type { Sandbox } from '../helpers/sandbox.js'

let counter = 0
export const unique = (): string => `released-${(counter += 1)}`
const filesOf = (name: string): PackageFiles => ({
  'package.json': { name, version: '1.0.0', main: 'index.js' },
  'index.js': 'export const one = 1\n',
  'lib/a.js': 'export {}\n',
})

export interface Gated {
  readonly name: string
  readonly folder: string
  readonly tarball: string
  readonly report: string
  readonly user: User
}

/** How a release goes to its registry. */
export interface Way {
  readonly sandbox: Sandbox
  readonly registry: () => Registry
  readonly npm?: NpmInstall
  readonly unpublish: (release: Gated) => Promise<void>
}

/** Gates a package and hands it over, as the first job of a release does. */
export async function gated({ sandbox, registry, npm }: Way): Promise<Gated> {
  const name = unique()
  const user = makeUser(sandbox, { registry: registry().url, ...(npm && { npm }) })
  const folder = writePackage(sandbox.folder('package'), filesOf(name))
  const out = sandbox.folder('out')
  const report = join(out, 'report.json')
  const run = await packGate(['check', folder, '--pack-destination', out, '--reporter', `json=${report}`], { user })
  if (run.code !== 0) throw new Error(`not handed over: ${run.stderr}`)
  const { tarball } = JSON.parse(readFileSync(report, 'utf8')) as Verdict
  return { name, folder, tarball: tarball?.path ?? '', report, user }
}

export interface Verified extends Run {
  readonly result: Verification | NoVerdict
}

export async function verify(args: readonly string[], user: User): Promise<Verified> {
  const run = await packGate(['verify', ...args, '--reporter', 'json'], { user })
  return { ...run, result: JSON.parse(run.stdout) as Verification | NoVerdict }
}
export const kinds = ({ result }: Verified): readonly string[] =>
  'differences' in result ? result.differences.map(({ kind, path }) => `${kind} ${path ?? '-'}`) : []
export const errorOf = ({ result }: Verified): NoVerdict['error'] => {
  if (result.conclusion !== 'error') throw new Error(`verified: ${result.conclusion}`)
  return result.error
}

/** From the gate to the registry and back. */
export function wholeWay(test: (name: string, run: () => Promise<void>) => void, way: Way): void {
  test('passes for the tarball that the gate handed over', async () => {
    const release = await gated(way)
    await way.registry().publish(release.tarball, release.user)
    const run = await verify([`${release.name}@1.0.0`, '--report', release.report], release.user)
    const { integrity } = JSON.parse(readFileSync(release.report, 'utf8')) as Verdict
    expect(run.result).toMatchObject({
      conclusion: 'success',
      package: { name: release.name, version: '1.0.0' },
      source: 'registry',
      integrity: { expected: integrity, actual: integrity },
      differences: [],
    })
    expect(run.code).toBe(0)
  })

  test('names the file where a byte changed before the folder was published', async () => {
    const release = await gated(way)
    writeFileSync(join(release.folder, 'index.js'), 'export const one = 2\n')
    await way.registry().publish(release.folder, release.user)
    const run = await verify([`${release.name}@1.0.0`, '--report', release.report], release.user)
    expect([run.code, kinds(run)]).toEqual([1, ['integrity -', 'bytes index.js']])
  })

  test('is no success where nothing was published, and where it was unpublished', async () => {
    const release = await gated(way)
    const before = await verify([`${release.name}@1.0.0`, '--report', release.report], release.user)
    expect([before.code, errorOf(before).code]).toEqual([2, 'EREGISTRY'])
    expect(errorOf(before).message).toMatch(/^the registry 127\.0\.0\.1:\d+ does not have released-.+@1\.0\.0$/)
    await way.registry().publish(release.tarball, release.user)
    await way.unpublish(release)
    const after = await verify([`${release.name}@1.0.0`, '--report', release.report], release.user)
    expect([after.code, errorOf(after).code]).toEqual([2, 'EREGISTRY'])
  })
}
