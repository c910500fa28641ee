/** A path as GitHub takes it for an annotation: inside the repository, with forward slashes, and plain to read. */
export function isRepositoryPath(path: string): boolean {
  const isPlain = /^[^/\\\p{C}\p{Zl}\p{Zp}][^\\\p{C}\p{Zl}\p{Zp}]{0,999}$/u.test(path)
  return isPlain && !path.split('/').some((part) => part === '..' || part === '.' || part === '')
}
