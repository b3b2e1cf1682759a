import type { ReactNode, RefObject } from 'react'
import { Menu, MenuItem, Popover, Separator } from 'react-aria-components'
import type { BookView } from '../../../src-contract/book-view.ts'
import { useActions, useDoor } from '../../app-context.tsx'
import { actionsFor, actionWords, bookActions, type BookAction } from '../../view/book-actions.ts'
import { actionIcons } from './book-icons.ts'

type Props = {
  books: readonly BookView[]
  anchor: RefObject<HTMLElement | null>
  /** Where it opens, in px from the window's upper left corner. */
  place: { x: number; y: number }
  onClose: () => void
}

/** A menu takes the focus when it opens; this one has no trigger of its own to do it. */
const focusFirst = { autoFocus: 'first' } as const

/** The same menu from the row's button, the mouse's right button and the keyboard's menu key. */
export function BookMenu({ books, anchor, place, onClose }: Props): ReactNode {
  const actions = useActions()
  const door = useDoor()
  const offered = actionsFor(books)
  return (
    <Popover
      className="popover"
      isOpen
      triggerRef={anchor}
      // The anchor itself may still stand where the last menu was.
      getTargetRect={() => new DOMRect(place.x, place.y, 1, 1)}
      placement="bottom start"
      offset={4}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <Menu
        className="menu"
        aria-label={books.length === 1 ? 'Book' : `${books.length.toLocaleString('en')} books`}
        {...focusFirst}
        onClose={onClose}
        onAction={(key) => {
          const chosen = offered.find(({ action }) => action === key)
          onClose()
          if (chosen !== undefined) {
            actions.doWithBooks(
              chosen.action,
              chosen.books.map((book) => book.id),
            )
          }
        }}
      >
        {offered.flatMap(({ action, books: able }) => {
          const Icon = actionIcons[door][action]
          const words = actionWords(action, door)
          const item = (
            <MenuItem
              key={action}
              id={action}
              textValue={words}
              className={`menu-item${action === 'remove' ? ' danger' : ''}`}
            >
              <Icon aria-hidden size={16} strokeWidth={1.75} />
              <span>{words}</span>
              {books.length > 1 && <span className="menu-count">{able.length.toLocaleString('en')}</span>}
              {action === 'remove' && <kbd>Del</kbd>}
            </MenuItem>
          )
          return action === lastOfAll(offered) && offered.length > 1
            ? [<Separator key="before-last" className="separator" />, item]
            : [item]
        })}
      </Menu>
    </Popover>
  )
}

function lastOfAll(offered: readonly { action: BookAction }[]): BookAction {
  return offered.at(-1)?.action ?? bookActions[0]
}
