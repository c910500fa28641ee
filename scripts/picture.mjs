// Runs the tutorial's commands and its session on the built dist/ and writes what they print into docs/tutorial.md and,
// as a picture of a terminal, into docs/assets/blocked.svg. Run it after a change to the text report.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { commandsOf, runSession, session } from './session.mjs'

const tutorial = new URL('../docs/tutorial.md', import.meta.url)
const picture = new URL('../docs/assets/blocked.svg', import.meta.url)

/**
 * Colours for a dark ground, by SGR code: the picture brings its own ground, so it is legible on light and dark pages.
 */
const colours = new Map([
  ['31', '#ff7b72'],
  ['32', '#7ee787'],
  ['33', '#e3b341'],
  ['34', '#79c0ff'],
  ['35', '#d2a8ff'],
  ['36', '#79c0ff'],
  ['90', '#9198a1'],
])
const glyph = { width: 8.4, size: 14, leading: 20 }
const margin = { left: 20, top: 52, bottom: 20 }
const narrowest = 60

// SVG folds plain spaces, and not every renderer knows xml:space or white-space.
const escape = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll(' ', '\u00a0')

/** One run of text in one style, as a tspan. */
function span(text, codes) {
  if (text === '') return ''
  const colour = codes.map((code) => colours.get(code)).findLast(Boolean)
  const style = [
    colour === undefined ? '' : ` fill="${colour}"`,
    codes.includes('1') ? ' font-weight="bold"' : '',
    codes.includes('2') ? ' fill-opacity="0.65"' : '',
  ].join('')
  return style === '' ? escape(text) : `<tspan${style}>${escape(text)}</tspan>`
}

/** A line with ANSI colours as SVG; every reset and every line starts afresh. */
function tspans(line) {
  let codes = []
  return line
    .split(/(\u001b\[[\d;]*m)/)
    .map((part) => {
      const sgr = /^\u001b\[([\d;]*)m$/.exec(part)
      if (sgr === null) return span(part, codes)
      const now = sgr[1].split(';')
      codes = now.some((code) => code === '' || code === '0' || code === '39' || code === '22')
        ? []
        : [...codes, ...now]
      return ''
    })
    .join('')
}

function svg(lines) {
  const plain = lines.map((line) => line.replaceAll(/\u001b\[[\d;]*m/g, ''))
  const columns = Math.max(narrowest, ...plain.map((line) => line.length))
  const width = Math.ceil(columns * glyph.width) + 2 * margin.left
  const height = margin.top + lines.length * glyph.leading + margin.bottom
  // textLength keeps columns in line whichever monospaced font there is.
  const texts = lines.map((line, index) => {
    const y = margin.top + (index + 1) * glyph.leading - 6
    const long = Math.round(plain[index].length * glyph.width * 10) / 10
    return plain[index] === ''
      ? ''
      : `  <text x="${margin.left}" y="${y}" textLength="${long}">${tspans(line)}</text>\n`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>pack-gate blocks a release in a terminal</title>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8" fill="#0d1117" stroke="#6e7681"/>
<circle cx="22" cy="22" r="6" fill="#ff7b72"/><circle cx="42" cy="22" r="6" fill="#e3b341"/><circle cx="62" cy="22" r="6" fill="#7ee787"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${glyph.size}" fill="#e6edf3">
${texts.join('')}</g>
</svg>
`
}

/** What a command of the tutorial prints on stdout. */
function run(command, env = {}) {
  const [program, ...args] = command.split(' ')
  if (program !== 'node') throw new Error(`Not a command of ours: ${command}`)
  const cwd = new URL('..', import.meta.url)
  const { stdout, status, stderr } = spawnSync(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  })
  if (status === 2 || status === null) throw new Error(`${command} reached no verdict:\n${stderr}`)
  return stdout
}

/** A runnable block of the tutorial: the marker, the command, and its output. */
const block = /(<!-- runs, exit \d -->\n```sh\n(.+)\n```\n\n```text\n)([\s\S]*?)(```\n)/g

const text = readFileSync(tutorial, 'utf8')
const commands = [...text.matchAll(block)].map(([, , command]) => command)
writeFileSync(
  tutorial,
  text
    .replaceAll(block, (_all, before, command, _old, after) => before + run(command, { NO_COLOR: '1' }) + after)
    .replace(session, (_all, before, lines, after) => before + runSession(commandsOf(lines)) + after),
)
const output = run(commands[0], { FORCE_COLOR: '1' }).replace(/\n+$/, '')
writeFileSync(picture, svg([`$ ${commands[0]}`, ...output.split('\n')]))
