import { useRef } from 'react'
import type { BookView } from '../../../src-contract/book-view.ts'
import { useWindow } from '../../app-context.tsx'
import type { Projection } from '../../store/projection.ts'
import { titleOf } from '../../view/book-words.ts'
import { isShown, isWholeList, wholeList, type ListFilter } from '../../view/list-filter.ts'

export type ListItem = { id: string; title: string }

type Known = { projection: Projection | null; filter: ListFilter; items: readonly ListItem[] }
const nothing: Known = { projection: null, filter: wholeList, items: [] }

/**
 * What the list itself needs: the order, and a title for type-ahead. The array and its elements stay the same objects while these do,
 * so that progress, ten times a second, does not make the list go through its thousands of items.
 */
export function useListItems(): readonly ListItem[] {
  const cache = useRef(nothing)
  return useWindow(({ projection, listFilter }) => {
    cache.current = projection === null ? nothing : knownOf(cache.current, projection, listFilter)
    return cache.current.items
  })
}

function knownOf(before: Known, projection: Projection, filter: ListFilter): Known {
  const { books, order } = projection
  const isSame = before.filter === filter && before.projection?.order === order
  if (isSame && before.projection?.books === books) return { ...before, projection }
  const known = new Map(before.items.map((item) => [item.id, item]))
  const items = shownBooks(projection, filter).map((book) => {
    const title = titleOf(book)
    const old = known.get(book.id)
    return old?.title === title ? old : { id: book.id, title }
  })
  const stays =
    items.length === before.items.length && items.every((item, index) => item === before.items[index])
  return { projection, filter, items: stays ? before.items : items }
}

function shownBooks({ books, order }: Projection, filter: ListFilter): BookView[] {
  const all = order.flatMap((id) => books.get(id) ?? [])
  return isWholeList(filter) ? all : all.filter((book) => isShown(book, filter))
}
