import { impliedStart } from '../../inspect/modules/entries.js'
import { packageFiles } from '../../inspect/modules/package-files.js'
import { asObject } from '../../model/manifest.js'
import type { Problem } from '../../model/problem.js'
import type { Release } from '../../model/release.js'
import { buildOrRemove } from './missing-entries.js'

/** Neither main nor exports: Node takes index.js, which the release before it had. */
export function lostIndex(release: Release, baseline: Release): boolean {
  const { main, exports, bin } = release.manifest
  const has = ({ files }: Release): boolean => files.some(({ path }) => /^index\.(?:js|json|node)$/.test(path))
  const isImplied = (main === undefined || main === '') && (exports === undefined || exports === null)
  return isImplied && bin === undefined && has(baseline) && !has(release)
}

/** `npm start` ran server.js, and package.json says of nothing else what it would run. */
function lostServer(release: Release, baseline: Release): boolean {
  const { scripts, main, exports, bin } = release.manifest
  const isOther = [asObject(scripts).start, main, exports, bin].some((value) => value !== undefined)
  const isPacked = release.files.some(({ path }) => /^(?:index|server)\.js$/.test(path))
  return !isOther && !isPacked && impliedStart(packageFiles(baseline)).length > 0
}

function impliedProblem({ name }: Release, file: 'index.js' | 'server.js'): Problem {
  const lost = `${file} is not packed, and package.json has`
  return {
    message:
      file === 'index.js'
        ? `${lost} neither main nor exports: ${name} can't be loaded any more`
        : `${lost} no script \`start\`: npm start can't run ${name} any more`,
    help: buildOrRemove,
    path: 'package.json',
    cause: { kind: 'manifest', key: [file === 'index.js' ? 'main' : 'scripts'] },
    key: file,
    baselineState: 'new',
  }
}

/** What Node or npm comes to by itself, and no longer finds. */
export function* impliedProblems(release: Release, baseline: Release): Generator<Problem> {
  if (lostIndex(release, baseline)) yield impliedProblem(release, 'index.js')
  if (lostServer(release, baseline)) yield impliedProblem(release, 'server.js')
}
