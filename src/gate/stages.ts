/**
 * The stages around packing. Loading them all takes as long as a small package takes to pack, so those that come later
 * are loaded while the packer runs: its own run is the floor of our time.
 */
export const stages = {
  async reading() {
    const [reading, { limitsOf }, { readEarly }, { InspectionMemory }] = await Promise.all([
      import('./read-release.js'),
      import('../rules/contents/inspection-limits.js'),
      import('../inspect/read-early.js'),
      import('../inspect/memory.js'),
    ])
    return { ...reading, limitsOf, readEarly, InspectionMemory }
  },
  passedOver: () => import('./passed-over.js'),
  lookups: () => import('./lookups.js'),
  registries: () => import('./registry-access.js'),
  anchors: () => import('../verdict/anchor-source.js'),
  handOver: () => import('./staged-tarball.js'),
  judging: () =>
    Promise.all([import('../compare/pairing.js'), import('../rules/index.js'), import('../verdict/decide.js')]),
  /** Loads what judges, and readies it: there is time for it while the packer runs. */
  async prepared() {
    const [[, { rules }], { prepareRules }] = await Promise.all([stages.judging(), import('../verdict/evaluate.js')])
    prepareRules(rules)
  },
}
