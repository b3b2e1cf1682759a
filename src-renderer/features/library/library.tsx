import { useMemo, useRef, useState, type MouseEvent, type ReactNode } from 'react'
import { GridList, GridListItem, ListLayout, Virtualizer, type Selection } from 'react-aria-components'
import type { BookView } from '../../../src-contract/book-view.ts'
import { useActions, useWindow, useWindowStore } from '../../app-context.tsx'
import { BookMenu } from './book-menu.tsx'
import { BookRow } from './book-row.tsx'
import { EmptyLibrary } from './empty-library.tsx'
import { bookListId } from './list-places.ts'
import { NothingFound } from './nothing-found.tsx'
import { useListItems } from './use-list-items.ts'

/** In px; the same as --row-height in library.css. */
const rowHeight = 88

type OpenMenu = { bookIds: string[]; x: number; y: number }

export function Library(): ReactNode {
  const actions = useActions()
  const store = useWindowStore()
  const items = useListItems()
  const isEmpty = useWindow((state) => (state.projection?.order.length ?? 0) === 0)
  const selection = useWindow((state) => state.selection)
  const [menu, setMenu] = useState<OpenMenu | null>(null)
  const anchor = useRef<HTMLSpanElement>(null)
  const menuBooks = useMemo(() => booksOf(menu, store.getState().projection?.books), [menu, store])

  if (isEmpty) return <EmptyLibrary />
  if (items.length === 0) return <NothingFound />

  const onSelectionChange = (keys: Selection): void => {
    actions.select(keys === 'all' ? new Set(items.map((item) => item.id)) : keys)
  }
  const openMenu = (id: string, x: number, y: number): void => {
    setMenu({ bookIds: selection.has(id) ? [...selection].map(String) : [id], x, y })
  }
  const onContextMenu = (event: MouseEvent): void => {
    const row = event.target instanceof Element ? event.target.closest('[role="row"]') : null
    const id = row?.getAttribute('data-key')
    if (row === null || id === undefined || id === null) return
    event.preventDefault()
    const place = row.getBoundingClientRect()
    // The menu key of a keyboard tells no place.
    const byKeyboard = event.clientX === 0 && event.clientY === 0
    if (!selection.has(id)) actions.select(new Set([id]))
    openMenu(
      id,
      byKeyboard ? place.left + 80 : event.clientX,
      byKeyboard ? place.top + rowHeight / 2 : event.clientY,
    )
  }
  return (
    <main className="library">
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: rowHeight, padding: 12, gap: 0 }}>
        <GridList
          id={bookListId}
          aria-label="Books"
          className="book-list"
          onContextMenu={onContextMenu}
          items={items}
          selectionMode="multiple"
          selectionBehavior="replace"
          selectedKeys={selection}
          onSelectionChange={onSelectionChange}
          onAction={(key) => {
            actions.doWithBooks('details', [String(key)])
          }}
        >
          {(item) => (
            <GridListItem id={item.id} textValue={item.title} className="book-item">
              <BookRow
                id={item.id}
                onMenu={(id, button) => {
                  const place = button.getBoundingClientRect()
                  openMenu(id, place.left, place.bottom)
                }}
              />
            </GridListItem>
          )}
        </GridList>
      </Virtualizer>
      <span
        ref={anchor}
        className="menu-anchor"
        style={{ left: menu?.x ?? 0, top: menu?.y ?? 0 }}
        aria-hidden
      />
      {menu !== null && menuBooks.length > 0 && (
        <BookMenu
          books={menuBooks}
          anchor={anchor}
          place={menu}
          onClose={() => {
            setMenu(null)
          }}
        />
      )}
    </main>
  )
}

function booksOf(menu: OpenMenu | null, books: ReadonlyMap<string, BookView> | undefined): BookView[] {
  if (menu === null || books === undefined) return []
  return menu.bookIds.flatMap((id) => {
    const book = books.get(id)
    return book === undefined ? [] : [book]
  })
}
