import { ClipboardList, ScrollText, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { BookView } from '../../../src-contract/book-view.ts'
import { wordsFor } from '../../../src-contract/failure.ts'
import { useActions, useBook, useDoor, useWindow } from '../../app-context.tsx'
import { actionWords, mainActionFor } from '../../view/book-actions.ts'
import { progressWords, stateTone, stateWords, titleOf } from '../../view/book-words.ts'
import { actionIcons, stateIcons } from '../library/book-icons.ts'
import { Cover } from '../library/cover.tsx'
import { CopyButton } from '../log/copy-button.tsx'
import { IconButton } from '../shell/icon-button.tsx'
import { BookContents } from './book-contents.tsx'
import { BookFacts } from './book-facts.tsx'
import { PhaseList } from './phase-list.tsx'

export function Details(): ReactNode {
  const id = useWindow((state) => state.detailsOf)
  const book = useBook(id)
  const actions = useActions()
  if (book === null) return null
  const title = titleOf(book)
  return (
    <aside className="details" aria-label={`Details of ${title}`}>
      <header className="details-header">
        <Cover title={title} large />
        <div className="details-words">
          <h2>{title}</h2>
          {book.author !== null && <p>{book.author}</p>}
          <StateLine book={book} />
        </div>
        <IconButton label="Close details" icon={X} onPress={actions.closeDetails} />
      </header>
      <Message book={book} />
      <DetailButtons book={book} />
      {book.phases.length > 0 && <PhaseList book={book} />}
      <BookContents book={book} />
      <BookFacts book={book} />
    </aside>
  )
}

function StateLine({ book }: { book: BookView }): ReactNode {
  const Icon = stateIcons[book.state]
  return (
    <p className={`book-state tone-${stateTone(book.state)}`}>
      <Icon aria-hidden size={15} strokeWidth={2} />
      <span>{stateWords(book)}</span>
      <span className="book-numbers">{progressWords(book)}</span>
    </p>
  )
}

function Message({ book }: { book: BookView }): ReactNode {
  if (book.failure !== null) {
    const { what, todo } = wordsFor(book.failure)
    return (
      <div className={`details-message ${book.state === 'failed' ? 'bad' : 'warn'}`}>
        <p>{what}</p>
        <p className="book-todo">{todo}</p>
      </div>
    )
  }
  return book.note === null ? null : <p className="details-message">{book.note}</p>
}

function DetailButtons({ book }: { book: BookView }): ReactNode {
  const actions = useActions()
  const door = useDoor()
  const main = mainActionFor(book)
  const MainIcon = main === null ? null : actionIcons[door][main]
  return (
    <div className="details-buttons">
      {main !== null && MainIcon !== null && (
        <Button
          className="button small"
          onPress={() => {
            actions.doWithBooks(main, [book.id])
          }}
        >
          <MainIcon aria-hidden size={15} /> {actionWords(main, door)}
        </Button>
      )}
      <Button
        className="button small"
        isDisabled={!book.hasLog}
        onPress={() => {
          actions.doWithBooks('log', [book.id])
        }}
      >
        <ScrollText aria-hidden size={15} /> Open log
      </Button>
      {book.failure !== null && (
        <CopyButton label="Copy report" icon={ClipboardList} copy={async () => actions.copyReport(book.id)} />
      )}
    </div>
  )
}
