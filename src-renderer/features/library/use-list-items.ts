import { useRef } from 'react'
import { useWindow } from '../../app-context.tsx'
import type { WindowState } from '../../store/window-store.ts'
import { titleOf } from '../../view/book-words.ts'

export type ListItem = { id: string; title: string }

const none: readonly ListItem[] = []

/**
 * What the list itself needs: the order, and a title for type-ahead. The array and its elements stay the same objects while these do,
 * so that progress, ten times a second, does not make the list go through its thousands of items.
 */
export function useListItems(): readonly ListItem[] {
  const cache = useRef<{ state: WindowState['projection']; items: readonly ListItem[] }>({
    state: null,
    items: none,
  })
  return useWindow(({ projection }) => {
    if (projection === null) return none
    const before = cache.current
    if (before.state === projection) return before.items
    if (before.state?.books !== projection.books || before.state.order !== projection.order) {
      const known = new Map(before.items.map((item) => [item.id, item]))
      let same = before.items.length === projection.order.length
      const items = projection.order.map((id, index) => {
        const book = projection.books.get(id)
        const title = book === undefined ? '' : titleOf(book)
        const old = known.get(id)
        const item = old?.title === title ? old : { id, title }
        same &&= before.items[index] === item
        return item
      })
      cache.current = { state: projection, items: same ? before.items : items }
    } else {
      cache.current = { state: projection, items: before.items }
    }
    return cache.current.items
  })
}
