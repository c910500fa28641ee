import type { LeftOut } from '../model/release.js'

/** What to do about a file that lies in the folder and is not packed. */
export function remedy({ link, ignoredBy }: LeftOut): string {
  return link === undefined
    ? `${ignoredBy ?? 'an ignore file'} keeps it out. Delete that file before packing (tools such as wasm-pack write ` +
        'one), or remove the line.'
    : `${link} is a symbolic link, and no package manager packs links. Replace it with what it points to.`
}

/**
 * What to do about a file that lies in the folder and is not packed; null where nothing is known of any of them.
 *
 * @param paths that are missing, or folders of theirs
 */
export function leftOutHelp(paths: readonly string[], leftOut: readonly LeftOut[] = []): string | null {
  const found = leftOut.find(({ path }) => paths.some((each) => each === path || path.startsWith(`${each}/`)))
  return found ? remedy(found) : null
}
