import type { Leftover } from '../model/file-facts.js'
import type { Inspector } from './inspector.js'
import { leftoverForms } from './leftover-forms.js'
import { asBuffer, MarkerWatch } from './sliding-window.js'

/** Bytes in which a report says what it is. */
const headSize = 2048

/** What a file is by how it begins, whatever its name. */
function reportOf(head: Buffer): Leftover | undefined {
  const text = head.toString('latin1').trimStart()
  return leftoverForms.find(([, beginnings]) => beginnings.some((form) => form.test(text)))?.[0]
}

/** In a page of Stryker's, behind the program that shows it: the report has the text of each file. */
const mutationPage = '<mutation-test-report-app'

/** Scripts and style sheets, and the part of one in which the first comment of its kind stands. */
const built = /\.(?:[cm]?js|css)$/i
const builtHead = 16 * 1024

/** The comment that bundlers put in front of a module, with its source's path: `// src/a.ts`, `/*! src/a.ts`. */
const sourceComment =
  /^\s*(?:\/\/|\/\*!?) ?(?:\.{0,2}\/)*(?:packages\/[\w.-]+\/)?(?:src|sources?|lib-src)\/[\w./@-]+\.(?:[cm]?[jt]sx?|vue|svelte|s?css|less)\s*(?:\*\/\s*)?$/m

function leftoverOf(head: Buffer, isBuilt: boolean): Leftover | undefined {
  const report = reportOf(head.subarray(0, headSize))
  if (report) return report
  return isBuilt && sourceComment.test(head.toString('latin1')) ? 'source-comment' : undefined
}

/** What tools write for their users, and not for a package's. */
export const leftover: Inspector = ({ path, type }) => {
  if (type !== 'file') return null
  const output = /\.ipynb$/i.test(path) ? new MarkerWatch('"output_type"') : null
  const mutants = /\.html?$/i.test(path) ? new MarkerWatch(mutationPage) : null
  const isBuilt = built.test(path)
  const kept = isBuilt ? builtHead : headSize
  let head = Buffer.alloc(0)
  return {
    write(chunk) {
      output?.write(chunk)
      mutants?.write(chunk)
      if (head.length < kept) head = Buffer.concat([head, asBuffer(chunk).subarray(0, kept - head.length)])
    },
    end() {
      if (mutants?.seen === true) return { leftover: 'coverage-report' }
      const found = output?.seen === true ? ('notebook-output' as const) : leftoverOf(head, isBuilt)
      return found ? { leftover: found } : {}
    },
  }
}
