import { describe, expect, it } from '@jest/globals'
import { windowsCommand } from '../../src/pack/run.js'

describe('a command on Windows', () => {
  it('is started as it is where it is a program', () => {
    expect(windowsCommand('C:\\git\\git.exe', ['a b', '%PATH%'])).toEqual({
      file: 'C:\\git\\git.exe',
      args: ['a b', '%PATH%'],
      verbatim: false,
    })
  })

  it(
    'goes through cmd.exe by its absolute path where it is a batch file, with nothing that cmd.exe would ' +
      'read as its own',
    () => {
      const { file, args, verbatim } = windowsCommand(
        'C:\\Program Files\\npm.cmd',
        ['pack', 'a b', '%X%&calc', 'say "x"', 'C:\\t\\'],
        'D:\\Win',
      )
      expect(file).toMatch(/^D:\\Win.System32.cmd\.exe$/)
      expect(verbatim).toBe(true)
      expect(args.slice(0, 3)).toEqual(['/d', '/s', '/c'])
      const line = args[3] ?? ''
      // Each character of cmd.exe's own stands behind a caret, in the arguments behind a caret that is escaped itself.
      const own = /[()\][%!"`<>&|;, *?]/
      const inner = line.slice(1, -1)
      const [command = '', ...words] = inner.split(/(?<!\^) /)
      expect(command).toBe('C:\\Program^ Files\\npm.cmd')
      expect(words).toHaveLength(5)
      for (const word of words) expect(word.replace(/\^\^\^./g, '')).not.toMatch(own)
      expect(words[0]).toBe('^^^"pack^^^"')
      expect(words[2]).toBe('^^^"^^^%X^^^%^^^&calc^^^"')
      expect(words[4]).toBe('^^^"C:\\t\\\\^^^"')
    },
  )
})
