/**
 * The stages around packing. Loading them all takes as long as a small package takes to pack, so those that come later
 * are loaded while the packer runs: its own run is the floor of our time.
 */
export const stages = {
  reading: () => import('./read-release.js'),
  passedOver: () => import('./passed-over.js'),
  registries: () => import('./registry-access.js'),
  anchors: () => import('../verdict/anchor-source.js'),
  handOver: () => import('./staged-tarball.js'),
  judging: () =>
    Promise.all([import('../compare/pairing.js'), import('../rules/index.js'), import('../verdict/decide.js')]),
}
