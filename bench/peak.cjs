// Loaded into the measured process alone (--require is not inherited): its peak memory, in MB, to the file that is named.
process.on('exit', () => {
  require('node:fs').writeFileSync(process.env.PACK_GATE_BENCH_PEAK, String(process.resourceUsage().maxRSS / 1024))
})
