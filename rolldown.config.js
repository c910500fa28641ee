import { readdirSync, readFileSync } from 'node:fs'
import { defineConfig } from 'rolldown'
import { htmlPage, licences } from './scripts/html-page.mjs'

/** A chunk for each library, so that a run reads those alone that it needs: `yaml` where there is a policy, for one. */
function libraryName(id) {
  const [, name = 'library'] = /.*node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id) ?? []
  return `libraries/${name.replace(/^@/, '').replace(/[\\/]/, '-')}`
}

/** The rules' doc pages as one module, for `pack-gate explain`: dist/ is all that an installed command has. */
const rulePages = {
  name: 'rule-pages',
  resolveId: (id) => (id === 'pack-gate:rule-pages' ? `\0${id}` : null),
  load(id) {
    if (id !== '\0pack-gate:rule-pages') return null
    const names = readdirSync('docs/rules')
      .filter((name) => name.endsWith('.md') && name !== 'README.md')
      .sort()
    const pages = names.map((name) => [name.replace(/\.md$/, ''), readFileSync(`docs/rules/${name}`, 'utf8')])
    return `export const pages = new Map(${JSON.stringify(pages, null, 2)})`
  },
}

/**
 * What libraries load and never use here: @npmcli/config, to find a workspace's root, which
 * src/registry/config-files.ts does; tuf-js, to fetch, which commands/attest/trusted-root.ts does. Most of their size.
 */
const withoutUnused = {
  name: 'without-unused',
  resolveId: (id) => (/^(@npmcli\/(package-json|map-workspaces)|make-fetch-happen)$/.test(id) ? '\0unused' : null),
  load: (id) => (id === '\0unused' ? 'export default null' : null),
}

/** Modules that the build makes. */
export const madeModules = [rulePages, htmlPage, withoutUnused]

/** Three entries, shared chunks: what a run does not need is not read. Reproducible: no hashes, no minifier. */
export default defineConfig({
  input: { index: 'src/index.ts', post: 'src/post.ts', cli: 'src/cli.ts' },
  platform: 'node',
  resolve: {
    mainFields: ['module', 'main'],
    conditionNames: ['node', 'import', 'default'],
    extensionAlias: { '.js': ['.ts', '.js'] },
  },
  output: {
    dir: 'dist',
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
    cleanDir: true,
    codeSplitting: {
      groups: [
        // Node keeps compiled only what is loaded after it was asked to: so this and what it needs come by themselves.
        { test: /src[\\/]cli[\\/]compile-cache\.ts$/, name: 'compile-cache', priority: 5 },
        // All that comes before the packer starts, in one file: each file more costs as much as reading 20 kB.
        // p-limit counts packers and requests alike; in a workspace it comes before the packer.
        { test: /src[\\/]cli[\\/]start\.ts$|node_modules[\\/](p-limit|yocto-queue)[\\/]/, name: 'start', priority: 4 },
        // And all that every run of it needs while the packer runs.
        {
          test: /src[\\/](gate[\\/](read-release|read-early|rehearse|registry-access|lookups)|rules[\\/]index|verdict[\\/](decide|anchor-source))\.ts$/,
          name: 'judging',
          priority: 3,
        },
        // Before @actions/core, which would take them in: the command needs these two alone.
        { test: /node_modules[\\/]@actions[\\/](exec|io)[\\/]/, name: 'libraries/actions-exec', priority: 2 },
        // npm's reading of its configuration, for every run with a baseline; and its agent, where there is a proxy.
        {
          test: /node_modules[\\/](@npmcli[\\/]config|ini|nopt|abbrev|proc-log|ci-info|walk-up-path)[\\/]/,
          name: 'libraries/npmcli-config',
          priority: 2,
        },
        {
          test: /node_modules[\\/](@npmcli[\\/]agent|agent-base|https?-proxy-agent|socks(-proxy-agent)?|ip-address|smart-buffer|lru-cache|debug|ms)[\\/]/,
          name: 'libraries/npmcli-agent',
          priority: 2,
        },
        // What verifies signatures, with a minimatch of its own; for watch and stage.
        {
          test: /node_modules[\\/](@sigstore|@tufjs|tuf-js)[\\/]/,
          name: 'libraries/sigstore',
          priority: 2,
        },
        { test: /node_modules/, name: libraryName, debugName: 'libraries', priority: 1 },
      ],
    },
    comments: { legal: true, annotation: false, jsdoc: false },
    sourcemap: false,
  },
  plugins: [...madeModules, licences('dist/licenses.txt')],
})
