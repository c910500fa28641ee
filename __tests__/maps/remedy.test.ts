import { describe, expect, it } from '@jest/globals'
import { transformSync as babel } from '@babel/core'
import { transformSync as swc } from '@swc/core'
import { transform as esbuild } from 'esbuild'
import { rolldown } from 'rolldown'
import { rollup } from 'rollup'
import ts from 'typescript'
import type { BuildTool } from '../../src/rules/source-map/build-tool.js'
import { mapRemedy } from '../../src/rules/source-map/map-remedy.js'

const code = 'export const a = 1\nconsole.log(a)\n'

/** Gives a bundler its one module. */
const plugin = { name: 'one-module', resolveId: (id: string) => id, load: () => code }

async function bundled(
  bundle: { generate(options: object): Promise<{ output: readonly unknown[] }> },
  exclude: boolean,
): Promise<string> {
  const { output } = await bundle.generate({
    sourcemap: true,
    sourcemapExcludeSources: exclude,
    format: 'es',
    sourcemapIgnoreList: false,
  })
  return JSON.stringify((output[0] as { map: unknown }).map)
}

/** A map of each tool that is installed here, with the option that the remedy names set or not. */
const builds: Partial<Record<BuildTool, { option: string; map: (bare: boolean) => Promise<string> }>> = {
  esbuild: {
    option: 'sourcesContent: false',
    map: async (bare) => (await esbuild(code, { sourcemap: true, sourcesContent: !bare, sourcefile: 'a.js' })).map,
  },
  rollup: {
    option: 'sourcemapExcludeSources: true',
    map: async (bare) => bundled(await rollup({ input: 'a.js', plugins: [plugin] }), bare),
  },
  rolldown: {
    option: 'sourcemapExcludeSources: true',
    map: async (bare) => bundled(await rolldown({ input: 'a.js', plugins: [plugin] }), bare),
  },
  swc: {
    option: '"inlineSourcesContent": false',
    map: (bare) =>
      Promise.resolve(
        swc(code, { sourceMaps: true, inlineSourcesContent: !bare, swcrc: false, filename: 'a.js' }).map ?? '',
      ),
  },
  tsc: {
    option: '"inlineSources": false',
    map: (bare) =>
      Promise.resolve(
        ts.transpileModule(code, { fileName: 'a.ts', compilerOptions: { sourceMap: true, inlineSources: !bare } })
          .sourceMapText ?? '',
      ),
  },
}

const texts = (map: string): readonly unknown[] =>
  ((JSON.parse(map) as { sourcesContent?: unknown[] }).sourcesContent ?? []).filter(
    (text) => typeof text === 'string' && text !== '',
  )

describe('the remedy for a source map', () => {
  it.each(Object.entries(builds))('for %s names an option that leaves the texts out', async (tool, { option, map }) => {
    expect(mapRemedy(tool as BuildTool, 'file', 'bare')).toContain(option)
    expect(texts(await map(false))).toHaveLength(1)
    expect(texts(await map(true))).toEqual([])
  })

  it('for Babel is to write no map: it always embeds the text', () => {
    expect(
      texts(
        JSON.stringify(babel(code, { sourceMaps: true, configFile: false, babelrc: false, filename: 'a.js' })?.map),
      ),
    ).toHaveLength(1)
    expect(mapRemedy('babel', 'file', 'bare')).toBe(
      'In Babel, `"sourceMaps": false` (and no `--source-maps`) writes no map.',
    )
  })
})
