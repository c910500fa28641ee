import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const sources = fileURLToPath(new URL('../../src/', import.meta.url))

/** Modules that the sources import when they need them, by what stands in their text. */
function lazyModules(): readonly string[] {
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.d.ts'),
  )
  const found = files.flatMap((name) => {
    const file = join(sources, name)
    const specifiers = [...readFileSync(file, 'utf8').matchAll(/\bimport\('([^']+)'\)/g)].map(
      ([, specifier = '']) => specifier,
    )
    return specifiers.map((specifier) =>
      specifier.startsWith('.') ? join(dirname(file), specifier.replace(/\.js$/, '')) : specifier,
    )
  })
  return [...new Set(found)].sort()
}

let loading: Promise<void> | undefined

/**
 * Loads them one after the other. Jest links a module that two imports ask for at the same time twice, and fails
 * ("request for './x.js' is not in cache"); what was loaded before is only looked up.
 */
export function loadLazyModules(): Promise<void> {
  loading ??= (async () => {
    for (const path of lazyModules()) await import(path)
  })()
  return loading
}
