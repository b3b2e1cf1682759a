import { CircleCheck, RotateCcw, ScrollText } from 'lucide-react'
import { useMemo, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { countWords } from '../../../src-contract/count-words.ts'
import { useActions, useWindow } from '../../app-context.tsx'
import { failureList, failureListText } from '../../view/failure-list.ts'
import { CopyButton } from '../log/copy-button.tsx'
import { DialogFrame } from '../shell/dialog-frame.tsx'
import { FailureCard } from './failure-card.tsx'

/** Beyond these a page of cards stops being one; the text holds them all. */
const mostShown = 500

/** Every failure in one place: which book, where, why, and what to do. */
export function FailuresDialog({ onClose }: { onClose: () => void }): ReactNode {
  const actions = useActions()
  const books = useWindow((state) => state.projection?.books)
  const order = useWindow((state) => state.projection?.order)
  const entries = useMemo(
    () =>
      failureList(
        (order ?? []).flatMap((id) => {
          const book = books?.get(id)
          return book === undefined ? [] : [book]
        }),
      ),
    [books, order],
  )
  const failed = entries.filter(({ book }) => book.state === 'failed').map(({ book }) => book.id)
  return (
    <DialogFrame title="Failures" size="large" onClose={onClose}>
      <div className="dialog-body">
        {entries.length === 0 ? (
          <div className="failures-none">
            <CircleCheck aria-hidden size={36} strokeWidth={1.5} />
            <h3>Nothing has failed</h3>
            <p>Books that fail, need something or have gaps are listed here with the reason.</p>
          </div>
        ) : (
          <ol className="failure-cards" aria-label="Failures, the worst first">
            {entries.slice(0, mostShown).map((entry) => (
              <FailureCard key={entry.book.id} entry={entry} />
            ))}
          </ol>
        )}
        {entries.length > mostShown && (
          <p className="dialog-note">
            And {countWords(entries.length - mostShown, 'more book')}: “Copy list” has all of them.
          </p>
        )}
      </div>
      <footer className="dialog-footer">
        <p className="dialog-note">{entries.length === 0 ? '' : countWords(entries.length, 'book')}</p>
        <Button
          className="button small"
          onPress={() => {
            actions.open({ kind: 'log', bookId: null })
          }}
        >
          <ScrollText aria-hidden size={15} /> Log of the batch
        </Button>
        {entries.length > 0 && (
          <CopyButton label="Copy list" copy={async () => actions.copyText(failureListText(entries))} />
        )}
        <CopyButton label="Copy report" copy={async () => actions.copyReport(null)} />
        {failed.length > 0 && (
          <Button
            className="button small"
            onPress={() => {
              actions.doWithBooks('retry', failed)
            }}
          >
            <RotateCcw aria-hidden size={15} /> Retry {countWords(failed.length, 'failed book')}
          </Button>
        )}
      </footer>
    </DialogFrame>
  )
}
