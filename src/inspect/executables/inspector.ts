import type { ProgramFacts } from '../../model/file-facts.js'
import type { Inspector } from '../inspector.js'
import { elf } from './elf.js'
import { machO } from './mach-o.js'
import { portableExecutable } from './portable-executable.js'

/** Bytes that the headers are looked for in: the first part of a universal Mach-O file begins at 4 or 16 KiB. */
export const programHead = 24 * 1024

const machOMagics: ReadonlySet<number> = new Set([0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe, 0xcafebabe])

/** Whether a file may be a compiled program, by its first bytes: its head is worth keeping then. */
function mayBeProgram(start: Uint8Array): boolean {
  const head = Buffer.from(start.buffer, start.byteOffset, start.byteLength)
  if (head.length < 4) return false
  const magic = head.readUInt32BE(0)
  return magic === 0x7f454c46 || machOMagics.has(magic) || head.toString('latin1', 0, 2) === 'MZ'
}

/** What a compiled program or library is made for; null where the head is none's, or says too little. */
export function programOf(head: Buffer): ProgramFacts | null {
  if (!mayBeProgram(head)) return null
  const magic = head.readUInt32BE(0)
  if (magic === 0x7f454c46) return elf(head)
  return machOMagics.has(magic) ? machO(head) : portableExecutable(head)
}

/** What compiled programs and libraries are made for. Of any other file four bytes are looked at. */
export const program: Inspector = ({ type }) => {
  if (type !== 'file') return null
  let head = Buffer.alloc(0)
  let over = false
  return {
    write(chunk) {
      if (over) return
      head = Buffer.concat([head, chunk.subarray(0, programHead - head.length)])
      over = head.length >= programHead || (head.length >= 4 && !mayBeProgram(head))
    },
    end() {
      const found = programOf(head)
      return found ? { program: found } : {}
    },
  }
}
