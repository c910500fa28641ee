/**
 * Conditions of `exports` that a runtime, a bundler or TypeScript sets by itself: Node's own, its list of community
 * conditions, the runtime keys of WinterTC, and what bundlers document.
 * https://nodejs.org/api/packages.html#conditional-exports
 */
const known: ReadonlySet<string> = new Set([
  'import',
  'require',
  'module-sync',
  'node',
  'node-addons',
  'default',
  'types',
  'browser',
  'development',
  'production',
  'module',
  'script',
  'style',
  'sass',
  'less',
  'stylus',
  'asset',
  'deno',
  'bun',
  'worker',
  'worklet',
  'workerd',
  'edge-light',
  'edge-routine',
  'electron',
  'fastly',
  'kiesel',
  'lagon',
  'moddable',
  'netlify',
  'wintercg',
  'azion',
  'react-native',
  'react-server',
  'svelte',
  'solid',
  'vue',
  'esm',
  'umd',
  'es2015',
  'es2020',
  'esm2015',
  'esm2020',
  'fesm2015',
  'fesm2020',
])

/**
 * Whether a place in `exports` (its keys, the outer first) lies under a condition of the project's own, as
 * `@acme/source`: no
 * import takes it unless it is asked for by that name, as the project's own tools do in its repository.
 */
export function underOwnCondition(key: readonly (string | number)[]): boolean {
  const [field, ...below] = key
  return (
    field === 'exports' &&
    below.some(
      (part) => typeof part === 'string' && !part.startsWith('.') && !part.startsWith('types@') && !known.has(part),
    )
  )
}
