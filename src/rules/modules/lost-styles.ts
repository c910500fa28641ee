import type { Release } from '../../model/release.js'
import { purposeOf } from '../folders.js'

/** Languages that are compiled to style sheets: a project imports such a file by its path, to set its variables. */
const languages = [/\.s[ac]ss$/i, /\.less$/i, /\.styl$/i]

/** What a project can ask for by name. A partial (`_mixins.scss`) is there for the others. */
function sheets({ files }: Release, language: RegExp): readonly string[] {
  return files.map(({ path }) => path).filter((path) => language.test(path) && purposeOf(path) !== 'sample')
}

/**
 * All files of such a language are gone. They often lie in `src`, where scripts are no one's business but the
 * package's own.
 */
export function lostStyles(release: Release, baseline: Release): readonly string[] {
  return languages.flatMap((language) => {
    const left = sheets(release, language)
    return left.length > 0 ? [] : sheets(baseline, language).filter((path) => !/(^|\/)_[^/]+$/.test(path))
  })
}
