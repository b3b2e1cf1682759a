import { Ellipsis } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import type { BookView } from '../../../src-contract/book-view.ts'
import { wordsFor } from '../../../src-contract/failure.ts'
import { useActions, useBook, useDoor } from '../../app-context.tsx'
import { countWords } from '../../view/amounts.ts'
import { actionWords, mainActionFor } from '../../view/book-actions.ts'
import { progressWords, readyWords, stateTone, stateWords, titleOf } from '../../view/book-words.ts'
import { RowButton } from '../shell/icon-button.tsx'
import { actionIcons, stateIcons } from './book-icons.ts'
import { Cover } from './cover.tsx'
import { PhaseBar } from './phase-bar.tsx'

type Props = { id: string; onMenu: (id: string, anchor: HTMLElement) => void }

/** A row follows its own book: progress renders this row again and leaves the list alone. */
export function BookRow({ id, onMenu }: Props): ReactNode {
  const book = useBook(id)
  if (book === null) return null
  const title = titleOf(book)
  const StateIcon = stateIcons[book.state]
  return (
    <div className="book-row">
      <Cover title={title} />
      <div className="book-words">
        <p className="book-title" title={title}>
          {title}
        </p>
        <p className="book-source" title={book.path}>
          {book.author !== null && book.author !== '' && <span className="book-author">{book.author}</span>}
          <span>{book.fileName}</span>
        </p>
        <BookMessage book={book} />
      </div>
      <div className="book-progress">
        <p className={`book-state tone-${stateTone(book.state)}`}>
          <StateIcon aria-hidden size={15} strokeWidth={2} />
          <span>{stateWords(book)}</span>
          <span className="book-numbers">{progressWords(book)}</span>
        </p>
        <PhaseBar book={book} label={`Progress of ${title}`} />
      </div>
      <RowActions book={book} title={title} onMenu={onMenu} />
    </div>
  )
}

function BookMessage({ book }: { book: BookView }): ReactNode {
  if (book.failure !== null) {
    const { what, todo } = wordsFor(book.failure)
    return (
      <p
        className={`book-message tone-${book.state === 'failed' ? 'bad' : 'warn'}`}
        title={`${what} ${todo}`}
      >
        {what} <span className="book-todo">{todo}</span>
      </p>
    )
  }
  const words = [
    book.note ?? readyWords(book),
    book.state !== 'done-with-gaps' && book.gaps.length > 0 ? countWords(book.gaps.length, 'gap') : null,
    book.warnings > 0 ? countWords(book.warnings, 'warning') : null,
  ].filter((part) => part !== null && part !== '')
  return words.length === 0 ? null : <p className="book-message">{words.join(' · ')}</p>
}

function RowActions({
  book,
  title,
  onMenu,
}: {
  book: BookView
  title: string
  onMenu: Props['onMenu']
}): ReactNode {
  const actions = useActions()
  const door = useDoor()
  const menuButton = useRef<HTMLButtonElement>(null)
  const main = mainActionFor(book)
  return (
    <div className="book-actions">
      {main !== null && (
        <RowButton
          label={`${actionWords(main, door)}: ${title}`}
          icon={actionIcons[door][main]}
          onPress={() => {
            actions.doWithBooks(main, [book.id])
          }}
        />
      )}
      <RowButton
        ref={menuButton}
        label={`More for ${title}`}
        icon={Ellipsis}
        onPress={() => {
          if (menuButton.current !== null) onMenu(book.id, menuButton.current)
        }}
      />
    </div>
  )
}
