import { useState } from 'react'

type Kept<T> = {
  of: string
  draft: T
  /** Values on their way into the file, as text, the earliest first. */
  sent: readonly string[]
}

type Draft<T> = { draft: T; setDraft: (draft: T) => void; noteSent: (sent: unknown) => void }

function useKept<T>(value: unknown, initial: T): Draft<T> {
  const of = JSON.stringify(value)
  const [kept, setKept] = useState<Kept<T>>({ of, draft: initial, sent: [] })
  const arrived = kept.sent.indexOf(of)
  const isStale = kept.of !== of && arrived === -1
  if (isStale) setKept({ of, draft: initial, sent: [] })
  else if (kept.of !== of) setKept({ ...kept, of, sent: kept.sent.slice(arrived + 1) })
  return {
    draft: isStale ? initial : kept.draft,
    setDraft: (draft) => {
      setKept((now) => ({ ...now, draft }))
    },
    noteSent: (sent) => {
      const text = JSON.stringify(sent)
      // One that the file says already will not arrive.
      setKept((now) => (text === now.of ? now : { ...now, sent: [...now.sent, text] }))
    },
  }
}

/** What the user is typing; replaced when the value itself changes, without the control losing its focus. */
export function useDraft<T>(value: unknown, initial: T): [T, (draft: T) => void] {
  const { draft, setDraft } = useKept(value, initial)
  return [draft, setDraft]
}

/**
 * The same for a control that is written while it is edited: a value that came from the draft replaces nothing, since the user may have typed on while it
 * was written. Such values go out through the third of the answer.
 */
export function useWrittenDraft<T>(
  value: unknown,
  initial: T,
  onCommit: (value: unknown) => void,
): [T, (draft: T) => void, (value: unknown) => void] {
  const { draft, setDraft, noteSent } = useKept(value, initial)
  return [
    draft,
    setDraft,
    (next) => {
      noteSent(next)
      onCommit(next)
    },
  ]
}
