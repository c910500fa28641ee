import { describe, expect, it } from '@jest/globals'
import { inspected } from '../helpers/modules.js'

const agpl =
  '                    GNU AFFERO GENERAL PUBLIC LICENSE\n                       Version 3, 19 November 2007\n'

async function licenses(path: string, text: string): Promise<readonly string[] | undefined> {
  const { files } = await inspected({ [path]: text })
  return files.find((file) => file.path === path)?.licenseFile
}

describe('the text of license files', () => {
  it('is known by the heading of the licenses of GNU', async () => {
    expect(await licenses('LICENSE', agpl)).toEqual(['AGPL-3'])
    expect(await licenses('license.md', `Choose one.\n${agpl}${agpl}`)).toEqual(['AGPL-3'])
    expect(await licenses('COPYING', 'GNU GENERAL PUBLIC LICENSE\r\nVersion 2, June 1991')).toEqual(['GPL-2'])
    expect(await licenses('LICENCE', 'GNU LESSER GENERAL PUBLIC LICENSE\n\nVersion 3')).toEqual(['LGPL-3'])
  })

  it('is none where the text only names them, and is read of license files at the top alone', async () => {
    expect(await licenses('LICENSE', 'Until 2.0 this was under the GNU GENERAL PUBLIC LICENSE Version 3')).toEqual([])
    expect(await licenses('docs/LICENSE', agpl)).toBeUndefined()
    expect(await licenses('README.md', agpl)).toBeUndefined()
  })
})
