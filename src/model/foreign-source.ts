import type { EmbeddedSource } from './types.js'

/** A bundled dependency's source is not the project's own. */
export function isForeign({ name }: Pick<EmbeddedSource, 'name'>): boolean {
  return /(^|[/\\])node_modules[/\\]/.test(name)
}
