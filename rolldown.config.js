import { defineConfig } from 'rolldown'
import license from 'rollup-plugin-license'

/** A chunk for each library, so that a run reads those alone that it needs: `yaml` where there is a policy, for one. */
function libraryName(id) {
  const [, name = 'library'] = /.*node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id) ?? []
  return `libraries/${name.replace(/^@/, '').replace(/[\\/]/, '-')}`
}

/** Two entries, shared chunks: what a run does not need is not read. Reproducible: no hashes, no minifier. */
export default defineConfig({
  input: { index: 'src/index.ts', cli: 'src/cli.ts' },
  platform: 'node',
  resolve: { mainFields: ['module', 'main'], conditionNames: ['node', 'import', 'default'], extensionAlias: { '.js': ['.ts', '.js'] } },
  output: {
    dir: 'dist',
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
    cleanDir: true,
    codeSplitting: {
      groups: [
        // Before @actions/core, which would take them in: the command needs these two alone.
        { test: /node_modules[\\/]@actions[\\/](exec|io)[\\/]/, name: 'libraries/actions-exec', priority: 2 },
        { test: /node_modules/, name: libraryName, priority: 1 },
      ],
    },
    comments: { legal: true, annotation: false, jsdoc: false },
    sourcemap: false,
  },
  plugins: [license({ thirdParty: { output: { file: 'dist/licenses.txt' } } })],
})
