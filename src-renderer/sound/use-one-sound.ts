import { useEffect, useRef, useState } from 'react'
import { takeTheFloor } from './one-sound.ts'

export type SoundState = 'making' | 'playing'

export type OneSound<Id> = {
  /** What is made or heard at present. */
  under: { id: Id; state: SoundState } | null
  /** Begins it, or stops it where it is the one under way. `make`: the sound's address; null: there is none, and why has been said. */
  toggle: (id: Id, make: () => Promise<string | null>) => void
}

/** One sound at a time; a second press on it stops it. */
export function useOneSound<Id>(): OneSound<Id> {
  const [under, setUnder] = useState<OneSound<Id>['under']>(null)
  const audio = useRef<HTMLAudioElement | null>(null)
  const turn = useRef(0)

  const stop = (): void => {
    turn.current += 1
    audio.current?.pause()
    setUnder(null)
  }
  const play = async (id: Id, make: () => Promise<string | null>): Promise<void> => {
    turn.current += 1
    const mine = turn.current
    audio.current?.pause()
    setUnder({ id, state: 'making' })
    const address = await make()
    // Another one was pressed meanwhile, or the page is closed.
    if (turn.current !== mine) return
    if (address === null) {
      stop()
      return
    }
    const element = new Audio(address)
    audio.current = element
    const over = (): void => {
      if (turn.current === mine) setUnder(null)
    }
    for (const event of ['ended', 'error', 'pause']) element.addEventListener(event, over)
    takeTheFloor(element)
    setUnder({ id, state: 'playing' })
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
    under,
    toggle: (id, make) => {
      if (under?.id === id) stop()
      else void play(id, make)
    },
  }
}
