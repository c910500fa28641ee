/** The path with the figures in its name taken out: a vendored archive's next version is the same archive. */
export function unversioned(path: string): string {
  const start = path.lastIndexOf('/') + 1
  return path.slice(0, start) + path.slice(start).replace(/\d+/g, '#')
}
