import type { ReactNode } from 'react'
import { stateTone, titleOf } from '../../view/book-words.ts'
import type { FailureEntry } from '../../view/failure-list.ts'
import { stateIcons } from '../library/book-icons.ts'
import { CopyReportButton, OpenLogButton } from '../log/log-buttons.tsx'

export function FailureCard({ entry }: { entry: FailureEntry }): ReactNode {
  const { book, state, phase, words } = entry
  const Icon = stateIcons[book.state]
  return (
    <li className="failure-card">
      <Icon aria-hidden size={18} className={`tone-${stateTone(book.state)}`} />
      <div className="failure-words">
        <p className="failure-title">
          <strong>{titleOf(book)}</strong>
          <span className={`tone-${stateTone(book.state)}`}>
            {state}
            {phase !== null && ` in “${phase}”`}
          </span>
          {book.attempt > 1 && <span className="failure-quiet">attempt {book.attempt}</span>}
        </p>
        <p className="failure-quiet" title={book.path}>
          {book.fileName}
        </p>
        <p>{words.what}</p>
        <p className="failure-quiet">{words.todo}</p>
      </div>
      <div className="failure-buttons">
        <OpenLogButton book={book} />
        <CopyReportButton bookId={book.id} />
      </div>
    </li>
  )
}
