import { plural } from '../../model/format.js'
import type { Comparison } from '../../model/comparison.js'
import type { FileFacts } from '../../model/file-facts.js'
import type { Release } from '../../model/release.js'
import { purposeOf } from '../folders.js'

/** Pictures or fonts that are gone. */
export interface LostAssets {
  /** `278 of 832 pictures` */
  readonly words: string
  readonly files: readonly FileFacts[]
}

const kinds = [
  { one: 'font', names: /\.(?:woff2?|ttf|otf|eot)$/i },
  { one: 'picture', names: /\.(?:svg|png|jpe?g|gif|webp|avif|ico)$/i },
] as const

/** All of them from this number on, or this part of many: fewer are decoration, as of a README. */
const fewest = 3
const many = 20
const part = 0.1

/**
 * Fonts and pictures are what packages of fonts and icons are there for: style sheets and pages ask for them by path.
 */
export function lostAssets(baseline: Release, { removed }: Comparison): readonly LostAssets[] {
  return kinds.flatMap(({ one, names }) => {
    const isAsset = ({ path }: FileFacts): boolean => names.test(path) && purposeOf(path) === 'own'
    const files = removed.filter(isAsset)
    const before = baseline.files.filter(isAsset).length
    const isAll = one === 'font' && files.length >= fewest && files.length === before
    if (!isAll && (files.length < many || files.length < before * part)) return []
    return [{ words: `${files.length} of ${plural(before, one)}`, files }]
  })
}
