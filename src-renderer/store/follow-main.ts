import type { StateChange } from '../../src-contract/channels.ts'
import type { WindowDoor } from '../bridge/open-bridge.ts'
import { applyChanges, projectionOf } from './projection.ts'
import { withNotice, withProjection, withSample, withSettings, type WindowStore } from './window-store.ts'

export type Clock = {
  after: (ms: number, run: () => void) => () => void
}

/** Announcements within this time are applied in one step: one rendering for all. */
const coalesceMs = 50
/** Main samples the machine once a second; this long without a word means that nobody is there. */
const silenceMs = 10_000
const retryMs = 2000
const answerWithinMs = 15_000

/** One snapshot, then announcements; a gap or a silence means: ask again. Returns what ends it. */
export function followMain(door: WindowDoor, store: WindowStore, clock: Clock): () => void {
  let queue: StateChange[] = []
  let asking = false
  let askAgain = false
  let ended = false
  let lastListed = 0
  let cancelDrain: (() => void) | null = null
  let cancelSilence = (): void => undefined
  let cancelRetry = (): void => undefined

  const heard = (): void => {
    cancelSilence()
    cancelSilence = clock.after(silenceMs, () => void ask())
  }

  const drain = (): void => {
    cancelDrain = null
    const { projection } = store.getState()
    // While the snapshot is on its way, announcements wait for it.
    if (asking || projection === null) return
    const changes = queue
    queue = []
    const applied = applyChanges(projection, changes)
    if (applied.gap) void ask()
    else if (applied.projection !== projection)
      store.setState((state) => withProjection(state, applied.projection))
  }

  const ask = async (): Promise<void> => {
    if (ended) return
    if (asking) {
      askAgain = true
      return
    }
    asking = true
    cancelRetry()
    const answer = await withinTime(door.ask('state.snapshot', undefined), clock)
    asking = false
    if (ended) return
    if (answer === null || !answer.ok) {
      const lost = store.getState().projection !== null
      const failure = answer === null || answer.ok ? null : answer.failure
      store.setState({ connection: lost ? 'lost' : 'connecting', connectionFailure: failure })
      cancelRetry = clock.after(retryMs, () => void ask())
      return
    }
    const snapshot = answer.value
    store.setState((state) => ({
      ...withProjection(state, projectionOf(snapshot)),
      ...(snapshot.machine === null || state.samples.length > 0 ? {} : withSample(state, snapshot.machine)),
    }))
    heard()
    if (askAgain) {
      askAgain = false
      void ask()
      return
    }
    drain()
  }

  /** Who shows voices has asked for them before; an answer that fails leaves what is shown. */
  const readVoices = async (): Promise<void> => {
    const answer = await door.ask('voices.list', undefined)
    if (answer.ok) store.setState({ voices: answer.value })
  }
  const unsubscribes = [
    door.listen(
      'state.changed',
      (change) => {
        heard()
        queue.push(change)
        cancelDrain ??= clock.after(coalesceMs, drain)
      },
      () => void ask(),
    ),
    door.listen('machine.sampled', (sample) => {
      heard()
      store.setState((state) => withSample(state, sample))
      if (store.getState().connection === 'lost') void ask()
    }),
    door.listen('settings.changed', (settings) => {
      store.setState(withSettings(settings))
    }),
    door.listen('voices.changed', ({ installs, listed }) => {
      const isOld = listed !== lastListed
      lastListed = listed
      store.setState({ installs })
      if (isOld) void readVoices()
    }),
    door.listen('close.asked', (closeAsked) => {
      store.setState({ closeAsked })
    }),
    door.listen('notice.shown', (notice) => {
      store.setState((state) => withNotice(state, notice))
    }),
  ]
  void ask()

  return () => {
    ended = true
    cancelDrain?.()
    cancelSilence()
    cancelRetry()
    for (const unsubscribe of unsubscribes) unsubscribe()
  }
}

function withinTime<T>(coming: Promise<T>, clock: Clock): Promise<T | null> {
  return new Promise<T | null>((resolve) => {
    const cancel = clock.after(answerWithinMs, () => {
      resolve(null)
    })
    void coming.then((value) => {
      cancel()
      resolve(value)
    })
  })
}

export const browserClock: Clock = {
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => {
      clearTimeout(timer)
    }
  },
}
