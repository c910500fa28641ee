import { describe, expect, it } from '@jest/globals'
import { shebangCrlf } from '../../../src/rules/files/shebang-crlf.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const crlf = { shebang: '#!/usr/bin/env node\r' }

describe('shebang-crlf', () => {
  it('fires on each command whose first line ends in CRLF, once for each file', () => {
    const found = problems(
      shebangCrlf,
      subject(release([file('a.js', crlf), file('b.js', crlf)], { bin: { a: './a.js', again: 'a.js', b: 'b.js' } })),
    )
    expect(found.map(({ path }) => path)).toEqual(['a.js', 'b.js'])
    expect(found[0]).toMatchObject({
      cause: { kind: 'packed-file', path: 'a.js' },
      message: expect.stringContaining('the first line of a.js ends in CRLF'),
    })
  })

  it('is silent for LF, for commands without such a line, and for files that are no command', () => {
    const files = [file('a.js', { shebang: '#!/usr/bin/env node' }), file('b.js'), file('c.js', crlf)]
    expect(problems(shebangCrlf, subject(release(files, { bin: { a: 'a.js', b: 'b.js', missing: 'd.js' } })))).toEqual(
      [],
    )
  })
})
