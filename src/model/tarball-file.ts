const tarballName = /\.(tgz|tar\.gz)$/i

/** Whether a path or a baseline's name means a tarball. */
export function isTarball(name: string): boolean {
  return tarballName.test(name)
}
