import type { PackedFile } from '../../model/file-facts.js'
import { asBuffer, HeldBytes } from '../sliding-window.js'
import type { Facts, Inspection, Inspector, Limits } from '../inspector.js'
import { isNamedStream, isPlainText, isText, markedForm } from './forms.js'
import type { Inside } from './entry.js'
import { ContainerReader, type Place } from './reader.js'
import { ReleaseRoom, Room } from './room.js'

/** Bytes by which a file is recognised as text. */
const headSize = 4096

/** Holds what may be a container, and looks into it at the end. Text passes by, up to the first NUL in it. */
class Container implements Inspection {
  readonly #file: PackedFile
  readonly #limits: Limits
  readonly #look: (bytes: Buffer, isWhole: boolean) => Inside
  #state: 'begins' | 'passes' | 'is held' | 'is over' = 'begins'
  #held: HeldBytes
  #length = 0
  #isWhole = true
  #facts: Facts | null = null

  constructor(file: PackedFile, limits: Limits, look: (bytes: Buffer, isWhole: boolean) => Inside) {
    this.#file = file
    this.#limits = limits
    this.#look = look
    this.#held = new HeldBytes(0)
  }

  write(chunk: Uint8Array): void {
    const bytes = asBuffer(chunk)
    if (this.#state === 'begins' && this.#length === 0 && bytes.length === this.#file.size) this.#whole(bytes)
    else if (this.#state === 'passes') this.#pass(bytes)
    else if (this.#state !== 'is over') this.#hold(bytes)
  }

  end(): Facts {
    if (this.#state === 'begins' || this.#state === 'is held') this.#whole(this.#held.bytes())
    return this.#facts ?? {}
  }

  /** Nearly every file comes as one chunk, which can be looked at where it is. */
  #whole(bytes: Buffer): void {
    this.#state = 'is over'
    if (isNamedStream(this.#file.path) || !isPlainText(bytes)) this.#facts = this.#look(bytes, this.#isWhole)
  }

  #pass(bytes: Buffer): void {
    if (!bytes.includes(0)) return
    this.#isWhole = false
    this.#state = 'is held'
    this.#hold(bytes)
  }

  #hold(bytes: Buffer): void {
    this.#length += bytes.length
    if (this.#length > this.#limits.held) this.#drop()
    else {
      this.#held.push(bytes)
      if (this.#state === 'begins' && this.#length >= headSize) this.#decide(this.#held.bytes())
    }
  }

  #decide(head: Buffer): void {
    const isHeld = isNamedStream(this.#file.path) || !isText(head)
    this.#state = isHeld ? 'is held' : 'passes'
    // What is too large to be held is known to be before it is copied.
    if (isHeld && this.#file.size > this.#limits.held) this.#drop()
    else if (isHeld) {
      this.#held = new HeldBytes(this.#file.size)
      this.#held.push(head)
    } else {
      this.#held = new HeldBytes(0)
      this.#length = 0
    }
  }

  #drop(): void {
    const name = (this.#isWhole ? markedForm(this.#held.bytes())?.name : null) ?? 'a file that is not text'
    this.#held = new HeldBytes(0)
    this.#state = 'is over'
    this.#facts = {
      unread: { form: name, why: `and it has ${this.#file.size} bytes; the limit is ${this.#limits.held}` },
    }
  }
}

/** What two looks at one file found: a text may be followed by a container, and have others in data: URLs. */
function both(first: Facts, second: Facts): Facts {
  const inside = [...(first.inside ?? []), ...(second.inside ?? [])]
  return { ...second, ...first, ...(inside.length > 0 && { inside }) }
}

/**
 * Looks into files that hold others: archives, compressed streams, and programs with either in them. By their bytes,
 * whatever their name. Of text it looks into the data: URLs, and into what else is encoded in it.
 *
 * @param inspectors what looks at each file in them
 * @returns for one release: what its containers may take is counted together
 */
export function containers(inspectors: readonly Inspector[]): Inspector {
  const release = new ReleaseRoom()
  return (file, limits) => {
    if (file.type !== 'file' || file.size === 0) return null
    const reader = new ContainerReader(inspectors, limits)
    const room = new Room(release, file.size, limits)
    const place: Place = { path: file.path, packed: file.path, depth: 0, room }
    const container = new Container(file, limits, (bytes, isWhole) => reader.read(bytes, isWhole, place))
    const urls = reader.encodedIn(file, place)
    return {
      write(chunk) {
        container.write(chunk)
        urls.write(chunk)
      },
      end: () => both(container.end(), urls.end()),
    }
  }
}
