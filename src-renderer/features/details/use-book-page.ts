import { useEffect, useState } from 'react'
import type { BookPage } from '../../../src-contract/book-page.ts'
import type { BookView } from '../../../src-contract/book-view.ts'
import type { Failure } from '../../../src-contract/failure.ts'
import { useActions, useWindow } from '../../app-context.tsx'

export type BookPageState = {
  page: BookPage | null
  failure: Failure | null
  /** False while the page is of an earlier state of the book. */
  isCurrent: boolean
}

/** What the record says of a book; read again when its state, its attempt or its phase changes, or when it was chosen how a book is spoken. */
export function useBookPage(book: Pick<BookView, 'id' | 'state' | 'attempt' | 'phase'>): BookPageState {
  const actions = useActions()
  const { id } = book
  const choicesMade = useWindow((state) => state.choicesMade)
  const stamp = `${book.state} ${book.attempt} ${book.phase ?? ''} ${choicesMade}`
  const [kept, setKept] = useState<Omit<BookPageState, 'isCurrent'> & { stamp: string }>({
    page: null,
    failure: null,
    stamp: '',
  })
  useEffect(() => {
    let isWanted = true
    void actions.readBookPage(id).then((answer) => {
      if (!isWanted) return
      setKept((before) =>
        answer.ok
          ? { page: answer.value, failure: null, stamp }
          : { page: before.page, failure: answer.failure, stamp },
      )
    })
    return () => {
      isWanted = false
    }
  }, [actions, id, stamp])
  return { ...kept, isCurrent: kept.stamp === stamp }
}
