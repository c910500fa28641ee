import type { FileFacts, Release } from '../../src/model/types.js'
import { formOf, readModule } from '../../src/inspect/modules/read-module.js'
import { prepareModules } from '../../src/inspect/modules/modules.js'
import { file, release } from './facts.js'

await prepareModules()

/** A file of code, declarations or JSON as inspection leaves it, read from its text. */
export function code(path: string, content = ''): FileFacts {
  const form = formOf(path) ?? (content.startsWith('#!') ? 'script' : null)
  if (form) return file(path, { content, module: readModule(content, form) })
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
