import { useEffect, useState } from 'react'

/** Whole seconds since then, counted on while something is under way. `since` in ms since 1970. */
export function useElapsed(since: number | null): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (since === null) return undefined
    const tick = (): void => {
      setNow(Date.now())
    }
    const timer = setInterval(tick, 1000)
    return () => {
      clearInterval(timer)
    }
  }, [since])
  return since === null ? 0 : Math.max(0, Math.floor((now - since) / 1000))
}
