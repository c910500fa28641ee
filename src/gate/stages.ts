import type { Verdict } from '../model/report.js'

const loaders = {
  async reading() {
    const [reading, { limitsOf }, { readEarly }, { InspectionMemory }] = await Promise.all([
      import('./read-release.js'),
      import('../rules/contents/file-not-inspected.js'),
      import('../inspect/read-early.js'),
      import('../inspect/memory.js'),
    ])
    return { ...reading, limitsOf, readEarly, InspectionMemory }
  },
  rehearsal: () => import('./rehearse.js'),
  earlierTags: () => import('./earlier-tags.js'),
  passedOver: () => import('./passed-over.js'),
  lookups: () => import('./lookups.js'),
  changedCode: () => import('../rules/changed-code/code-changes.js'),
  registries: () => import('./registry-access.js'),
  async doubts() {
    const [doubts, leftOut, elsewhere, building] = await Promise.all([
      import('../pack/packer-doubts.js'),
      import('../pack/left-out.js'),
      import('../pack/published-elsewhere.js'),
      import('../pack/build-script.js'),
    ])
    return { ...doubts, ...leftOut, ...elsewhere, ...building }
  },
  entryPoints: () => import('../rules/entry-points/missing-entries.js'),
  anchors: () => import('../verdict/anchor-source.js'),
  handOver: () => import('./staged-tarball.js'),
  judging: () =>
    Promise.all([import('../compare/pairing.js'), import('../rules/index.js'), import('../verdict/decide.js')]),
}

/**
 * The stages around packing. Loading them all takes as long as a small package takes to pack, so those that come later
 * are loaded while the packer runs: its own run is the floor of our time.
 */
export const stages = {
  ...loaders,
  /** Loads what judges, and readies it: there is time for it while the packer runs. */
  async prepared() {
    const [[, { rules }], { prepareRules }] = await Promise.all([
      loaders.judging(),
      import('../verdict/evaluate.js'),
      loaders.lookups(),
    ])
    prepareRules(rules)
  },
  /** Loads all of them: before a package's script runs, as it can write to our files and not to what is loaded. */
  async all() {
    await Promise.all([stages.prepared(), ...Object.values(loaders).map(async (load) => load())])
  },
}

type Timings = NonNullable<Verdict['timings']>

/** Milliseconds that the stages of one run take. */
export class StageTimes {
  readonly #start = performance.now()
  readonly #took = new Map<keyof Timings, number>()

  /** Says that a stage has ended. */
  ended(stage: keyof Timings, since: number): void {
    this.#took.set(stage, Math.round(performance.now() - since))
  }

  /** Times a stage to its end, whichever it is. */
  async of<T>(stage: keyof Timings, work: Promise<T>): Promise<T> {
    const since = performance.now()
    return work.finally(() => {
      this.ended(stage, since)
    })
  }

  timings(): Timings {
    this.ended('total', this.#start)
    const took = (stage: keyof Timings): number => this.#took.get(stage) ?? 0
    const pack = this.#took.get('pack')
    return {
      policy: took('policy'),
      ...(pack !== undefined && { pack }),
      baseline: took('baseline'),
      read: took('read'),
      judge: took('judge'),
      total: took('total'),
    }
  }
}
