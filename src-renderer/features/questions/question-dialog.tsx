import { Mic } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { Failure } from '../../../src-contract/failure.ts'
import { defaultVoiceAnswer, type Question } from '../../../src-contract/orchestrator-use.ts'
import { useActions, useDoor, useWindow } from '../../app-context.tsx'
import { questionWords } from '../../view/question-words.ts'
import { DialogFrame } from '../shell/dialog-frame.tsx'
import { useInitialFocus } from '../shell/use-initial-focus.ts'
import { FailureWords } from '../workspace/task-state.tsx'
import { VoicePick } from './voice-pick.tsx'

/** Closing it puts the question off; nothing is answered by accident. */
export function QuestionDialog({ question }: { question: Question }): ReactNode {
  const actions = useActions()
  const door = useDoor()
  const start = useInitialFocus<HTMLButtonElement>()
  const workspace = useWindow((state) => state.projection?.workspace.path ?? '')
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [voice, setVoice] = useState(defaultVoiceAnswer)
  const asked = questionWords(question, { door, workspace })
  useEffect(() => {
    if (question.kind === 'voice') void actions.readVoices()
  }, [actions, question.kind])

  const putOff = (): void => {
    actions.putOffQuestion(question.id)
  }
  const answer = async (words: string): Promise<void> => {
    setBusy(true)
    const taken = await actions.answerQuestion(question.id, words)
    setBusy(false)
    setFailure(taken.ok ? null : taken.failure)
  }
  return (
    <DialogFrame title={asked.title} size="medium" onClose={putOff} role="alertdialog">
      <div className="dialog-body page">
        <p className="page-lead">{asked.text}</p>
        {asked.facts.length > 0 && (
          <dl className="asked-facts">
            {asked.facts.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
        {question.kind === 'voice' && <VoicePick value={voice} onChange={setVoice} />}
        <FailureWords failure={failure} />
      </div>
      <footer className="dialog-footer page-footer">
        <Button ref={start} className="button" onPress={putOff}>
          Not now
        </Button>
        <span className="spacer" />
        {asked.answers.map(({ answer: words, label, look }) => (
          <Button
            key={words}
            className={look === 'primary' ? 'button primary' : 'button'}
            isDisabled={isBusy}
            onPress={() => void answer(words)}
          >
            {label}
          </Button>
        ))}
        {question.kind === 'voice' && (
          <Button
            className="button"
            isDisabled={isBusy}
            onPress={() => {
              putOff()
              actions.open({ kind: 'voices' })
            }}
          >
            <Mic aria-hidden size={15} /> Get voices…
          </Button>
        )}
        {question.kind === 'voice' && (
          <Button className="button primary" isDisabled={isBusy} onPress={() => void answer(voice)}>
            Use this voice
          </Button>
        )}
      </footer>
    </DialogFrame>
  )
}
