import { useMemo, useState, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { TextChoices } from '../../../src-contract/text-choices.ts'
import { countWords } from '../../../src-contract/count-words.ts'
import { useBook } from '../../app-context.tsx'
import { isAtWork, titleOf } from '../../view/book-words.ts'
import {
  partRows,
  readWords,
  unmetCount,
  withAllAsFound,
  type PartRow,
  type Structured,
} from '../../view/structure-view.ts'
import { DialogFrame } from '../shell/dialog-frame.tsx'
import { BookTextStanding, UndoAndClose } from '../text/book-text-parts.tsx'
import { useBookText } from '../text/use-book-text.ts'
import { PartList } from './part-list.tsx'
import { PartPanel } from './part-panel.tsx'
import { PartsPanel } from './parts-panel.tsx'

/** The chapters and parts of a book as they were found, and what the listener wants otherwise. */
export function StructureDialog({ bookId, onClose }: { bookId: string; onClose: () => void }): ReactNode {
  const book = useBook(bookId)
  const bookText = useBookText(bookId)
  const { text, choose } = bookText
  const rows = useMemo(() => (text === null ? [] : partRows(text.report, text.choices)), [text])
  if (book === null) return null
  const isBusy = isAtWork(book.state)
  const unmet = text === null ? 0 : unmetCount(text.report, text.choices)
  const close = (): void => {
    bookText.leave()
    onClose()
  }
  return (
    <DialogFrame title={`Chapters and parts of “${titleOf(book)}”`} size="full" onClose={close}>
      <div className="dialog-body page structure-body">
        <BookTextStanding book={book} text={bookText} />
        {unmet > 0 && (
          <p className="page-lead tone-warn">
            {countWords(unmet, 'choice')} for parts that are not found any more: left alone until they are.
          </p>
        )}
        {text !== null && rows.length > 1 && (
          <p className="page-lead">Shift or Ctrl (⌘) with a click or an arrow key chooses several parts.</p>
        )}
        {text !== null && (
          <Parts rows={rows} {...text} isDisabled={isBusy} onChoose={(next) => void choose(next)} />
        )}
      </div>
      <footer className="dialog-footer">
        <p className="dialog-note" aria-live="polite">
          {text === null ? '' : readWords(rows)}
        </p>
        <Button
          className="button"
          isDisabled={text === null || isBusy || (unmet === 0 && !rows.some(({ isChanged }) => isChanged))}
          onPress={() => {
            if (text !== null) void choose(withAllAsFound(text.report, text.choices))
          }}
        >
          All as found
        </Button>
        <UndoAndClose book={book} text={bookText} onClose={close} />
      </footer>
    </DialogFrame>
  )
}

type PartsProps = {
  rows: readonly PartRow[]
  report: Structured
  choices: TextChoices
  isDisabled: boolean
  onChoose: (next: TextChoices) => void
}

function Parts({ rows, report, choices, isDisabled, onChoose }: PartsProps): ReactNode {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const known = rows.filter(({ id }) => selected.has(id))
  const chosen = known.length === 0 ? rows.slice(0, 1) : known
  const [row, ...others] = chosen
  return (
    <div className="structure-panes">
      <PartList rows={rows} selected={new Set(chosen.map(({ id }) => id))} onSelect={setSelected} />
      {others.length > 0 && (
        <PartsPanel
          rows={rows}
          chosen={chosen}
          report={report}
          choices={choices}
          isDisabled={isDisabled}
          onChoose={onChoose}
        />
      )}
      {row !== undefined && others.length === 0 && (
        <PartPanel
          key={row.id}
          row={row}
          report={report}
          choices={choices}
          isDisabled={isDisabled}
          onChoose={onChoose}
          onSelect={(id) => {
            setSelected(new Set([id]))
          }}
        />
      )}
    </div>
  )
}
