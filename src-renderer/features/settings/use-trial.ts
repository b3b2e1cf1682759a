import { useState } from 'react'
import type { Pronunciation } from '../../../src-contract/pronunciation.ts'
import { useActions } from '../../app-context.tsx'
import { useOneSound, type OneSound } from '../../sound/use-one-sound.ts'

/** A row's key, or the sentence below them. */
type Of = number | 'sentence'

export type Trial = Pick<OneSound<Of>, 'under'> & {
  said: string | null
  toggle: (of: Of, text: string, language: string | null, pronunciations: Pronunciation[]) => void
}

/** One sentence is tried at a time. */
export function useTrial(): Trial {
  const actions = useActions()
  const { under, toggle } = useOneSound<Of>()
  const [said, setSaid] = useState<string | null>(null)
  return {
    under,
    said,
    toggle: (of, text, language, pronunciations) => {
      toggle(of, async () => {
        const spoken = await actions.trySentence({ text, language, pronunciations })
        if (spoken !== null) setSaid(spoken.said)
        return spoken?.address ?? null
      })
    },
  }
}
