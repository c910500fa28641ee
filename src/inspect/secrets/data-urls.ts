/** What takes the decoded text of a data: URL. */
export interface TextSink {
  write(chunk: Uint8Array): void
  end(): void
}

const marker = Buffer.from('data:')

/** Longest part before the comma: the media type and its parameters. */
const longestHead = 512

/** RFC 2397. A comma ends the head; without a type it is text. */
const head = /^data:(?:([a-z]+)\/([\w.+-]+))?((?:;[\w.+-]+(?:=[^;,"'\s]{0,200})?)*),/i

/** Pictures, sounds and fonts hold no text. */
function isText(type: string | undefined, subtype = ''): boolean {
  return type === undefined || !/^(image|audio|video|font)$/i.test(type) || /svg/i.test(subtype)
}

/** What a URL is made of, in each of its two forms; escapes in a string of code too. */
const [inBase64, inPercents] = ['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_=%\\', ''].map(
  (text) => {
    const members = new Uint8Array(256)
    for (const byte of Buffer.from(text)) members[byte] = 1
    return members
  },
) as [Uint8Array, Uint8Array]
inPercents.fill(1, 0x21)
for (const byte of Buffer.from('"<>`\'\\')) inPercents[byte] = 0

interface Open {
  readonly isBase64: boolean
  readonly sink: TextSink
  /** What was left over: less than four signs of base64, or the beginning of an escape. */
  rest: string
}

function percentsOf(text: string): string {
  return text.replace(/%([0-9a-fA-F]{2})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
}

/** Decodes the data: URLs in a stream, of any length, each into a text of its own. */
export class DataUrls {
  readonly #start: (line: number) => TextSink
  readonly #accepts: typeof isText
  #open: Open | null = null
  /** Bytes of the next range that belong to the head of the open URL. */
  #skip = 0

  /** @param accepts whether the URLs of a type are decoded: those that may be text, where nothing else is asked for */
  constructor(start: (line: number) => TextSink, accepts: typeof isText = isText) {
    this.#start = start
    this.#accepts = accepts
  }

  /**
   * Looks at what is in a range, and goes on with a URL that began before it.
   *
   * @param lineAt the line of a place
   */
  look(bytes: Buffer, from: number, to: number, lineAt: (at: number) => number): void {
    let at = from
    if (this.#open) at = this.#take(this.#open, bytes, Math.min(to, from + this.#skip), to)
    this.#skip = Math.max(0, this.#skip - (to - from))
    // What stands behind the range isn't searched again with each range.
    const range = bytes.subarray(0, to + marker.length - 1)
    for (at = range.indexOf(marker, at); at >= 0 && !this.#open; at = range.indexOf(marker, at)) {
      const [all, type, subtype, parameters = ''] = head.exec(bytes.toString('latin1', at, at + longestHead)) ?? []
      const start = at + (all?.length ?? marker.length)
      if (all === undefined || !this.#accepts(type, subtype)) at = start
      else {
        this.#open = { isBase64: /;base64$/i.test(parameters), sink: this.#start(lineAt(at)), rest: '' }
        this.#skip = Math.max(0, start - to)
        at = this.#take(this.#open, bytes, Math.min(start, to), to)
      }
    }
  }

  end(): void {
    if (this.#open) this.#close(this.#open)
  }

  /** Passes on what belongs to the URL; gives back where it ends. */
  #take(open: Open, bytes: Buffer, start: number, to: number): number {
    const members = open.isBase64 ? inBase64 : inPercents
    let end = start
    while (end < to && members[bytes[end] ?? 0] === 1) end += 1
    this.#decode(open, bytes.toString('latin1', start, end), end < to)
    if (end < to) this.#close(open)
    return end
  }

  #decode(open: Open, text: string, isLast: boolean): void {
    const all = open.rest + text
    const cut = isLast ? all.length : (/%[0-9a-fA-F]?$/.exec(all)?.index ?? all.length)
    const plain = open.isBase64
      ? (all.includes('%') ? percentsOf(all.slice(0, cut)) : all.slice(0, cut)).replace(/\\/g, '')
      : percentsOf(all.slice(0, cut))
    const whole = open.isBase64 && !isLast ? plain.length - (plain.length % 4) : plain.length
    open.rest = plain.slice(whole) + all.slice(cut)
    if (whole > 0) open.sink.write(Buffer.from(plain.slice(0, whole), open.isBase64 ? 'base64' : 'latin1'))
  }

  #close(open: Open): void {
    this.#open = null
    this.#decode(open, '', true)
    open.sink.end()
  }
}
