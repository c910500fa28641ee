/** Figures that a person would write: what is needed, with room above it, rounded up. */

const steps = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]

interface Unit {
  readonly name: string
  readonly bytes: number
}

const decimal: readonly Unit[] = [
  { name: 'GB', bytes: 1e9 },
  { name: 'MB', bytes: 1e6 },
  { name: 'kB', bytes: 1e3 },
]
const binary: readonly Unit[] = [
  { name: 'GiB', bytes: 2 ** 30 },
  { name: 'MiB', bytes: 2 ** 20 },
  { name: 'KiB', bytes: 2 ** 10 },
]

/**
 * A limit for what has so many bytes now, a quarter more at least: the next release grows a little too.
 *
 * @param was the limit as it is written, for its kind of unit
 */
export function raisedLimit(bytes: number, was: string): string {
  const wanted = Math.max(bytes * 1.25, 1000)
  const units = /[KMGT]iB/.test(was) ? binary : decimal
  // From 800 kB on the next round figure is 1 MB.
  const unit = units.find((each) => wanted > each.bytes * 0.8) ?? { name: 'kB', bytes: 1e3 }
  const figure = wanted / unit.bytes
  const scale = 10 ** Math.max(0, Math.floor(Math.log10(figure)))
  const rounded = scale * (steps.find((step) => step * scale >= figure) ?? 10)
  return `${Number(rounded.toFixed(1))} ${unit.name}`
}

/** Growth as a percentage that allows it: up to 100 % in steps of five, above in two digits. */
export function raisedGrowth(ratio: number): string {
  const percent = Math.ceil(ratio * 100 - 1e-9)
  const step = percent <= 100 ? 5 : 10 ** (String(percent).length - 2)
  return `${Math.ceil(percent / step) * step}%`
}
