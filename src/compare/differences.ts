/** What is known of a packed file without its bytes: as a release and as a report has it. */
export interface FileRecord {
  readonly path: string
  /** Bytes. */
  readonly size: number
  /** As in the tar header. */
  readonly mode: number
  /** Lower-case hex. */
  readonly sha256: string
}

/**
 * How two lists of what should be the same files differ. A file may have other bytes and another mode: then it is there
 * twice.
 */
export type FileDifference =
  | { readonly kind: 'bytes' | 'mode'; readonly path: string; readonly first: FileRecord; readonly second: FileRecord }
  | { readonly kind: 'only-first' | 'only-second'; readonly path: string }

function ofPair(first: FileRecord, second: FileRecord): readonly FileDifference[] {
  const { path } = first
  return [
    ...(first.sha256 !== second.sha256 || first.size !== second.size
      ? [{ kind: 'bytes', path, first, second } as const]
      : []),
    ...(first.mode !== second.mode ? [{ kind: 'mode', path, first, second } as const] : []),
  ]
}

/** Every difference between two lists of files, sorted by path. */
export function fileDifferences(
  first: readonly FileRecord[],
  second: readonly FileRecord[],
): readonly FileDifference[] {
  const [one, other] = [byPath(first), byPath(second)]
  const paths = [...new Set([...one.keys(), ...other.keys()])].sort()
  return paths.flatMap((path): readonly FileDifference[] => {
    const [here, there] = [one.get(path), other.get(path)]
    if (here && there) return ofPair(here, there)
    return [{ kind: here ? 'only-first' : 'only-second', path }]
  })
}

function byPath(files: readonly FileRecord[]): ReadonlyMap<string, FileRecord> {
  return new Map(files.map((file) => [file.path, file]))
}
