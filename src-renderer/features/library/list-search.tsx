import type { KeyboardEvent, ReactNode } from 'react'
import { useActions, useWindow } from '../../app-context.tsx'
import { SearchBox } from '../shell/search-box.tsx'
import { bookListId, bookSearchId } from './list-places.ts'

/** Escape empties it; from the empty one it, and Enter and the arrow down from any, lead into the list. */
export function ListSearch(): ReactNode {
  const actions = useActions()
  const filter = useWindow((state) => state.listFilter)
  const isEmpty = useWindow((state) => (state.projection?.order.length ?? 0) === 0)
  if (isEmpty) return null
  const onKeyDown = (event: KeyboardEvent): void => {
    const leaves = event.key === 'Enter' || event.key === 'ArrowDown'
    if (!leaves && (event.key !== 'Escape' || filter.words !== '')) return
    event.preventDefault()
    document.getElementById(bookListId)?.focus()
  }
  return (
    <search className="list-search">
      <SearchBox
        id={bookSearchId}
        label="Search the books"
        placeholder="Title, author or file"
        value={filter.words}
        onChange={(words) => {
          actions.filterList({ ...filter, words })
        }}
        onKeyDown={onKeyDown}
      />
    </search>
  )
}
