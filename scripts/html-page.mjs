/**
 * The script and the style of the HTML report, inlined as text: src/report/html/render.ts imports them as one module.
 */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { rolldown } from 'rolldown'
import license from 'rollup-plugin-license'

const name = 'pack-gate:html-page'
const folder = 'page'

/** The page is a copy of its libraries too, and travels without dist/licenses.txt. */
function notices(ids) {
  const folders = new Set(ids.flatMap((id) => /.*node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id) ?? []))
  return [...folders].sort().map((path) => {
    const { name, version } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'))
    return `/*! ${name} ${version}\n\n${readFileSync(join(path, 'LICENSE'), 'utf8').trim()}\n*/\n`
  })
}

async function bundle() {
  const built = await rolldown({
    input: `${folder}/main.ts`,
    platform: 'browser',
    resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
    logLevel: 'warn',
  })
  const { output } = await built.generate({
    format: 'iife',
    sourcemap: false,
    comments: { legal: true, annotation: false, jsdoc: false },
  })
  await built.close()
  const [{ code, modules }] = output
  // The page may be printed in a log, where no control character belongs.
  const indented = code.replaceAll(/^\t+/gm, (tabs) => '  '.repeat(tabs.length))
  return { script: `\n${notices(Object.keys(modules)).join('')}${indented}`, modules }
}

let page

/** The virtual module. */
export const htmlPage = {
  name: 'html-page',
  resolveId: (id) => (id === name ? `\0${name}` : null),
  async load(id) {
    if (id !== `\0${name}`) return null
    page = await bundle()
    const style = `\n${readFileSync(join(folder, 'style.css'), 'utf8')}`
    return `export const script = ${JSON.stringify(page.script)}\nexport const style = ${JSON.stringify(style)}`
  },
}

/** Collects the licences of what is bundled, and of what the page holds as text. @param {string} file */
export function licences(file) {
  const plugin = license({ thirdParty: { output: { file } } })
  return {
    ...plugin,
    renderChunk(code, chunk, options) {
      return plugin.renderChunk.call(this, code, { ...chunk, modules: { ...chunk.modules, ...page?.modules } }, options)
    },
  }
}
