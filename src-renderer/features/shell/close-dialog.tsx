import { Pause, Play, Square, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { countWords } from '../../../src-contract/count-words.ts'
import { useActions, useWindow } from '../../app-context.tsx'
import { DialogFrame } from './dialog-frame.tsx'
import { useInitialFocus } from './use-initial-focus.ts'

const choices: { choice: 'keep' | 'pause' | 'stop'; icon: LucideIcon; label: string; text: string }[] = [
  {
    choice: 'keep',
    icon: Play,
    label: 'Keep running',
    text: 'The window closes, the books go on, and Bookspool quits after the last. Open it again to see them.',
  },
  {
    choice: 'pause',
    icon: Pause,
    label: 'Pause and quit',
    text: 'Everything ends where it is. Next time nothing starts by itself: Continue goes on from there.',
  },
  {
    choice: 'stop',
    icon: Square,
    label: 'Stop and quit',
    text: 'The batch is over. What is made so far is kept for the next Start.',
  },
]

/** The window is to be closed while a batch runs. */
export function CloseDialog(): ReactNode {
  const asked = useWindow((state) => state.closeAsked)
  // Books begin and end while the question stands.
  const running = useWindow(({ projection }) =>
    projection === null ? null : projection.batch.counts.running + projection.batch.counts.pausing,
  )
  return asked === null ? null : <CloseQuestion running={running ?? asked.running} />
}

function CloseQuestion({ running }: { running: number }): ReactNode {
  const actions = useActions()
  const start = useInitialFocus<HTMLButtonElement>()
  const cancel = (): void => {
    actions.answerClose('cancel')
  }
  return (
    <DialogFrame title="A batch is under way" size="small" onClose={cancel} role="alertdialog">
      <p className="dialog-text">
        {running === 0
          ? 'Books are waiting in it.'
          : `${countWords(running, 'book')} ${running === 1 ? 'is' : 'are'} being made.`}{' '}
        What is to become of it?
      </p>
      <div className="choice-cards">
        {choices.map(({ choice, icon: Icon, label, text }, index) => (
          <Button
            key={choice}
            className="choice-card"
            {...(index === 0 ? { ref: start } : {})}
            onPress={() => {
              actions.answerClose(choice)
            }}
          >
            <Icon aria-hidden size={18} />
            <span>
              <strong>{label}</strong>
              <span>{text}</span>
            </span>
          </Button>
        ))}
      </div>
      <footer className="dialog-footer">
        <Button className="button" onPress={cancel}>
          Cancel
        </Button>
      </footer>
    </DialogFrame>
  )
}
