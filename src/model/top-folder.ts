/** The first folder of a path, `.` at the top: maps are a decision for a whole output folder (dist, lib, build). */
export function topFolder(path: string): string {
  const slash = path.indexOf('/')
  return slash < 0 ? '.' : path.slice(0, slash)
}
