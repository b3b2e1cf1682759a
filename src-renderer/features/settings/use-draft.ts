import { useState } from 'react'

type Kept<T> = {
  of: string
  draft: T
  /** Values on their way into the file, as text, the earliest first. */
  sent: readonly string[]
}

/**
 * What the user is typing; replaced when the value itself changes, without the control losing its focus. A value that came from the draft replaces nothing:
 * the user may have typed on while it was written. The third of the answer tells of those.
 */
export function useDraft<T>(value: unknown, initial: T): [T, (draft: T) => void, (sent: unknown) => void] {
  const of = JSON.stringify(value)
  const [kept, setKept] = useState<Kept<T>>({ of, draft: initial, sent: [] })
  const arrived = kept.sent.indexOf(of)
  const isStale = kept.of !== of && arrived === -1
  if (isStale) setKept({ of, draft: initial, sent: [] })
  else if (kept.of !== of) setKept({ ...kept, of, sent: kept.sent.slice(arrived + 1) })
  return [
    isStale ? initial : kept.draft,
    (draft) => {
      setKept((now) => ({ ...now, draft }))
    },
    (sent) => {
      setKept((now) => ({ ...now, sent: [...now.sent, JSON.stringify(sent)] }))
    },
  ]
}
