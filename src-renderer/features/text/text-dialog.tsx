import { FileImage } from 'lucide-react'
import { useMemo, useState, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { hasPages } from '../../../src-contract/page-view.ts'
import type { ChangeReport } from '../../../src-contract/reports.ts'
import type { TextChoices } from '../../../src-contract/text-choices.ts'
import { useBook } from '../../app-context.tsx'
import { isAtWork, titleOf } from '../../view/book-words.ts'
import { partRows, readWords } from '../../view/structure-view.ts'
import { changeGroups } from '../../view/text-groups.ts'
import { DialogFrame } from '../shell/dialog-frame.tsx'
import { SearchBox } from '../shell/search-box.tsx'
import { BookTextStanding, UndoAndClose } from './book-text-parts.tsx'
import { ChangeGroupView } from './change-group.tsx'
import { PageViewer, type PageLookedAt } from './page-viewer.tsx'
import { ScanNote } from './scan-note.tsx'
import { useBookText } from './use-book-text.ts'

type Props = {
  bookId: string
  /** The page that is looked at first; left out: the list of changes. */
  page?: number
  onClose: () => void
}

/** What was left out of a book's text, joined or moved, and the way to have it read after all; where the book has pages, there too. */
export function TextDialog({ bookId, page, onClose }: Props): ReactNode {
  const book = useBook(bookId)
  const bookText = useBookText(bookId)
  const { text, choose } = bookText
  const [look, setLook] = useState<PageLookedAt | null>(page === undefined ? null : { page, change: null })
  const groups = useMemo(() => (text === null ? [] : changeGroups(text.report, text.choices, '')), [text])
  if (book === null) return null
  const close = (): void => {
    bookText.leave()
    onClose()
  }
  const isLooking = look !== null && text !== null
  const onLook = hasPages(book.fileType) ? setLook : null
  return (
    <DialogFrame
      title={`What is read of “${titleOf(book)}”`}
      size={isLooking ? 'full' : 'large'}
      onClose={close}
    >
      {isLooking && (
        <PageViewer
          bookId={bookId}
          pages={book.pages}
          look={look}
          onLook={setLook}
          onBack={() => {
            setLook(null)
          }}
          groups={groups}
          choices={text.choices}
          isDisabled={isAtWork(book.state)}
          onChoose={(next) => void choose(next)}
        />
      )}
      {/* It stays as it was opened and searched while a page is looked at. */}
      <div className="dialog-body page text-body" hidden={isLooking}>
        <BookTextStanding book={book} text={bookText} />
        {text !== null && (
          <Changes
            {...text}
            isDisabled={isAtWork(book.state)}
            onChoose={(next) => void choose(next)}
            onLook={onLook}
          />
        )}
      </div>
      <footer className="dialog-footer">
        <p className="dialog-note">{text === null ? '' : readWords(partRows(text.report, text.choices))}</p>
        <UndoAndClose book={book} text={bookText} onClose={close} />
      </footer>
    </DialogFrame>
  )
}

type ChangesProps = {
  report: ChangeReport
  choices: TextChoices
  isDisabled: boolean
  onChoose: (next: TextChoices) => void
  /** Null: the book has no pages. */
  onLook: ((look: PageLookedAt) => void) | null
}

function Changes({ report, choices, isDisabled, onChoose, onLook }: ChangesProps): ReactNode {
  const [search, setSearch] = useState('')
  const groups = useMemo(() => changeGroups(report, choices, search), [report, choices, search])
  return (
    <section aria-label="Left out and changed">
      {report.scan !== undefined && <ScanNote scan={report.scan} onLook={onLook} />}
      <div className="text-tools">
        <h3>Left out and changed</h3>
        {onLook !== null && (
          <Button
            className="button small"
            onPress={() => {
              onLook({ page: 1, change: null })
            }}
          >
            <FileImage aria-hidden size={15} /> See the pages
          </Button>
        )}
        <SearchBox
          label="Search what was left out"
          placeholder="Words or a page"
          value={search}
          onChange={setSearch}
        />
      </div>
      {groups.length === 0 && (
        <p className="page-lead">
          {report.items.length === 0 ? 'Nothing: every word of the book is read.' : 'Nothing of that kind.'}
        </p>
      )}
      {groups.map((group) => (
        <ChangeGroupView
          key={group.rule}
          group={group}
          choices={choices}
          isSearched={search.trim() !== ''}
          isDisabled={isDisabled}
          onChoose={onChoose}
          onShow={
            onLook === null
              ? null
              : (change) => {
                  onLook({ page: change.key.page ?? 1, change })
                }
          }
        />
      ))}
    </section>
  )
}
