import { CircleHelp } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { countWords } from '../../../src-contract/count-words.ts'
import { useActions, useWindow } from '../../app-context.tsx'
import { QuestionDialog } from './question-dialog.tsx'

/** What main has to know before it can go on: asked one at a time, when nothing lies over the list but the page that may have led to it. */
export function Questions(): ReactNode {
  const isFree = useWindow(
    ({ overlay, closeAsked }) => (overlay === null || overlay.kind === 'migrate') && closeAsked === null,
  )
  const question = useWindow(
    (state) => state.projection?.questions.find(({ id }) => !state.putOff.has(id)) ?? null,
  )
  if (!isFree || question === null) return null
  return <QuestionDialog key={question.id} question={question} />
}

/** What was put off stays in sight. */
export function OpenQuestionsBanner(): ReactNode {
  const actions = useActions()
  const count = useWindow(
    (state) => state.projection?.questions.filter(({ id }) => state.putOff.has(id)).length ?? 0,
  )
  if (count === 0) return null
  return (
    <div className="banner warn" aria-live="polite">
      <CircleHelp aria-hidden size={18} />
      <p>
        <strong>
          {countWords(count, 'question')} {count === 1 ? 'is' : 'are'} open.
        </strong>{' '}
        The books that wait for an answer are not started before.
      </p>
      <Button className="button small" onPress={actions.askQuestionsAgain}>
        Answer…
      </Button>
    </div>
  )
}
