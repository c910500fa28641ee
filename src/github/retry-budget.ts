/** What waiting needs of the context. */
export interface Clock {
  /** Milliseconds. */
  now(): number
  sleep(milliseconds: number): Promise<void>
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
}

/** In all, for a run. A gate that waits an hour for a rate limit to reset is a hung job. */
const longestWaitMs = 120_000

/** A request that hangs longer counts as one that broke off. */
const attemptMs = 30_000
/**
 * What every attempt gets, also with an empty purse: a run whose purse is empty still says its verdict, if GitHub
 * listens.
 */
const leastMs = 3000

/** How long a run still waits for GitHub: failed attempts and the pauses before the next ones draw on one purse. */
export class RetryBudget {
  #left: number
  readonly clock: Clock

  constructor(clock: Clock = systemClock, limitMs: number = longestWaitMs) {
    this.#left = limitMs
    this.clock = clock
  }

  /** Whole milliseconds that the next attempt may take: never much more than what is left. */
  get attemptLimit(): number {
    return Math.ceil(Math.min(attemptMs, Math.max(this.#left, leastMs)))
  }

  /** Takes a pause out of the purse. False where it is longer than what is left: then nobody should wait. */
  take(milliseconds: number): boolean {
    if (milliseconds > this.#left) return false
    this.spend(milliseconds)
    return true
  }

  /** Time that is gone already. */
  spend(milliseconds: number): void {
    this.#left = Math.max(0, this.#left - milliseconds)
  }

  /** Sleeps if the purse allows it; false without having slept if not. */
  async pause(milliseconds: number): Promise<boolean> {
    if (!this.take(milliseconds)) return false
    await this.clock.sleep(milliseconds)
    return true
  }
}
