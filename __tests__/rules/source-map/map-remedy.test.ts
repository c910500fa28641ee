import { describe, expect, it } from '@jest/globals'
import type { BuildTool } from '../../../src/rules/source-map/build-tool.js'
import { mapRemedy } from '../../../src/rules/source-map/map-remedy.js'

const all: readonly BuildTool[] = [
  'tsdown',
  'tsup',
  'vite',
  'rspack',
  'webpack',
  'parcel',
  'rolldown',
  'rollup',
  'esbuild',
  'bun',
  'swc',
  'babel',
  'tsc',
  'sass',
  'postcss',
]

/** Names the tool and the options, each as code. */
const sentence =
  /^In [A-Za-z]\S+, ((dropping )?`[^`\n]+`( \([^\n]+\))? leaves the texts out, `[^`\n]+`( \([^\n]+\))? the whole map|`[^`\n]+`( \([^\n]+\))? writes no map)\.$/

describe('the remedy for a source map', () => {
  it.each(all)('is one sentence for %s, for every place of a map', (tool) => {
    for (const wanted of ['bare', 'none'] as const) {
      expect(mapRemedy(tool, 'file', wanted)).toMatch(sentence)
      expect(mapRemedy(tool, 'inline', wanted)).toMatch(sentence)
      expect(mapRemedy(tool, 'eval', wanted)).toMatch(/^Build for production: in (webpack|Rspack), /)
    }
  })

  it('keeps maps where they are wanted and the tool can leave the texts out', () => {
    const bare = all.filter((tool) => mapRemedy(tool, 'file', 'bare')?.includes('leaves the texts out') === true)
    expect(all.filter((tool) => !bare.includes(tool))).toEqual(['parcel', 'bun', 'babel'])
  })

  it('never keeps maps where none are wanted', () => {
    for (const tool of all)
      expect(mapRemedy(tool, 'file', 'none')).not.toMatch(/leaves the texts out|nosources|sourcemapExcludeSources/)
  })

  it('tells where TypeScript writes the map', () => {
    expect(mapRemedy('tsc', 'file', 'none')).toContain('"sourceMap": false')
    expect(mapRemedy('tsc', 'inline', 'none')).toContain('"inlineSourceMap": false')
    expect(mapRemedy('swc', 'inline', 'none')).toContain('"sourceMaps": false')
  })

  it('is a production build for eval wrappers, of Rspack where it is Rspack, and unknown else without a tool', () => {
    expect(mapRemedy(null, 'eval', 'bare')).toContain('in webpack')
    expect(mapRemedy('rspack', 'eval', 'bare')).toContain('in Rspack')
    expect([mapRemedy(null, 'file', 'bare'), mapRemedy(null, 'inline', 'none')]).toEqual([null, null])
  })
})
