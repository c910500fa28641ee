import { binTargets } from '../../model/manifest.js'
import { defineRule } from '../rule.js'

export const shebangCrlf = defineRule({
  id: 'shebang-crlf',
  summary: 'a command whose first line ends in CRLF',
  scope: 'release',
  levels: { new: 'error', unchanged: 'error' },
  *check({ release }) {
    const bins = new Set(binTargets(release.manifest).map(({ path }) => path))
    for (const { path, shebang } of release.files) {
      if (!bins.has(path) || shebang?.endsWith('\r') !== true) continue
      yield {
        message:
          `the first line of ${path} ends in CRLF: a Unix shell looks for an interpreter whose name ends in a ` +
          'carriage return',
        help:
          'Write the file with LF alone: `* text=auto eol=lf` in .gitattributes for a committed file, the line ' +
          'ending option of the compiler (`newLine: lf` in tsconfig.json) for one that is built.',
        path,
        cause: { kind: 'packed-file', path },
        fix: { by: 'line-end', of: [path] },
      }
    }
  },
})
