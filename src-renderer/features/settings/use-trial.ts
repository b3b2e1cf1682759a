import { useEffect, useRef, useState } from 'react'
import type { Pronunciation } from '../../../src-contract/pronunciation.ts'
import { useActions } from '../../app-context.tsx'
import { takeTheFloor } from '../../sound/one-sound.ts'

export type TrialState = 'making' | 'playing'

/** A row's key, or the sentence below them. */
type Of = number | 'sentence'

export type Trial = {
  of: Of | null
  state: TrialState
  said: string | null
  toggle: (of: Of, text: string, language: string | null, pronunciations: Pronunciation[]) => void
}

/** One sentence is tried at a time; a second press on it stops it. */
export function useTrial(): Trial {
  const actions = useActions()
  const [under, setUnder] = useState<{ of: Of; state: TrialState } | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const audio = useRef<HTMLAudioElement | null>(null)
  const turn = useRef(0)

  const stop = (): void => {
    turn.current += 1
    audio.current?.pause()
    setUnder(null)
  }
  const play = async (of: Of, trial: Parameters<typeof actions.trySentence>[0]): Promise<void> => {
    turn.current += 1
    const mine = turn.current
    audio.current?.pause()
    setUnder({ of, state: 'making' })
    const spoken = await actions.trySentence(trial)
    // Another one was pressed meanwhile, or the page is closed.
    if (turn.current !== mine) return
    if (spoken === null) {
      stop()
      return
    }
    setSaid(spoken.said)
    const element = new Audio(spoken.address)
    audio.current = element
    const over = (): void => {
      if (turn.current === mine) setUnder(null)
    }
    for (const event of ['ended', 'error', 'pause']) element.addEventListener(event, over)
    takeTheFloor(element)
    setUnder({ of, state: 'playing' })
    try {
      await element.play()
    } catch {
      // Paused before it had begun, or the file is gone: nothing is heard, and the button says so.
      over()
    }
  }
  useEffect(
    () => () => {
      turn.current += 1
      audio.current?.pause()
    },
    [],
  )
  return {
    of: under?.of ?? null,
    state: under?.state ?? 'making',
    said,
    toggle: (of, text, language, pronunciations) => {
      if (under?.of === of) stop()
      else void play(of, { text, language, pronunciations })
    },
  }
}
