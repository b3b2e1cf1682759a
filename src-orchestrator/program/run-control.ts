/** What commands and signals do to a run, and what its phases see of it. */
export type RunControl = {
  signal: AbortSignal
  stop: () => void
  pause: () => void
  resume: () => void
  whenRunning: () => Promise<void>
  cores: () => number
  setCores: (cores: number) => void
  onCoresChange: (listener: () => void) => () => void
  password: () => string | null
  setPassword: (password: string) => void
  /** Resolves when a password has been given; rejects when the run is stopped. */
  whenPasswordGiven: () => Promise<void>
}

/** A condition that many can wait for, until the run is stopped. */
function waitingRoom(signal: AbortSignal) {
  const waiting = new Set<{ resolve: () => void; reject: (reason: unknown) => void }>()
  const empty = (leave: (one: { resolve: () => void; reject: (reason: unknown) => void }) => void): void => {
    const all = [...waiting]
    waiting.clear()
    all.forEach(leave)
  }
  signal.addEventListener('abort', () => empty((one) => one.reject(signal.reason)), { once: true })
  return {
    wait: async () => {
      signal.throwIfAborted()
      await new Promise<void>((resolve, reject) => {
        waiting.add({ resolve, reject })
      })
    },
    open: () => empty((one) => one.resolve()),
  }
}

/** `onPaused` is told of changes only, not of a second `pause`. */
export function runControl(initialCores: number, onPaused: (paused: boolean) => void): RunControl {
  const abort = new AbortController()
  const running = waitingRoom(abort.signal)
  const passwordGiven = waitingRoom(abort.signal)
  const coresListeners = new Set<() => void>()
  let paused = false
  let cores = initialCores
  let password: string | null = null
  const setPaused = (next: boolean): void => {
    if (paused === next || abort.signal.aborted) return
    paused = next
    onPaused(next)
    if (!next) running.open()
  }
  return {
    signal: abort.signal,
    stop: () => abort.abort(),
    pause: () => setPaused(true),
    resume: () => setPaused(false),
    whenRunning: async () => {
      abort.signal.throwIfAborted()
      if (paused) await running.wait()
    },
    cores: () => cores,
    setCores: (next) => {
      cores = next
      for (const listener of coresListeners) listener()
    },
    onCoresChange: (listener) => {
      coresListeners.add(listener)
      return () => coresListeners.delete(listener)
    },
    password: () => password,
    setPassword: (given) => {
      password = given
      passwordGiven.open()
    },
    whenPasswordGiven: async () => {
      if (password === null) await passwordGiven.wait()
    },
  }
}
