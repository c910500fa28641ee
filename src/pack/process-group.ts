import { spawnSync, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const isWindows = process.platform === 'win32'

/** Programs that are running, each the leader of a process group of its own. */
const running = new Set<ChildProcess>()

/** Says to a program, and to all that it starts, that it runs inside of a packing; its value, whose. */
export const packingMarker = 'PACK_GATE_PACKING'

/** Of this process. */
export const ownMark: string = randomUUID()

/** What a process that is found may have started meanwhile is found in the next round. */
const rounds = 5

/** Processes with our mark in the environment that they were started with. */
function marked(): readonly number[] {
  const entry = `\0${packingMarker}=${ownMark}\0`
  const pids = readdirSync('/proc').map(Number)
  return pids.filter((pid) => {
    if (!Number.isInteger(pid) || pid === process.pid) return false
    try {
      return `\0${readFileSync(`/proc/${pid}/environ`, 'latin1')}\0`.includes(entry)
    } catch {
      return false // It has ended, or is another user's.
    }
  })
}

/**
 * Ends what left its process group (`setsid`, `nohup`, a daemon) by the mark in its environment: on Linux, where that
 * can be read. One that was started with another environment isn't found.
 */
function endMarked(): void {
  if (process.platform !== 'linux') return
  try {
    for (let round = 0; round < rounds; round += 1) {
      const pids = marked()
      if (pids.length === 0) return
      for (const pid of pids) process.kill(pid, 'SIGKILL')
    }
  } catch {
    // Nothing of it is left, or there is no /proc.
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Ends a program and everything that it started, as far as it stayed in its group. On Windows only what hangs on a
 * program that still runs can be found.
 */
export function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    if (isWindows)
      spawnSync(join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'taskkill.exe'), [
        '/T',
        '/F',
        '/PID',
        String(pid),
      ])
    else process.kill(-pid, 'SIGKILL')
  } catch {
    // Nothing of it is left.
  }
}

function endAll(): void {
  for (const child of running) endGroup(child)
  endMarked()
}

/**
 * A signal from the terminal reaches our own group alone. Where no one else listens for it, it ends us as it would
 * have.
 */
function onSignal(signal: NodeJS.Signals): void {
  endAll()
  if (process.listenerCount(signal) > 1) return
  process.off(signal, onSignal)
  process.kill(process.pid, signal)
}

/** From now on the program ends where we end. */
export function enter(child: ChildProcess): void {
  if (running.size === 0) {
    process.on('exit', endAll)
    for (const signal of signals) process.on(signal, onSignal)
  }
  running.add(child)
}

/**
 * It has ended. What it left running ends with the last program that runs: until then a daemon may serve another one.
 *
 * @param leavesNothing where it surely started nothing that could stay
 */
export function leave(child: ChildProcess, leavesNothing = false): void {
  if (!running.delete(child) || running.size > 0) return
  if (!leavesNothing) endMarked()
  process.off('exit', endAll)
  for (const signal of signals) process.off(signal, onSignal)
}
