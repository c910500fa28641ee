import type { Inspector } from '../inspector.js'
import { mayBeProgram, programHead, programOf } from './program.js'

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
