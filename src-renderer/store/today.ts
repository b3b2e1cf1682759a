import type { Clock } from './follow-main.ts'

/** A night's work is looked at in the morning: a window that stands open must not take yesterday for today. */
const lookEveryMs = 60_000

export type Today = {
  /** ISO 8601; another value on another day of this machine's time zone. */
  value: () => string
  subscribe: (onChange: () => void) => () => void
}

/** Looks at the calendar once a minute while anybody wants to know; a clock that slept with the computer goes on within a minute of its waking. */
export function followToday(clock: Clock, now: () => Date): Today {
  const listeners = new Set<() => void>()
  let seen = now()
  let cancel = (): void => undefined
  const look = (): void => {
    const moment = now()
    if (moment.toDateString() === seen.toDateString()) return
    seen = moment
    for (const listener of listeners) listener()
  }
  const goOn = (): void => {
    cancel = clock.after(lookEveryMs, () => {
      look()
      if (listeners.size > 0) goOn()
    })
  }
  return {
    value: () => seen.toISOString(),
    subscribe: (listener) => {
      if (listeners.size === 0) goOn()
      listeners.add(listener)
      look()
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) cancel()
      }
    },
  }
}
