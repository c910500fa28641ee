/** Text for people: what stands there is an example and refers to nothing. */
export function isDocumentation(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return (
    /\.(md|mdx|markdown|rst|adoc|txt)$/i.test(name) ||
    /^(readme|changelog|changes|history|licen[cs]e|notice|authors|contributing|security)\b/i.test(name)
  )
}
