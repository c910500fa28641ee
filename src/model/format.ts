/** The bytes of all files together. */
export function totalSize(files: readonly { readonly size: number }[]): number {
  return files.reduce((sum, { size }) => sum + size, 0)
}

/** Figures for people: used in findings' messages and by reporters. */

const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const

/** Bytes in decimal units, as npm prints them: `17 bytes`, `1.2 kB`, `59.8 MB`. */
export function formatBytes(bytes: number): string {
  let value = bytes
  let unit = 0
  while (Math.abs(value) >= 999.95 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  const digits = unit === 0 ? String(value) : value.toFixed(1)
  return `${digits} ${bytes === 1 ? 'byte' : (units[unit] ?? 'bytes')}`
}

/**
 * A whole number with thousands separators: `1,906`. Not by toLocaleString: the first call of that loads the words of
 * all languages, which takes as long as judging a small package.
 */
export function formatCount(count: number): string {
  if (!Number.isSafeInteger(count)) return count.toLocaleString('en-US')
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** `1 file`, `1,472 files`. */
export function plural(count: number, noun: string, many = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : many}`
}

/** Tar header mode as people write it: `0755`. */
export function formatMode(mode: number): string {
  return (mode & 0o7777).toString(8).padStart(4, '0')
}
