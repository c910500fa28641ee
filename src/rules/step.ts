import type { Release } from '../model/types.js'

/**
 * What a release promises to those who upgrade from the one before it: a `patch` that nothing changes but what was
 * wrong, a `minor` that what worked still works. A `breaking` one promises neither: a new major version, a new minor of
 * 0.x, a new patch of 0.0.x (what a caret doesn't reach, https://semver.org/#spec-item-4), a prerelease, and a version
 * that is no newer.
 */
export type Step = 'patch' | 'minor' | 'breaking'

const shape = /^(\d+)\.(\d+)\.(\d+)(-)?/

function numbers({ version }: Pick<Release, 'version'>): readonly [number, number, number] | null {
  const [, major, minor, patch, prerelease] = shape.exec(version) ?? []
  return major === undefined || prerelease !== undefined ? null : [Number(major), Number(minor), Number(patch)]
}

/** The step from one version to the other. From a prerelease to its release nothing is promised either. */
export function stepOf(release: Pick<Release, 'version'>, baseline: Pick<Release, 'version'>): Step {
  const [now, before] = [numbers(release), numbers(baseline)]
  if (!now || now[0] !== before?.[0]) return 'breaking'
  const [major, minor, patch] = now
  if (minor !== before[1]) return major === 0 || minor < before[1] ? 'breaking' : 'minor'
  return (major === 0 && minor === 0) || patch <= before[2] ? 'breaking' : 'patch'
}

/** The end of a remedy that begins with putting something back: the step that may go without it. */
export function orElse(step: Step): string {
  return step === 'breaking' ? ', or say in the release notes that it is gone.' : ', or make this a major version.'
}
