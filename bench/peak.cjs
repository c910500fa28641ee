// Loaded into the measured process alone (--require is not inherited): its peak memory, in MB, to the file that is named.
const { readFileSync, writeFileSync } = require('node:fs')

/** Linux counts the starting process's own peak into maxRSS; VmHWM is that of this program alone. */
function peak() {
  try {
    const [, kilobytes] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))
    return Number(kilobytes) / 1024
  } catch {
    return process.resourceUsage().maxRSS / 1024
  }
}

process.on('exit', () => {
  writeFileSync(process.env.PACK_GATE_BENCH_PEAK, String(peak()))
})
