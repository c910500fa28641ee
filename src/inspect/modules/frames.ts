import type { ImportTime } from '../../model/modules.js'

/** Numbers for ImportTime, so that the graver of two is the larger; `guarded` beats all. */
export const when = { load: 0, condition: 1, call: 2, guarded: 3 } as const

export const times: readonly ImportTime[] = ['load', 'condition', 'call', 'guarded']

/** What a parenthesis belongs to. */
export const head = { group: 0, call: 1, function: 2, control: 3, catch: 4 } as const

/** What is known inside one pair of brackets. */
export interface Frame {
  closer: number
  time: number
  head: number
  /** A statement block: after it a slash begins a regular expression. */
  isBlock: boolean
  isFunction: boolean
  /** `class` was read, and its body comes next. */
  awaitsClass: boolean
  isClass: boolean
  /** A function that is called where it stands. */
  isImmediate: boolean
  /** `require` here is a parameter or variable of the code's own. */
  ownRequire: boolean
  /** Behind `?`, `&&`, `||` or `??`, up to the next comma. */
  isConditional: boolean
  /** The single statement of an if or else. */
  isBranch: boolean
  /** In an arrow function's body without braces. */
  isArrow: boolean
  /** Behind `typeof module` or `typeof exports`: Node takes this branch. */
  isNodeBranch: boolean
  /** Somewhere inside such a branch: where there is no CommonJS, the code does without. */
  isPortable: boolean
}

export function blank(): Frame {
  return {
    closer: 0,
    time: when.load,
    head: head.group,
    isBlock: true,
    isFunction: false,
    awaitsClass: false,
    isClass: false,
    isImmediate: false,
    ownRequire: false,
    isConditional: false,
    isBranch: false,
    isArrow: false,
    isNodeBranch: false,
    isPortable: false,
  }
}

/** When the code at a place in these brackets runs. */
export function timeIn({ time, isConditional, isBranch, isArrow }: Frame): number {
  if (time === when.guarded) return when.guarded
  return Math.max(time, isArrow ? when.call : when.load, isConditional || isBranch ? when.condition : when.load)
}

/** Forgets what the statement that ends here left open. */
export function endStatement(frame: Frame): void {
  frame.isConditional = frame.isBranch = frame.isArrow = frame.isNodeBranch = false
}

/** Deeper nesting than this is no code that people or bundlers write. */
const deepest = 20_000

export class TooDeepError extends Error {}

/** The open brackets. Frames are used again: nothing of one may be kept after its bracket is closed. */
export class Frames {
  readonly #frames: Frame[]
  #depth = 0
  top: Frame
  /** What the last closing bracket closed; the next opening one uses it again. */
  closed: Frame = blank()

  constructor() {
    this.top = blank()
    this.#frames = [this.top]
  }

  /** @throws TooDeepError */
  push(closer: number, time: number): Frame {
    const { ownRequire, isPortable, isNodeBranch } = this.top
    this.#depth += 1
    if (this.#depth > deepest) throw new TooDeepError()
    const frame = (this.#frames[this.#depth] ??= blank())
    frame.closer = closer
    frame.time = time
    frame.head = head.group
    frame.isBlock = frame.isFunction = frame.isImmediate = frame.isClass = frame.awaitsClass = false
    endStatement(frame)
    frame.ownRequire = ownRequire
    frame.isPortable = isPortable || isNodeBranch
    this.top = frame
    return frame
  }

  /** Null where more brackets are closed than were opened. */
  pop(): Frame | null {
    if (this.#depth === 0) return null
    this.closed = this.top
    this.#depth -= 1
    this.top = this.#frames[this.#depth] ?? this.closed
    return this.closed
  }
}
