import type { EventOf, OrchestratorEvent } from '../../src-contract/orchestrator-protocol.ts'

/** Ten a second: a window cannot show more, and main has a hundred books to listen to. */
const progressEveryMs = 100

/** Where lines go: `write` answers false when the reader is behind, and `onDrain` tells when it has caught up. */
export type LineSink = {
  write: (line: string, written?: () => void) => boolean
  onDrain: (listener: () => void) => void
}

export type EventWriter = {
  send: (event: OrchestratorEvent) => void
  /** Resolves when everything sent so far has been handed to the system. */
  flush: () => Promise<void>
}

/** Before these, the progress that is held back is sent: it is the last one of its phase, or of the run. */
const endsProgress: ReadonlySet<OrchestratorEvent['type']> = new Set<OrchestratorEvent['type']>([
  'phase-started', 'phase-finished', 'paused', 'failed', 'stopped', 'finished',
]) // prettier-ignore

/**
 * Events as lines of JSON. Progress is coalesced to ten a second, and to the newest one while the reader is behind; everything else is
 * sent, in order, however long it takes.
 */
export function eventWriter(sink: LineSink): EventWriter {
  const queue: { line: string; written?: () => void }[] = []
  let behind = false
  let held: EventOf<'progress'> | null = null
  let lastProgressAt = Number.NEGATIVE_INFINITY
  let timer: NodeJS.Timeout | undefined

  const pump = (): void => {
    while (!behind) {
      const next = queue.shift()
      if (next === undefined) return
      behind = !sink.write(next.line, next.written)
    }
  }
  const put = (event: OrchestratorEvent): void => {
    queue.push({ line: `${JSON.stringify(event)}\n` })
    pump()
  }
  const sendHeld = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (held === null) return
    const event = held
    held = null
    lastProgressAt = performance.now()
    put(event)
  }
  const offer = (event: EventOf<'progress'>): void => {
    held = event
    const waitMs = lastProgressAt + progressEveryMs - performance.now()
    if (waitMs <= 0 && !behind) sendHeld()
    // The timer holds the process open no longer than the work does.
    else timer ??= setTimeout(() => (behind ? (timer = undefined) : sendHeld()), Math.max(0, waitMs)).unref()
  }
  sink.onDrain(() => {
    behind = false
    pump()
    if (held !== null) offer(held)
  })
  return {
    send: (event) => {
      if (event.type === 'progress') {
        offer(event)
        return
      }
      if (endsProgress.has(event.type)) sendHeld()
      put(event)
    },
    flush: async () => {
      sendHeld()
      await new Promise<void>((resolve) => {
        queue.push({ line: '', written: resolve })
        pump()
      })
    },
  }
}
