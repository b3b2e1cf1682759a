import { useEffect, useState } from 'react'
import type { Failure, Result } from '../../../src-contract/failure.ts'
import type { ShownPage } from '../../../src-contract/text-channels.ts'
import { useActions } from '../../app-context.tsx'

export type PageState = {
  /** The page that was asked for, or, while that is drawn, the one before; null until there is one. */
  shown: ShownPage | null
  failure: Failure | null
  isReading: boolean
  /** Asks for it once more. */
  again: () => void
}

type Answered = { page: number; turn: number; answer: Result<ShownPage> }

/** A page of a book as a picture; the next one is drawn ahead, since whoever turns pages turns on. */
export function usePage(bookId: string, page: number): PageState {
  const actions = useActions()
  const [answered, setAnswered] = useState<Answered | null>(null)
  const [turn, setTurn] = useState(0)
  const [shown, setShown] = useState<ShownPage | null>(null)
  useEffect(() => {
    let isWanted = true
    void actions.readPage(bookId, page).then((answer) => {
      if (!isWanted) return
      setAnswered({ page, turn, answer })
      if (!answer.ok) return
      setShown(answer.value)
      if (page < answer.value.view.pages) void actions.readPage(bookId, page + 1)
    })
    return () => {
      isWanted = false
    }
  }, [actions, bookId, page, turn])
  const isReading = answered?.page !== page || answered.turn !== turn
  const failure = isReading || answered === null || answered.answer.ok ? null : answered.answer.failure
  return {
    shown: failure === null ? shown : null,
    failure,
    isReading,
    again: () => {
      setTurn(turn + 1)
    },
  }
}
