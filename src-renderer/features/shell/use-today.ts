import { useSyncExternalStore } from 'react'
import { browserClock } from '../../store/follow-main.ts'
import { followToday } from '../../store/today.ts'

const today = followToday(browserClock, () => new Date())

/** A moment of this day, ISO 8601, against which others are put in words. Renders again on the next day. */
export function useToday(): string {
  return useSyncExternalStore(today.subscribe, today.value)
}
