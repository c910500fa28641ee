import type { FileFacts } from '../../src/model/file-facts.js'
import type { Release } from '../../src/model/release.js'
import { behaviourOf } from '../../src/inspect/behaviour/behaviour-of.js'
import { formOf, readModule } from '../../src/inspect/modules/read-module.js'
import { prepareModules } from '../../src/inspect/modules/modules.js'
import { inspect } from '../../src/inspect/inspect.js'
import { contentsOf } from '../inspect/contents.js'
import { file, release } from './facts.js'

await prepareModules()

/** A file of code, declarations or JSON as inspection leaves it, read from its text. */
export function code(path: string, content = ''): FileFacts {
  const form = formOf(path) ?? (content.startsWith('#!') ? 'script' : null)
  const behaviour = form === 'script' ? { behaviour: () => behaviourOf(content) } : {}
  if (form) return file(path, { content, module: readModule(content, form), ...behaviour })
  const isManifest = path.endsWith('/package.json')
  return file(path, {
    content,
    ...(isManifest && { module: { form: 'json', imports: [], exports: [], manifest: JSON.parse(content) } }),
  })
}

/** A release of files given by path and text. */
export function codeRelease(files: Readonly<Record<string, string>>, manifest: Record<string, unknown> = {}): Release {
  return release(
    Object.entries(files).map(([path, text]) => code(path, text)),
    manifest,
  )
}

/** A release of files given by path and text, as the one pass over its bytes leaves it: parsed where it is loaded. */
export function inspected(
  files: Readonly<Record<string, string>>,
  manifest: Record<string, unknown> = {},
): Promise<Release> {
  const all = { 'package.json': JSON.stringify({ name: 'acme', version: '1.0.0', ...manifest }), ...files }
  const bytes = Object.entries(all).map(([path, text]) => [path, Buffer.from(text)] as const)
  return inspect(contentsOf(Object.fromEntries(bytes), 65_536), { held: 256_000_000 })
}
