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
