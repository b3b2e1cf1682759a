import { Headphones, LoaderCircle, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { recognitionIn, type BookPage } from '../../../src-contract/book-page.ts'
import type { BookView } from '../../../src-contract/book-view.ts'
import { wordsFor } from '../../../src-contract/failure.ts'
import { useActions, useBook, useDoor, useWindow } from '../../app-context.tsx'
import { clockWords } from '../../view/amounts.ts'
import { actionWords, canDo, mainActionFor, type BookAction } from '../../view/book-actions.ts'
import { canBeHeard, isAtWork, progressWords, stateTone, stateWords, titleOf } from '../../view/book-words.ts'
import { actionIcons, stateIcons } from '../library/book-icons.ts'
import { BookMessage } from '../library/book-message.tsx'
import { Cover } from '../library/cover.tsx'
import { CopyReportButton, OpenLogButton } from '../log/log-buttons.tsx'
import { IconButton } from '../shell/icon-button.tsx'
import { useToday } from '../shell/use-today.ts'
import { FailureWords } from '../workspace/task-state.tsx'
import { BookContents } from './book-contents.tsx'
import { BookSounds } from './book-sounds.tsx'
import { BookRecord } from './book-record.tsx'
import { BookEncoding } from './book-encoding.tsx'
import { BookFacts } from './book-facts.tsx'
import { BookSpeech } from './book-speech.tsx'
import { BookText } from './book-text.tsx'
import { PhaseList } from './phase-list.tsx'
import { useBookPage, type BookPageState } from './use-book-page.ts'

export function Details(): ReactNode {
  const id = useWindow((state) => state.detailsOf)
  const book = useBook(id)
  return book === null ? null : <BookDetails key={book.id} book={book} />
}

function BookDetails({ book }: { book: BookView }): ReactNode {
  const actions = useActions()
  const read = useBookPage(book)
  const { page, failure } = read
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
      {(page !== null || failure !== null) && <DetailParts book={book} {...read} />}
    </aside>
  )
}

/** All at once, when the book's page was read: a part that came in above would push a button away from under the pointer. */
function DetailParts({ book, page, failure, isCurrent }: { book: BookView } & BookPageState): ReactNode {
  return (
    <>
      {isCurrent && <Plan page={page} book={book} />}
      <DetailButtons book={book} />
      {page !== null && <BookSpeech page={page} />}
      {page !== null && <BookEncoding book={book} page={page} />}
      <BookText book={book} scan={recognitionIn(page?.phases ?? [])} />
      <PhaseList book={book} page={isCurrent ? page : null} />
      <FailureWords failure={failure} />
      <BookSounds book={book} />
      <BookContents book={book} />
      <BookFacts book={book} />
      {page !== null && <BookRecord page={page} />}
    </>
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
  const now = useToday()
  if (book.failure !== null) {
    const { what, todo } = wordsFor(book.failure)
    return (
      <div className={`details-message ${book.state === 'failed' ? 'bad' : 'warn'}`}>
        <p>{what}</p>
        <p className="book-todo">{todo}</p>
      </div>
    )
  }
  return <BookMessage book={book} now={now} />
}

const planWords = {
  skip: 'Start skips it',
  run: 'Start makes it',
  resume: 'Start goes on',
  refuse: 'Start refuses it',
}

/** What Start would do, and why, where nothing is under way. */
function Plan({ page, book }: { page: BookPage | null; book: BookView }): ReactNode {
  const plan = page?.plan ?? null
  if (plan === null || isAtWork(book.state)) return null
  const { action, why } = plan
  return (
    <p className="details-plan">
      {planWords[action]}
      {why === '' ? '.' : `: ${why}.`}
    </p>
  )
}

const besideMain = [
  'resume',
  'stop',
  'retry-gaps',
  'make-again',
  'move-to-top',
] as const satisfies BookAction[]

function DetailButtons({ book }: { book: BookView }): ReactNode {
  const actions = useActions()
  const door = useDoor()
  const main = mainActionFor(book)
  const others = besideMain.filter((action) => action !== main && canDo(action, book))
  const MainIcon = main === null ? null : actionIcons[door][main]
  const isInPlayer = useWindow(({ player }) => player?.bookId === book.id)
  const left = isInPlayer ? 0 : actions.player.placeOf(book.id)
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
      {others.map((action) => {
        const Icon = actionIcons[door][action]
        return (
          <Button
            key={action}
            className="button small"
            onPress={() => {
              actions.doWithBooks(action, [book.id])
            }}
          >
            <Icon aria-hidden size={15} /> {actionWords(action, door)}
          </Button>
        )
      })}
      {!canBeHeard(book) && <HearBeginning book={book} />}
      {canBeHeard(book) && (
        <Button className="button small" onPress={() => void actions.player.openBook(book.id, titleOf(book))}>
          <Headphones aria-hidden size={15} /> {left > 0 ? `Listen from ${clockWords(left)}` : 'Listen'}
        </Button>
      )}
      <OpenLogButton book={book} />
      {book.failure !== null && <CopyReportButton bookId={book.id} />}
    </div>
  )
}

/** How it would sound, before hours of work go into it. */
function HearBeginning({ book }: { book: BookView }): ReactNode {
  const actions = useActions()
  const isMaking = useWindow((state) => state.previewOf === book.id)
  return isMaking ? (
    <Button className="button small" onPress={() => void actions.stopBeginning()}>
      <LoaderCircle aria-hidden size={15} className="turning" /> Cancel hearing
    </Button>
  ) : (
    <Button
      className="button small"
      isDisabled={book.state === 'checking'}
      onPress={() => void actions.hearBeginning(book.id, titleOf(book))}
    >
      <Headphones aria-hidden size={15} /> Hear 30 seconds
    </Button>
  )
}
