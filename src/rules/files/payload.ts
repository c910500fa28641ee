import { purposeOf } from '../forbidden-file/sample-folder.js'
import type { FileFacts } from '../../model/types.js'

const code = /\.([cm]?[jt]sx?|json|css|s[ac]ss|less|wasm|node|vue|svelte|graphql|proto|html)$/i

/** What tools leave behind or need before packing: nobody's loss. Names of dot folders and settings among them. */
const aside =
  /(^|\/)(\.[^/]+|node_modules|coverage|bench(marks?)?|tools?|scripts?|package(-lock)?\.json|npm-shrinkwrap\.json|tsconfig[^/]*\.json|[^/]+\.(config|conf|test|spec|stories)\.[^/]+|(gulp|grunt|rake|make)file[^/]*)($|\/)/i

/**
 * Code and data that a package is there for: scripts, styles, declarations, programs. No tests, documents, maps or
 * settings.
 */
export function isCode({ path, kind }: FileFacts): boolean {
  const isPayload = code.test(path) || (kind === 'executable' && !path.endsWith('.pdb'))
  return isPayload && !aside.test(path) && purposeOf(path) !== 'sample'
}

/** Bytes of several files. */
export function bytesOf(files: readonly FileFacts[]): number {
  return files.reduce((sum, { size }) => sum + size, 0)
}
