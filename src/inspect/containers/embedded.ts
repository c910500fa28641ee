import type { PackedFile } from '../../model/file-facts.js'
import type { Facts, Inspection, Limits } from '../inspector.js'
import { DataUrls, type TextSink } from '../secrets/data-urls.js'
import { asBuffer, HeldBytes, SlidingWindow } from '../sliding-window.js'
import { EncodedParts, type Encoded } from './encoded.js'
import { isText, markedForm } from './forms.js'
import type { Inside } from './entry.js'

/** The end of the head of each data: URL in base64: seven bytes are found at the speed of memory. */
const mark = Buffer.from('base64,')
/** Bytes of a stream that are kept: a head may begin in them. */
const kept = 512
/** Bytes that distinguish a container from anything else. */
const headSize = 512

/** Types that others read: maps, text and code; pictures and fonts hold nothing. */
const others = /json|javascript|html|css|xml|plain|^(?:image|audio|video|font)\b/i

/** The decoded bytes of one URL, held only where they begin as a container does. */
class Candidate implements TextSink {
  readonly #limits: Limits
  readonly #done: (bytes: Buffer) => void
  #held: HeldBytes | null = new HeldBytes(0)
  #length = 0

  constructor(limits: Limits, done: (bytes: Buffer) => void) {
    this.#limits = limits
    this.#done = done
  }

  write(chunk: Uint8Array): void {
    const isJudged = this.#length >= headSize
    this.#length += chunk.length
    if (this.#length > this.#limits.held) this.#held = null
    this.#held?.push(chunk)
    if (!isJudged && this.#length >= headSize && !this.#isContainer()) this.#held = null
  }

  end(): void {
    if (this.#held && this.#isContainer()) this.#done(this.#held.bytes())
  }

  #isContainer(): boolean {
    const bytes = this.#held?.bytes()
    return bytes !== undefined && !isText(bytes) && markedForm(bytes) !== null
  }
}

/**
 * Containers in a text: in its data: URLs, and in lists of numbers, hex and base64; and texts with sources in these.
 * One that is broken is an example or data of a test, and says nothing.
 *
 * @param look reads a container of the given name, or a text
 */
export function embeddedContainers(
  file: PackedFile,
  limits: Limits,
  look: (name: string, bytes: Buffer, isText: boolean) => Inside,
): Inspection {
  const found: Inside[] = []
  const names = new Map<string, number>()
  const encoded = new EncodedParts(file.size, limits, ({ name, bytes, isText: isPlain }: Encoded) => {
    const count = (names.get(name) ?? 0) + 1
    names.set(name, count)
    found.push(look(`${name} ${count}`, bytes, isPlain))
  })
  let urlCount = 0
  const urls = new DataUrls(
    () =>
      new Candidate(limits, (bytes) => {
        found.push(look(`data: URL ${(urlCount += 1)}`, bytes, false))
      }),
    (type = '', subtype = '') => !others.test(`${type}/${subtype}`),
  )
  let tail: Buffer = Buffer.alloc(0)
  let window: SlidingWindow | null = null
  const begins = (chunk: Buffer): boolean =>
    chunk.includes(mark) || (tail.length > 0 && Buffer.concat([tail.subarray(-8), chunk.subarray(0, 8)]).includes(mark))
  return {
    write(bytes) {
      const chunk = asBuffer(bytes)
      encoded.write(chunk)
      if (!window && begins(chunk)) {
        window = new SlidingWindow(kept, file.size, (range, from, to) => {
          urls.look(range, from, to, () => 1)
        })
        window.write(tail)
      }
      if (window) window.write(chunk)
      else tail = Buffer.concat([tail, chunk.subarray(-kept)]).subarray(-kept)
    },
    end(): Facts {
      window?.end()
      urls.end()
      encoded.end()
      const tooLong = encoded.tooLong > 0 && {
        form: 'a text with encoded parts',
        why: `and from there has ${encoded.tooLong} bytes; the limit is ${limits.held}`,
      }
      const faults = found.flatMap(({ unread: each }) => (each && !each.form.startsWith('a damaged') ? [each] : []))
      const unread = faults[0] ?? (tooLong || undefined)
      const inside = found.flatMap((each) => each.inside ?? [])
      return { ...(inside.length > 0 && { inside }), ...(unread && { unread }) }
    },
  }
}
