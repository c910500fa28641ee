/** What an expression of literals stands for. */
export interface Folded {
  readonly value: string
  /** The last token of it. */
  readonly end: number
  /** Made of several pieces, reversed, decoded or escaped, so that it can't be found by searching for it. */
  readonly isConcealed: boolean
  /** A variable's value is part of it, guessed from its name. */
  readonly isGuessed: boolean
}

/** Characters of what may stand between the pieces that are joined: a few lines would make gigabytes of it. */
const mostGlue = 100_000

/** Pieces with a text between them; null where that makes far more of them than was written. */
export function glued(pieces: readonly string[], glue: string): string | null {
  return (pieces.length - 1) * glue.length > mostGlue ? null : pieces.join(glue)
}

/** Two expressions with a plus between them. */
export function joined(a: Folded, b: Folded): Folded {
  return { value: a.value + b.value, end: b.end, isConcealed: true, isGuessed: a.isGuessed || b.isGuessed }
}
