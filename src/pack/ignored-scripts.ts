/** Whether npm takes the text of a setting for true (nopt, validateBoolean): everything but these. */
export function isOn(value: string): boolean {
  const bare = value.trim()
  return !['', 'false', 'null'].includes(bare) && Number(bare) !== 0
}

/** A line of an .npmrc: the key, in quotes or not, and the value, which a comment may follow. Alone, it is true. */
const setting = /^\s*(["']?)ignore-scripts\1\s*(?:=\s*(["']?)([^;#"'\r\n]*)\2.*)?$/

/** Whether an .npmrc has scripts left out, in whatever way it is written. The last line counts. */
export function ignoresScripts(npmrc: string): boolean {
  const values = npmrc.split(/\r?\n/).flatMap((line) => {
    const found = setting.exec(line)
    return found ? [found[3]] : []
  })
  return values.length > 0 && isOn(values.at(-1) ?? 'true')
}

/** The same for pnpm's settings in pnpm-workspace.yaml. */
export const ignoresScriptsInYaml = (text: string): boolean => /^(["']?)ignoreScripts\1\s*:\s*true\b/m.test(text)
