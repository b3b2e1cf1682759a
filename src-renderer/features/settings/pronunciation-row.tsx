import { LoaderCircle, Play, Square, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Checkbox, Input, TextField } from 'react-aria-components'
import type { Pronunciation } from '../../../src-contract/pronunciation.ts'
import { bookChoices } from '../../view/pronunciation-words.ts'
import { CheckboxBox } from '../shell/checkbox-box.tsx'
import { ChoiceSelect } from '../shell/choice-select.tsx'
import { RowButton } from '../shell/icon-button.tsx'
import type { SoundState } from '../../sound/use-one-sound.ts'

type Props = {
  entry: Pronunciation
  bookNames: readonly string[]
  isDisabled: boolean
  /** It says what is printed, and its pattern can be read. */
  isWhole: boolean
  describedBy: string
  trial: SoundState | null
  /** `isOver`: nothing more will be typed. */
  onChange: (entry: Pronunciation, isOver: boolean) => void
  onBlur: () => void
  onRemove: () => void
  onTry: () => void
}

const texts = [
  { key: 'printed', label: 'Printed' },
  { key: 'said', label: 'Said' },
] as const

const options = [
  { key: 'match_case', label: 'Match case' },
  { key: 'whole_words', label: 'Whole words' },
  { key: 'pattern', label: 'Pattern' },
] as const

export function PronunciationRow({
  entry,
  bookNames,
  isDisabled,
  isWhole,
  describedBy,
  trial,
  onChange,
  onBlur,
  onRemove,
  onTry,
}: Props): ReactNode {
  const { book, ...rest } = entry
  const named = entry.printed || 'New pronunciation'
  const tryLabel = trial === null ? `Try ${named}` : `Stop ${named}`
  return (
    <fieldset className="pronunciation" aria-label={named}>
      {texts.map(({ key, label }) => (
        <TextField
          key={key}
          className={`pronunciation-${key}`}
          aria-label={label}
          aria-describedby={describedBy}
          value={entry[key]}
          isDisabled={isDisabled}
          isInvalid={key === 'printed' && entry.printed !== '' && !isWhole}
          onChange={(text) => {
            onChange({ ...entry, [key]: text }, false)
          }}
          onBlur={onBlur}
        >
          <Input className="input" spellCheck={false} placeholder={label} />
        </TextField>
      ))}
      <RowButton
        label={tryLabel}
        icon={trial === null ? Play : trial === 'making' ? LoaderCircle : Square}
        isDisabled={!isWhole}
        onPress={onTry}
      />
      {!isDisabled && <RowButton label={`Remove ${named}`} icon={Trash2} onPress={onRemove} />}
      <div className="pronunciation-options">
        <ChoiceSelect
          named={{ label: 'In' }}
          choices={bookChoices(bookNames, book)}
          value={book ?? ''}
          isDisabled={isDisabled}
          onChange={(name) => {
            onChange(name === '' ? rest : { ...rest, book: name }, true)
          }}
        />
        {options.map(({ key, label }) => (
          <Checkbox
            key={key}
            className="checkbox"
            isSelected={entry[key]}
            isDisabled={isDisabled}
            onChange={(chosen) => {
              onChange({ ...entry, [key]: chosen }, true)
            }}
          >
            <CheckboxBox />
            {label}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  )
}
