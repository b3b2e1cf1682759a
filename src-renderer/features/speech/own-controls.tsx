import type { ReactNode } from 'react'
import { configForm } from '../../../src-contract/config-form.ts'
import type { Config } from '../../../src-contract/config-options.ts'
import type { OwnSpeech, OwnSpeechKey } from '../../../src-contract/own-speech.ts'
import { useWindow } from '../../app-context.tsx'
import { asAround, ownVoiceChoices, voiceName, withOwn } from '../../view/own-speech-view.ts'
import { ChoiceSelect } from '../shell/choice-select.tsx'
import { NumberInput } from '../shell/number-input.tsx'
import { useBookLanguages } from '../voices/use-book-languages.ts'

type Around = Pick<Config, OwnSpeechKey>

type Props = {
  speech: OwnSpeech
  /** Of the book; null: not known. */
  language: string | null
  /** What holds where it has nothing of its own, and who says so: "As in the settings". */
  around: Around
  aroundWords: string
  isDisabled: boolean
  onChange: (speech: OwnSpeech) => void
}

const labels = {
  speed: 'Speed, ×',
  pause_comma: 'At a comma, s',
  pause_sentence: 'After a sentence, s',
  pause_paragraph: 'After a paragraph, s',
  pause_heading: 'After a heading, s',
  pause_chapter: 'After a chapter, s',
} as const
const numbers = [
  'speed',
  'pause_comma',
  'pause_sentence',
  'pause_paragraph',
  'pause_heading',
  'pause_chapter',
] as const

function placeholderOf(value: number | null): string {
  return value === null ? 'Natural' : value.toLocaleString('en', { maximumFractionDigits: 3 })
}

/** Voice, speed and pauses of a book or a chapter; what is left empty is as around it. */
export function OwnControls({
  speech,
  language,
  around,
  aroundWords,
  isDisabled,
  onChange,
}: Props): ReactNode {
  const voices = useWindow((state) => state.voices)
  const inList = useBookLanguages()
  const languages = language === null ? inList : [language, ...inList]
  const usual = `${aroundWords}: ${voiceName(around.voice, voices)}`
  return (
    <div className="own-controls">
      <ChoiceSelect
        named={{ label: 'Voice' }}
        choices={ownVoiceChoices(voices, { around: usual, own: speech.voice, languages })}
        value={speech.voice ?? asAround}
        isDisabled={isDisabled}
        onChange={(voice) => {
          onChange(withOwn(speech, 'voice', voice === asAround ? undefined : voice))
        }}
      />
      <div className="own-numbers">
        {numbers.map((key) => (
          <NumberInput
            key={key}
            named={{ label: labels[key] }}
            value={speech[key] ?? Number.NaN}
            range={configForm[key]}
            placeholder={placeholderOf(around[key])}
            isDisabled={isDisabled}
            onChange={(value) => {
              onChange(withOwn(speech, key, Number.isNaN(value) ? undefined : value))
            }}
          />
        ))}
      </div>
    </div>
  )
}
