/** Builds with the project's own configuration into any folder. */
import { rolldown } from 'rolldown'
import config, { madeModules } from '../rolldown.config.js'
import { licences } from './html-page.mjs'

/** @param {string} folder where dist/ goes */
export async function build(folder) {
  const { output, ...input } = config
  const plugins = [...madeModules, licences(`${folder}/licenses.txt`)]
  const bundle = await rolldown({ ...input, plugins, logLevel: 'warn' })
  await bundle.write({ ...output, dir: folder })
  await bundle.close()
}

/**
 * Bundles one module of the sources and imports it. @param {string} entry @param {string} file where the bundle goes
 */
export async function importSource(entry, file) {
  const { output, input, plugins, ...options } = config
  const bundle = await rolldown({ ...options, plugins: madeModules, input: entry, logLevel: 'warn' })
  await bundle.write({ file, format: 'esm', codeSplitting: false })
  await bundle.close()
  return import(file)
}
