import { Ellipsis } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import type { BookView } from '../../../src-contract/book-view.ts'
import { useActions, useBook, useDoor } from '../../app-context.tsx'
import { actionWords, mainActionFor } from '../../view/book-actions.ts'
import { makerWords, timeWords } from '../../view/book-meta.ts'
import { progressWords, stateTone, stateWords, titleOf } from '../../view/book-words.ts'
import { RowButton } from '../shell/icon-button.tsx'
import { useToday } from '../shell/use-today.ts'
import { actionIcons, stateIcons } from './book-icons.ts'
import { BookMessage } from './book-message.tsx'
import { Cover } from './cover.tsx'
import { PhaseBar } from './phase-bar.tsx'

type Props = { id: string; onMenu: (id: string, anchor: HTMLElement) => void }

/** A row follows its own book: progress renders this row again and leaves the list alone. */
export function BookRow({ id, onMenu }: Props): ReactNode {
  const book = useBook(id)
  const now = useToday()
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
        <BookMessage book={book} now={now} />
      </div>
      <div className="book-progress">
        <p className={`book-state tone-${stateTone(book.state)}`}>
          <StateIcon aria-hidden size={15} strokeWidth={2} />
          <span>{stateWords(book)}</span>
          <span className="book-numbers">{progressWords(book)}</span>
        </p>
        <PhaseBar book={book} label={`Progress of ${title}`} />
        <BookMeta book={book} now={now} />
      </div>
      <RowActions book={book} title={title} onMenu={onMenu} />
    </div>
  )
}

/** Who makes it with which voice, and how long it has taken. */
function BookMeta({ book, now }: { book: BookView; now: string }): ReactNode {
  const maker = makerWords(book)
  const times = timeWords(book, now)
  if (maker === '' && times === '') return null
  return (
    <p className="book-meta" title={[maker, times].filter((part) => part !== '').join('\n')}>
      <span>{times}</span>
      <span>{maker}</span>
    </p>
  )
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
