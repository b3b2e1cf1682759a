import { useState } from 'react'

/** What the user is typing; replaced when the value itself changes, without the control losing its focus. */
export function useDraft<T>(value: unknown, initial: T): [T, (draft: T) => void] {
  const of = JSON.stringify(value)
  const [kept, setKept] = useState({ of, draft: initial })
  const isStale = kept.of !== of
  if (isStale) setKept({ of, draft: initial })
  return [
    isStale ? initial : kept.draft,
    (draft) => {
      setKept({ of, draft })
    },
  ]
}
