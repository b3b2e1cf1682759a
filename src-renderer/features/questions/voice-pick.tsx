import type { ReactNode } from 'react'
import { defaultVoiceAnswer } from '../../../src-contract/orchestrator-use.ts'
import { useWindow } from '../../app-context.tsx'
import { voiceChoices } from '../../view/voice-choices.ts'
import { ChoiceSelect } from '../shell/choice-select.tsx'

type Props = { value: string; onChange: (voice: string) => void }

export function VoicePick({ value, onChange }: Props): ReactNode {
  const voices = useWindow((state) => state.voices)
  return (
    <ChoiceSelect
      named={{ label: 'Speaks instead' }}
      choices={voiceChoices(voices, defaultVoiceAnswer)}
      value={value}
      onChange={onChange}
    />
  )
}
