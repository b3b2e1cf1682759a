/** How long each step is given before the next one. */
export const stopGraceMs = 5000
export const termGraceMs = 3000
export const killWaitMs = 2000

export type StopTarget = {
  /** The agreed word: the program ends by itself, tidily. */
  ask: () => void | Promise<void>
  /** SIGTERM to the group; nothing on Windows, which has no such thing. */
  terminate: () => void | Promise<void>
  /** SIGKILL to the whole tree. */
  kill: () => Promise<void>
  /** Settles when the exit was seen. */
  exited: Promise<unknown>
  /** How long the first two steps are given, where they are not the usual times. */
  graceMs?: { ask: number; terminate: number }
}

export type StopReport = { step: 'asked' | 'terminated' | 'killed'; exitSeen: boolean }

async function isOver(exited: Promise<unknown>, waitMs: number): Promise<boolean> {
  const waiting = new AbortController()
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), waitMs)
    waiting.signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve(true)
    })
    void exited.then(() => waiting.abort())
  })
}

/** Ask politely, then TERM to the group, then KILL the tree; says how far it went and whether the exit was seen. */
export async function climbStopLadder(target: StopTarget): Promise<StopReport> {
  const graceMs = target.graceMs ?? { ask: stopGraceMs, terminate: termGraceMs }
  await target.ask()
  if (await isOver(target.exited, graceMs.ask)) return { step: 'asked', exitSeen: true }
  if (process.platform !== 'win32') {
    await target.terminate()
    if (await isOver(target.exited, graceMs.terminate)) return { step: 'terminated', exitSeen: true }
  }
  await target.kill()
  return { step: 'killed', exitSeen: await isOver(target.exited, killWaitMs) }
}
