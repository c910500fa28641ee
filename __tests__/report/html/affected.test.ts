import { describe, expect, it } from '@jest/globals'
import { FileIndex, type ListedFile } from '../../../src/report/html/affected.js'
import { effortOf } from '../../helpers/effort.js'
import { finding } from '../sample.js'

describe('the files that a finding is about', () => {
  it('are found at once for thousands of findings about one folder, as a report from a fork may have them', async () => {
    const files = Array.from({ length: 40_000 }, (_, n): ListedFile => ({
      path: `d/${n}`,
      size: 1,
      state: n % 2 === 0 ? 'added' : 'unchanged',
      before: null,
    }))
    const index = new FileIndex(files)
    // It took a minute.
    expect(
      await effortOf(() => {
        for (let count = 1; count <= 5000; count += 1) index.affected(finding({ path: 'd', count, examples: [] }))
      }),
    ).toBeLessThan(5_000)
    expect(index.affected(finding({ path: 'd', count: 40_000, examples: [] }))).toEqual([[0, 39_999]])
    expect(index.affected(finding({ path: 'd', count: 20_000, examples: [] }))).toHaveLength(20_000)
  })
})
