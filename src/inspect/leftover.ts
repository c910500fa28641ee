import type { Leftover } from '../model/file-facts.js'
import type { Inspector } from './inspector.js'
import { asBuffer, MarkerWatch } from './sliding-window.js'

/** Bytes in which a report says what it is. */
const headSize = 2048

/** How bundlers' reports begin, whatever their name. */
const reports: readonly RegExp[] = [
  /^\{\s*"inputs":\s*\{\s*"(?:[^"\\]|\\.)+":\s*\{\s*"bytes":\s*\d+,\s*"imports":\s*\[/, // esbuild's metafile
  /^\{\s*(?:"(?:errors|warnings)":\s*\[\],\s*)*(?=[^[{]*"builtAt":\s*\d)(?=[^[{]*"(?:outputPath|publicPath|hash)":\s*")/, // webpack's stats.json
  /^\{\s*"version":\s*\d+,\s*"tree":\s*\{\s*"name":\s*"root",\s*"children":\s*\[/, // rollup-plugin-visualizer, raw-data
  /^[^\s<{[][^\n]*:\n {2}\S[^\n]*:\n {4}rendered: \d+\n/, // the same, as a list
  /^\[\s*\{\s*"label":\s*"[^"]+",\s*"isAsset":\s*true,\s*"statSize":\s*\d/, // webpack-bundle-analyzer
  /^\{\s*"results":\s*\[\s*\{\s*"bundleName":\s*"/, // source-map-explorer
  /^<[^]*?<title>(?:Rollup|EsBuild|Vite|Rolldown|Bundle) Visualizer<\/title>/i,
  /^<[^]*?<title>(?:Sonda report|Statoscope|Rsdoctor)\b/i,
  /^<[^]*?<title>Webpack Bundle Analyzer \[/,
  /^<[^]*?<title>[^<]{0,200}- Source Map Explorer<\/title>/i,
]

/** How reports of tests begin: those of istanbul (nyc, c8, Jest, Vitest) hold the source of each file. */
const coverageReports: readonly RegExp[] = [
  /^<[^]*?<title>Code coverage report for [^<]+<\/title>/,
  /^\{\s*"(?:[^"\\]|\\.)+":\s*\{\s*"path":\s*"(?:[^"\\]|\\.)+",\s*(?:"all":\s*\w+,\s*)?"statementMap":\s*\{/,
  /^(?:TN:[^\n]*\n)?SF:[^\n]+\n(?:FN|DA|BRDA|FNF|LF):/, // lcov
  /^\{\s*"result":\s*\[\s*\{\s*"scriptId":\s*"\d+",\s*"url":\s*"[^"]*",\s*"functions":\s*\[/, // V8's
]

/** How V8's snapshots of the heap, and its profiles, begin. */
const dumps: readonly RegExp[] = [
  /^\{\s*"snapshot":\s*\{\s*"meta":\s*\{\s*"node_fields":/,
  /^\{\s*"nodes":\s*\[\s*\{\s*"id":\s*\d+,\s*"callFrame":\s*\{\s*"functionName":/,
  /^\{\s*"head":\s*\{\s*"callFrame":\s*\{\s*"functionName":/,
]

/** How a HAR file begins: what a browser sent and received, with its cookies. */
const networkLogs: readonly RegExp[] = [/^\{\s*"log":\s*\{\s*"version":\s*"1\.\d",\s*"creator":\s*\{\s*"name":/]

const forms: readonly (readonly [Leftover, readonly RegExp[]])[] = [
  ['bundle-report', reports],
  ['coverage-report', coverageReports],
  ['memory-dump', dumps],
  ['network-log', networkLogs],
]

/** What a file is by how it begins, whatever its name. */
function reportOf(head: Buffer): Leftover | undefined {
  const text = head.toString('latin1').trimStart()
  return forms.find(([, beginnings]) => beginnings.some((form) => form.test(text)))?.[0]
}

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
  const isBuilt = built.test(path)
  const kept = isBuilt ? builtHead : headSize
  let head = Buffer.alloc(0)
  return {
    write(chunk) {
      output?.write(chunk)
      if (head.length < kept) head = Buffer.concat([head, asBuffer(chunk).subarray(0, kept - head.length)])
    },
    end() {
      const found = output?.seen === true ? ('notebook-output' as const) : leftoverOf(head, isBuilt)
      return found ? { leftover: found } : {}
    },
  }
}
