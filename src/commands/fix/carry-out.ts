import { chmodSync, lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { GateError } from '../../model/errors.js'
import { git } from '../../gate/workspace/git-objects.js'
import { fileDiff } from '../accept/policy-patch.js'
import { textOf } from './fixes-for.js'
import type { FileFix } from './plan.js'

/** What would change, as git shows it: modes and texts. Holds hostile names as they are. */
export function fixDiff(files: readonly FileFix[]): string {
  return files
    .map(({ path, before, after, modeBefore, modeAfter }) => {
      const octal = (mode: number): string => mode.toString(8).padStart(4, '0')
      const modes = modeBefore === modeAfter ? '' : `${path}: mode ${octal(modeBefore)} becomes ${octal(modeAfter)}\n`
      return modes + fileDiff(path, textOf(before), textOf(after))
    })
    .join('\n')
}

/** Writes a file at once: an interruption leaves the old or the new one. */
function write({ file, path, before, after, modeBefore, modeAfter }: FileFix): void {
  if (!lstatSync(file, { throwIfNoEntry: false })?.isFile() || readFileSync(file, 'latin1') !== before)
    throw new GateError('EUSAGE', `${path} was changed meanwhile, so it was not fixed`, 'Run it again.')
  if (after !== before) {
    const fresh = `${file}.${process.pid}.tmp`
    try {
      writeFileSync(fresh, after, { flag: 'wx', encoding: 'latin1', mode: modeBefore })
      chmodSync(fresh, modeBefore)
      renameSync(fresh, file)
    } catch (cause) {
      rmSync(fresh, { force: true })
      throw cause
    }
  }
  if (modeAfter !== modeBefore) chmodSync(file, modeAfter)
}

/**
 * Writes the fixes. An executable bit goes into git's index too, if the file is tracked: git on Windows, and where
 * `core.fileMode` is off, sees it nowhere else.
 *
 * @throws GateError EUSAGE where a file can't be written, or is another one by now
 */
export async function carryOut(
  files: readonly FileFix[],
  { root, env }: { readonly root: string; readonly env: Readonly<Record<string, string | undefined>> },
): Promise<void> {
  for (const each of files) {
    try {
      write(each)
    } catch (cause) {
      if (cause instanceof GateError) throw cause
      const why = cause instanceof Error ? cause.message : String(cause)
      throw new GateError('EUSAGE', `${each.path} could not be fixed: ${why}`, 'Fix it by hand.', { cause })
    }
    if ((each.modeAfter & 0o100) !== 0 && (each.modeBefore & 0o100) === 0) await intoIndex(each.path, root, env)
  }
}

async function intoIndex(path: string, root: string, env: Readonly<Record<string, string | undefined>>): Promise<void> {
  const literal = `:(literal)${path}`
  const { stdout } = await git(root, ['ls-files', '--', literal], env).catch(() => ({ stdout: '' }))
  if (stdout !== '') await git(root, ['update-index', '--chmod=+x', '--', path], env)
}
