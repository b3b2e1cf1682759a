import { ClipboardList, ScrollText } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { useActions } from '../../app-context.tsx'
import { stateTone, titleOf } from '../../view/book-words.ts'
import type { FailureEntry } from '../../view/failure-list.ts'
import { stateIcons } from '../library/book-icons.ts'
import { CopyButton } from '../log/copy-button.tsx'

export function FailureCard({ entry }: { entry: FailureEntry }): ReactNode {
  const actions = useActions()
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
        <Button
          className="button small"
          isDisabled={!book.hasLog}
          onPress={() => {
            actions.doWithBooks('log', [book.id])
          }}
        >
          <ScrollText aria-hidden size={15} /> Open log
        </Button>
        <CopyButton label="Copy report" icon={ClipboardList} copy={async () => actions.copyReport(book.id)} />
      </div>
    </li>
  )
}
