import { useEffect, useRef, useState } from 'react'
import type { Voice } from '../../../src-contract/reports.ts'
import { useActions } from '../../app-context.tsx'
import { takeTheFloor } from '../../sound/one-sound.ts'

export type SampleState = { id: string; state: 'making' | 'playing' } | null

/** One voice's sample at a time; a second press on it stops it. */
export function useSample(): { sample: SampleState; toggle: (voice: Voice) => void } {
  const actions = useActions()
  const [sample, setSample] = useState<SampleState>(null)
  const audio = useRef<HTMLAudioElement | null>(null)
  const wanted = useRef<string | null>(null)

  const stop = (): void => {
    wanted.current = null
    audio.current?.pause()
    setSample(null)
  }
  const play = async (voice: Voice): Promise<void> => {
    wanted.current = voice.id
    audio.current?.pause()
    setSample({ id: voice.id, state: 'making' })
    const address = await actions.sampleOf(voice)
    // Another one was pressed meanwhile, or the page is closed.
    if (wanted.current !== voice.id) return
    if (address === null) {
      stop()
      return
    }
    const element = new Audio(address)
    audio.current = element
    const over = (): void => {
      if (audio.current !== element) return
      wanted.current = null
      setSample(null)
    }
    for (const event of ['ended', 'error', 'pause']) element.addEventListener(event, over)
    takeTheFloor(element)
    setSample({ id: voice.id, state: 'playing' })
    try {
      await element.play()
    } catch {
      // Paused before it had begun, or the file is gone: nothing is heard, and the button says so.
      over()
    }
  }
  useEffect(
    () => () => {
      wanted.current = null
      audio.current?.pause()
    },
    [],
  )
  return {
    sample,
    toggle: (voice) => {
      if (sample?.id === voice.id) stop()
      else void play(voice)
    },
  }
}
