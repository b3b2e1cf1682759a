import { useEffect, useState } from 'react'
import type { Failure } from '../../../src-contract/failure.ts'
import type { ChangeReport } from '../../../src-contract/reports.ts'
import type { TextChoices } from '../../../src-contract/text-choices.ts'
import { useActions } from '../../app-context.tsx'

export type BookTextState = {
  /** Null until it has been read. */
  text: { report: ChangeReport; choices: TextChoices } | null
  failure: Failure | null
  isReading: boolean
  /** Reads it once more, after a failure. */
  again: () => void
  /** To be called when it is not looked at any more: it is not read to its end for nobody. */
  leave: () => void
  /** Keeps these choices. */
  choose: (next: TextChoices) => Promise<void>
  /** Takes the last one back; null: there is none. */
  undo: (() => Promise<void>) | null
}

/** What was left out of a book, and what the listener chose of that; each choice is kept at once. */
export function useBookText(bookId: string): BookTextState {
  const actions = useActions()
  const [text, setText] = useState<BookTextState['text']>(null)
  const [turn, setTurn] = useState(0)
  const [failed, setFailed] = useState<{ turn: number; failure: Failure } | null>(null)
  const [before, setBefore] = useState<readonly TextChoices[]>([])
  useEffect(() => {
    let isWanted = true
    void actions.readText(bookId).then((answer) => {
      if (!isWanted) return
      if (answer.ok) setText(answer.value)
      else setFailed({ turn, failure: answer.failure })
    })
    return () => {
      isWanted = false
    }
  }, [actions, bookId, turn])
  const keep = async (choices: TextChoices, earlier: readonly TextChoices[]): Promise<void> => {
    if (text === null) return
    setText({ ...text, choices })
    setBefore(earlier)
    const kept = await actions.chooseText(bookId, choices)
    setFailed(kept.ok ? null : { turn, failure: kept.failure })
    if (!kept.ok) {
      setText(text)
      setBefore(before)
    }
  }
  const failure = failed?.turn === turn ? failed.failure : null
  const last = before.at(-1)
  const isReading = text === null && failure === null
  return {
    text,
    failure,
    isReading,
    again: () => {
      setTurn(turn + 1)
    },
    leave: () => {
      if (isReading) void actions.stopReadingChapters()
    },
    choose: async (next) => keep(next, text === null ? before : [...before, text.choices]),
    undo: last === undefined ? null : async () => keep(last, before.slice(0, -1)),
  }
}
