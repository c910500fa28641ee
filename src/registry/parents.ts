import { dirname } from 'node:path'

/** A folder and all above it, the nearest first. */
export function* parentsOf(folder: string): Iterable<string> {
  for (let at = folder; ; at = dirname(at)) {
    yield at
    if (at === dirname(at)) return
  }
}
