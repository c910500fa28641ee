import { isDocumentation } from '../documentation.js'
import type { Inspector } from '../inspector.js'

/** Longest reference that is kept. */
const maxLength = 2048
/** Bytes at a file's end in which its last comments are looked for. */
const tailSize = 64 * 1024

/** Files whose comments can refer to a map: scripts, styles and pages, and files without an extension. */
const referring = /(^|\/)[^./]+$|\.([cm]?[jt]sx?|css|s[ac]ss|less|html?|xhtml|vue|svelte|astro|jsbundle|bundle|es\d*)$/i
const page = /\.(html?|xhtml|vue|svelte|astro)$/i

/** ECMA-426, MatchSourceMapURL: all of a comment's text. */
const comment = /^[@#]\s*sourceMappingURL=(\S*?)\s*$/

/**
 * A comment's reference, where it can be one: what has quotes, escapes or placeholders in it is code about references.
 */
function referenceOf(text: string): string | null {
  const url = comment.exec(text)?.[1]
  return url === undefined || url === '' || /["'`\\<>]|\$\{/.test(url) ? null : url
}

/**
 * The rest of a line: `//…`, or block comments with white space between them. Anything else is code: no reference
 * before it counts.
 */
function lastInLine(line: string, before: string | null): string | null {
  let last = before
  for (let at = 0; at < line.length; at += 1) {
    if (line.startsWith('//', at)) return referenceOf(line.slice(at + 2)) ?? last
    if (line.startsWith('/*', at)) {
      const end = line.indexOf('*/', at + 2)
      last = referenceOf(line.slice(at + 2, end < 0 ? undefined : end)) ?? last
      if (end < 0) return last
      at = end + 1
    } else if (line.charCodeAt(at) > 0x20) last = null
  }
  return last
}

/** ECMA-426, "extracting a source map URL without parsing": the last one behind which there are only comments. */
function lastOfScript(lines: readonly string[]): string | null {
  return lines.reduce<string | null>((last, line) => lastInLine(line, last), null)
}

/** A page has markup behind its scripts. */
function lastOfPage(lines: readonly string[]): string | null {
  return lines.map((line) => lastInLine(line, null)).findLast((url) => url !== null) ?? null
}

function lastIn(tail: string, isPage: boolean): string | null {
  const marker = tail.indexOf('sourceMappingURL=')
  if (marker < 0) return null
  const start = Math.max(tail.lastIndexOf('\n', marker), tail.lastIndexOf('\r', marker)) + 1
  const lines = tail.slice(start).split(/[\n\r\u2028\u2029]/)
  return isPage ? lastOfPage(lines) : lastOfScript(lines)
}

/** The reference to a source map in a file's last comment, where it is no data: URL. */
export const mapReference: Inspector = (file) => {
  if (!referring.test(file.path) || isDocumentation(file.path)) return null
  let tail = Buffer.alloc(0)
  return {
    write(chunk) {
      const end = chunk.subarray(-tailSize)
      tail = Buffer.concat([tail.subarray(Math.max(0, tail.length + end.length - tailSize)), end])
    },
    end() {
      const url = lastIn(tail.toString(), page.test(file.path))
      return url === null || /^data:/i.test(url) ? {} : { mapReference: url.slice(0, maxLength) }
    },
  }
}
