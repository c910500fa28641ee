/*
 * The decoder of LZMA's public specification (lzma-specification.txt, Igor Pavlov), for the chunks of LZMA2: what they
 * unpack to is known, and what was unpacked before is the dictionary.
 */

/** Where each kind of probability begins in the one list of them, and how many there are before the literals'. */
const isMatch = 0
const isRep = 192
const isRepG0 = 204
const isRepG1 = 216
const isRepG2 = 228
const isRep0Long = 240
const posSlot = 432
const posSpecial = 688
const posAlign = 804
const matchLength = 820
const repLength = 1334
const literal = 1848

/** Offsets in a coder of lengths. */
const [lengthLow, lengthMid, lengthHigh] = [2, 130, 258]

const [half, top] = [1024, 2 ** 24]

/* Shared: a block has a decoder of its own, and there may be millions. */
const noProbabilities = new Uint16Array(0)
const noInput = Buffer.alloc(0)

export class Lzma {
  /** Where the dictionary begins in the output. */
  begin = 0
  #probabilities = noProbabilities
  #lc = 0
  #lp = 0
  #pb = 0
  #state = 0
  #reps: [number, number, number, number] = [0, 0, 0, 0]
  #input: Buffer = noInput
  #at = 0
  #range = 0
  #code = 0

  /** @returns false where the byte stands for none */
  setProperties(byte: number): boolean {
    if (byte >= 225) return false
    this.#lc = byte % 9
    this.#lp = Math.floor(byte / 9) % 5
    this.#pb = Math.floor(byte / 45)
    if (this.#lc + this.#lp > 4) return false
    const size = literal + (0x300 << (this.#lc + this.#lp))
    // A reset follows, which fills them.
    if (this.#probabilities.length !== size) this.#probabilities = new Uint16Array(size)
    return true
  }

  reset(): void {
    this.#state = 0
    this.#reps = [0, 0, 0, 0]
    this.#probabilities.fill(half)
  }

  /**
   * Unpacks a chunk to a place in the output.
   *
   * @returns false where it is broken
   */
  decode(input: Buffer, output: Buffer, start: number, size: number): boolean {
    if (this.#probabilities.length === 0 || input.length < 5) return false
    this.#input = input
    this.#at = 5
    this.#range = 2 ** 32 - 1
    this.#code = input.readUInt32BE(1)
    const end = start + size
    for (let at = start; at < end;) {
      const position = at - this.begin
      const posState = position & ((1 << this.#pb) - 1)
      if (this.#bit(isMatch + this.#state * 16 + posState) === 0) {
        this.#literal(output, at, position)
        at += 1
        continue
      }
      const length = this.#bit(isRep + this.#state) === 0 ? this.#match(posState) : this.#rep(posState)
      const distance = this.#reps[0] + 1
      if (distance > position || at + length > end) return false
      for (const stop = at + length; at < stop; at += 1) output[at] = output[at - distance] ?? 0
    }
    return true
  }

  #shift(): void {
    if (this.#range >= top) return
    this.#range *= 256
    this.#code = (this.#code % top) * 256 + (this.#input[this.#at] ?? 0)
    this.#at += 1
  }

  #bit(index: number): 0 | 1 {
    const probability = this.#probabilities[index] ?? half
    const bound = (this.#range >>> 11) * probability
    const bit = this.#code < bound ? 0 : 1
    if (bit === 0) {
      this.#range = bound
      this.#probabilities[index] = probability + ((2048 - probability) >> 5)
    } else {
      this.#range -= bound
      this.#code -= bound
      this.#probabilities[index] = probability - (probability >> 5)
    }
    this.#shift()
    return bit
  }

  #tree(base: number, bits: number): number {
    let symbol = 1
    for (let index = 0; index < bits; index += 1) symbol = symbol * 2 + this.#bit(base + symbol)
    return symbol - (1 << bits)
  }

  #reverseTree(base: number, bits: number): number {
    let [symbol, value] = [1, 0]
    for (let index = 0; index < bits; index += 1) {
      const bit = this.#bit(base + symbol)
      symbol = symbol * 2 + bit
      value += bit << index
    }
    return value
  }

  #direct(bits: number): number {
    let value = 0
    for (let index = 0; index < bits; index += 1) {
      this.#range >>>= 1
      const bit = this.#code >= this.#range ? 1 : 0
      if (bit === 1) this.#code -= this.#range
      value = value * 2 + bit
      this.#shift()
    }
    return value
  }

  #literal(output: Buffer, at: number, position: number): void {
    const before = position === 0 ? 0 : (output[at - 1] ?? 0)
    const context = ((position & ((1 << this.#lp) - 1)) << this.#lc) + (before >> (8 - this.#lc))
    const base = literal + 0x300 * context
    let symbol = 1
    if (this.#state >= 7 && position > this.#reps[0]) {
      let match = output[at - this.#reps[0] - 1] ?? 0
      for (let offset = 0x100; symbol < 0x100;) {
        match *= 2
        const side = offset
        offset &= match
        const bit = this.#bit(base + offset + side + symbol)
        if (bit === 0) offset ^= side
        symbol = symbol * 2 + bit
      }
    } else while (symbol < 0x100) symbol = symbol * 2 + this.#bit(base + symbol)
    output[at] = symbol & 0xff
    this.#state = this.#state < 4 ? 0 : this.#state - (this.#state < 10 ? 3 : 6)
  }

  #length(coder: number, posState: number): number {
    if (this.#bit(coder) === 0) return 2 + this.#tree(coder + lengthLow + posState * 8, 3)
    if (this.#bit(coder + 1) === 0) return 10 + this.#tree(coder + lengthMid + posState * 8, 3)
    return 18 + this.#tree(coder + lengthHigh, 8)
  }

  /** A match at a distance of its own. */
  #match(posState: number): number {
    const length = this.#length(matchLength, posState)
    this.#state = this.#state < 7 ? 7 : 10
    const slot = this.#tree(posSlot + Math.min(length - 2, 3) * 64, 6)
    this.#reps = [this.#distance(slot), this.#reps[0], this.#reps[1], this.#reps[2]]
    return length
  }

  #distance(slot: number): number {
    if (slot < 4) return slot
    const bits = (slot >> 1) - 1
    const base = (2 + (slot & 1)) * 2 ** bits
    if (slot < 14) return base + this.#reverseTree(posSpecial + base - slot, bits)
    return base + this.#direct(bits - 4) * 16 + this.#reverseTree(posAlign, 4)
  }

  /** A match at one of the last four distances. */
  #rep(posState: number): number {
    const [rep0, rep1, rep2, rep3] = this.#reps
    if (this.#bit(isRepG0 + this.#state) === 0) {
      if (this.#bit(isRep0Long + this.#state * 16 + posState) === 0) {
        this.#state = this.#state < 7 ? 9 : 11
        return 1
      }
    } else if (this.#bit(isRepG1 + this.#state) === 0) this.#reps = [rep1, rep0, rep2, rep3]
    else this.#reps = this.#bit(isRepG2 + this.#state) === 0 ? [rep2, rep0, rep1, rep3] : [rep3, rep0, rep1, rep2]
    const length = this.#length(repLength, posState)
    this.#state = this.#state < 7 ? 8 : 11
    return length
  }
}
