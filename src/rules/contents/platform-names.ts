/** What a path says of the systems and processors that its file is for. */
export interface Claim {
  readonly systems: readonly string[]
  readonly processors: readonly string[]
}

/** How systems are written in names of folders and files, as Node calls them. */
const systems: ReadonlyMap<string, string> = new Map([
  ['linux', 'linux'],
  ['linuxmusl', 'linux'],
  ['linux32', 'linux'],
  ['linux64', 'linux'],
  ['darwin', 'darwin'],
  ['macos', 'darwin'],
  ['macosx', 'darwin'],
  ['osx', 'darwin'],
  ['win32', 'win32'],
  ['win64', 'win32'],
  ['windows', 'win32'],
  ['android', 'android'],
  ['freebsd', 'freebsd'],
  ['openbsd', 'openbsd'],
  ['ios', 'ios'],
])

/** How processors are written. `x86` and `arm` stand for the family as often as for the narrow one of it. */
const processors: ReadonlyMap<string, readonly string[]> = new Map([
  ['x64', ['x64']],
  ['amd64', ['x64']],
  ['x86_64', ['x64']],
  ['linux64', ['x64']],
  ['win64', ['x64', 'arm64']],
  ['arm64', ['arm64']],
  ['aarch64', ['arm64']],
  ['arm64ec', ['arm64', 'x64']],
  ['ia32', ['ia32']],
  ['i386', ['ia32']],
  ['i686', ['ia32']],
  ['x86', ['ia32', 'x64']],
  ['arm', ['arm', 'arm64']],
  ['armhf', ['arm']],
  ['armv6', ['arm']],
  ['armv7', ['arm']],
  ['armv7l', ['arm']],
  ['ppc64', ['ppc64']],
  ['ppc64le', ['ppc64']],
  ['powerpc64le', ['ppc64']],
  ['s390x', ['s390x']],
  ['riscv64', ['riscv64']],
  ['riscv64gc', ['riscv64']],
  ['loong64', ['loong64']],
  ['loongarch64', ['loong64']],
])

/** Words of a name, `x86_64` being one. */
function words(name: string): readonly string[] {
  return name
    .toLowerCase()
    .replaceAll('x86-64', 'x86_64')
    .split(/[^a-z0-9_]+|_(?!64)|(?<!x86)_/)
    .filter((word) => word !== '')
}

/**
 * What the names in a path say, the file's own and those of its folders. The innermost name that says anything of
 * systems counts for these, and the same for processors. Nothing is said where a list is empty.
 */
export function claimOf(path: string): Claim {
  const names = path.split('/').reverse().map(words)
  const innermost = <T>(of: (word: string) => readonly T[]): readonly T[] =>
    names.map((name) => [...new Set(name.flatMap(of))]).find((found) => found.length > 0) ?? []
  return {
    systems: innermost((word) => [systems.get(word) ?? []].flat()),
    processors: innermost((word) => processors.get(word) ?? []),
  }
}
