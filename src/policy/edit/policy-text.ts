import { readFileSync } from 'node:fs'

/** A policy file's text, apart from the byte order mark that it may begin with: positions don't count it. */
export interface PolicyText {
  readonly mark: '\ufeff' | ''
  readonly text: string
}

/** @param file absolute; was read as a policy before, so it is one in UTF-8 */
export function readPolicyText(file: string): PolicyText {
  const all = new TextDecoder('utf-8', { ignoreBOM: true }).decode(readFileSync(file))
  return all.startsWith('\ufeff') ? { mark: '\ufeff', text: all.slice(1) } : { mark: '', text: all }
}
