import type { Leftover } from '../model/file-facts.js'

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

/** How the reports of other tools on a project's sources begin. */
const toolReports: readonly RegExp[] = [
  /^\[\s*\{\s*"filePath":\s*"(?:[^"\\]|\\.)+",\s*"messages":\s*\[/, // ESLint's
  /^\{\s*(?:"\$schema":\s*"[^"]*\bsarif\b[^"]*",\s*)?"version":\s*"2\.1\.0",\s*(?:"\$schema":\s*"[^"]*",\s*)?"runs":\s*\[/, // SARIF
  /^\{\s*"schemaVersion":\s*\d+,\s*"tool":\s*\{\s*"name":\s*"pack-gate"/,
  /^\{\s*"lighthouseVersion":\s*"\d/,
  /^<[^]*?<title>Lighthouse Report<\/title>/,
  /^\[\s*\{"id":\s*1,\s*"intrinsicName":\s*"any"/, // the types of tsc --generateTrace
]

/** How reports of tests begin: those of istanbul (nyc, c8, Jest, Vitest) hold the source of each file. */
const coverageReports: readonly RegExp[] = [
  /^<[^]*?<title>Code coverage report for [^<]+<\/title>/,
  /^\{\s*"(?:[^"\\]|\\.)+":\s*\{\s*"path":\s*"(?:[^"\\]|\\.)+",\s*(?:"all":\s*\w+,\s*)?"statementMap":\s*\{/,
  /^(?:TN:[^\n]*\n)?SF:[^\n]+\n(?:FN|DA|BRDA|FNF|LF):/, // lcov
  /^\{\s*"result":\s*\[\s*\{\s*"scriptId":\s*"\d+",\s*"url":\s*"[^"]*",\s*"functions":\s*\[/, // V8's
  /^\{\s*"files":\s*\{\s*"(?:[^"\\]|\\.)+":\s*\{\s*"language":\s*"\w+",\s*"(?:mutants|source)":/, // Stryker's
  /^\{\s*"(?:\$schema|schemaVersion)":[^]{0,400}?"thresholds":\s*\{[^]{0,400}?"files":\s*\{\s*"(?:[^"\\]|\\.)+":\s*\{\s*"language":/,
  /^\{\s*"num(?:FailedTestSuites|TotalTestSuites)":\s*\d/, // Jest's and Vitest's
  /^\{\s*"stats":\s*\{\s*"suites":\s*\d+,\s*"tests":\s*\d/, // Mocha's
  /^\{\s*"config":\s*\{\s*(?:"argv":\s*\[[^\]]*\],\s*)?"configFile":\s*"[^"]*",\s*"rootDir":/, // Playwright's
]

/** How V8's snapshots of the heap, and its profiles and traces, begin. */
const dumps: readonly RegExp[] = [
  /^\{\s*"snapshot":\s*\{\s*"meta":\s*\{\s*"node_fields":/,
  /^\{\s*"nodes":\s*\[\s*\{\s*"id":\s*\d+,\s*"callFrame":\s*\{\s*"functionName":/,
  /^\{\s*"head":\s*\{\s*"callFrame":\s*\{\s*"functionName":/,
  /^(?:\{\s*"traceEvents":\s*)?\[\s*\{\s*"name":\s*"process_name",\s*"args":\s*\{/,
  /^\{\s*"traceEvents":\s*\[\s*\{\s*"(?:pid|args|cat|name|ph)":/,
]

/** How a HAR file begins: what a browser sent and received, with its cookies. And how these begin by themselves. */
const networkLogs: readonly RegExp[] = [
  /^\{\s*"log":\s*\{\s*"version":\s*"1\.\d",\s*"creator":\s*\{\s*"name":/,
  /^\{\s*"cookies":\s*\[\s*\{\s*"name":\s*"[^"]*",\s*"value":\s*"[^"]*",\s*"domain":\s*"/, // Playwright's
  /^# (?:Netscape )?HTTP Cookie File\b/, // curl's
]

/** What tools write for their users, by how it begins. */
export const leftoverForms: readonly (readonly [Leftover, readonly RegExp[]])[] = [
  ['bundle-report', [...reports, ...toolReports]],
  ['coverage-report', coverageReports],
  ['memory-dump', dumps],
  ['network-log', networkLogs],
]
