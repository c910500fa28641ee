import { spawnSync, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'

const isWindows = process.platform === 'win32'

/** Programs that are running, each the leader of a process group of its own. */
const running = new Set<ChildProcess>()

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

/** It has ended. */
export function leave(child: ChildProcess): void {
  if (!running.delete(child) || running.size > 0) return
  process.off('exit', endAll)
  for (const signal of signals) process.off(signal, onSignal)
}
