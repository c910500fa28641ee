import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const chunks = fileURLToPath(new URL('../../dist/chunks/', import.meta.url))

/**
 * A function of the built Action that it loads when it needs it, in this process: for many cases that would each take a
 * process of their own.
 */
export async function builtFunction(name: string): Promise<unknown> {
  const isIts = (file: string): boolean =>
    file.endsWith('.js') && readFileSync(chunks + file, 'utf8').includes(`export { ${name} };`)
  const chunk = readdirSync(chunks).find(isIts)
  if (chunk === undefined) throw new Error(`no chunk of dist/ is for ${name}: build it first`)
  return ((await import(chunks + chunk)) as Record<string, unknown>)[name]
}
