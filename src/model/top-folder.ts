/** The path with the figures in its name taken out: a vendored archive's next version is the same archive. */
export function unversioned(path: string): string {
  const start = path.lastIndexOf('/') + 1
  return path.slice(0, start) + path.slice(start).replace(/\d+/g, '#')
}

/** A path as GitHub takes it for an annotation: inside the repository, with forward slashes, and plain to read. */
export function isRepositoryPath(path: string): boolean {
  const isPlain = /^[^/\\\p{C}\p{Zl}\p{Zp}][^\\\p{C}\p{Zl}\p{Zp}]{0,999}$/u.test(path)
  return isPlain && !path.split('/').some((part) => part === '..' || part === '.' || part === '')
}

/**
 * The first folder of a path, `.` at the top: maps are a decision for a whole output folder (dist, lib, build). For a
 * file in a container it is the container: what is in that is decided where it is made.
 */
export function topFolder(path: string): string {
  const container = path.indexOf('!')
  if (container > 0) return path.slice(0, container)
  const slash = path.indexOf('/')
  return slash < 0 ? '.' : path.slice(0, slash)
}

/** The folders of a path, and the containers, each with the path that ends with it. */
export function foldersOf(path: string): readonly { readonly name: string; readonly path: string }[] {
  const parts = path.split(/(?<=[/!])/).slice(0, -1)
  let end = 0
  return parts.map((part) => {
    end += part.length
    return { name: part.slice(0, -1), path: path.slice(0, end - 1) }
  })
}

/** A path as npm unpacks it: `a/./b` and `a//b` are `a/b`. */
export function withoutDots(path: string): string {
  return path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/')
}
