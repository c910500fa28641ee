import { readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { parse } from 'jsonc-parser'
import { isObject } from '../model/manifest.js'
import type { AnchorFile, AnchorSource } from './anchors.js'

/** Bytes. What people write by hand is far smaller. */
const maxSize = 256 * 1024
/** Configurations that one extends, and those that they extend. */
const maxExtended = 8

/** Reads small files of a repository, and nothing outside it: links that lead out are not followed. */
class Reader {
  readonly #root: string

  /** @param root absolute, without links */
  constructor(root: string) {
    this.#root = root
  }

  /** Null where there is no such file, or none that can be read, is small enough, and is the repository's own. */
  read(path: string): AnchorFile | null {
    try {
      const real = realpathSync(path)
      const inside = relative(this.#root, real).split(sep).join('/')
      // What is installed is not committed, so no annotation can stand there.
      if (inside.startsWith('../') || /(^|\/)node_modules\//.test(inside) || resolve(this.#root, inside) !== real)
        return null
      const stat = statSync(real)
      // Reading a pipe would wait for a writer.
      return stat.isFile() && stat.size <= maxSize
        ? { path: inside, text: readFileSync(real, 'utf8').replace(/^\uFEFF/, '') }
        : null
    } catch {
      return null
    }
  }
}

/**
 * The configurations that one names in `extends`, by path; packages are not the repository's. The last outweighs those
 * before.
 */
function extended({ text }: AnchorFile, folder: string): readonly string[] {
  const config: unknown = parse(text, [], { allowTrailingComma: true })
  const value = isObject(config) ? config.extends : undefined
  const names: readonly unknown[] = Array.isArray(value) ? value : [value]
  return names
    .filter((name): name is string => typeof name === 'string' && /^\.{1,2}\//.test(name))
    .slice(-maxExtended)
    .reverse()
    .map((name) => resolve(folder, name.endsWith('.json') ? name : `${name}.json`))
}

/** A configuration and all that it extends, the one that counts most first. */
function chainOf(path: string, reader: Reader): readonly AnchorFile[] {
  const chain: AnchorFile[] = []
  const seen = new Set<string>()
  const visit = (each: string): void => {
    if (seen.has(each) || chain.length > maxExtended) return
    seen.add(each)
    const file = reader.read(each)
    if (file === null) return
    chain.push(file)
    for (const parent of extended(file, dirname(each))) visit(parent)
  }
  visit(path)
  return chain
}

function ignoreFile(folder: string, reader: Reader): AnchorSource['ignore'] {
  const npm = reader.read(join(folder, '.npmignore'))
  if (npm !== null) return { ...npm, kind: 'npmignore' }
  const git = reader.read(join(folder, '.gitignore'))
  return git === null ? undefined : { ...git, kind: 'gitignore' }
}

/**
 * What of a repository says what a package ships: its package.json, the ignore file at its top, and the compiler's
 * configurations. Hostile input: what is missing, too large or outside the repository is left out.
 *
 * @param text package.json as it was before any script ran
 */
export function readAnchorSource(root: string, folder: string, text: string): AnchorSource {
  const path = relative(root, resolve(folder, 'package.json')).split(sep).join('/')
  const reader = new Reader(realpathSync(root))
  const ignore = ignoreFile(folder, reader)
  const tsconfigs = ['tsconfig.build.json', 'tsconfig.json']
    .map((name) => chainOf(join(folder, name), reader))
    .filter((chain) => chain.length > 0)
  return {
    path: path.startsWith('..') ? 'package.json' : path,
    text,
    ...(ignore && { ignore }),
    ...(tsconfigs.length > 0 && { tsconfigs }),
  }
}
