import type { ReactNode } from 'react'
import { defaultVoiceAnswer } from '../../../src-contract/orchestrator-use.ts'
import { useWindow } from '../../app-context.tsx'
import { voiceChoices } from '../../view/voice-choices.ts'
import { useBookLanguages } from '../voices/use-book-languages.ts'
import { ChoiceSelect } from '../shell/choice-select.tsx'

type Props = { value: string; onChange: (voice: string) => void }

export function VoicePick({ value, onChange }: Props): ReactNode {
  const voices = useWindow((state) => state.voices)
  const languages = useBookLanguages()
  return (
    <ChoiceSelect
      named={{ label: 'Speaks instead' }}
      choices={voiceChoices(voices, defaultVoiceAnswer, languages)}
      value={value}
      onChange={onChange}
    />
  )
}
