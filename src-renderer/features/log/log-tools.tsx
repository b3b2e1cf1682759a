import { ArrowDown, ArrowUp, ChevronDown, CircleAlert, ListFilter } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import {
  Button,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  ToggleButton,
} from 'react-aria-components'
import { IconButton } from '../shell/icon-button.tsx'
import { SearchBox } from '../shell/search-box.tsx'
import type { SearchState } from './use-log-search.ts'

export type LevelChoice = 'all' | 'WARNING' | 'ERROR'
type Choice<Id extends string> = { id: Id; label: string }

const levels: Choice<LevelChoice>[] = [
  { id: 'all', label: 'All levels' },
  { id: 'WARNING', label: 'Warnings and errors' },
  { id: 'ERROR', label: 'Errors' },
]

type Props = {
  words: string
  onWords: (words: string) => void
  isOnly: boolean
  onOnly: (isOnly: boolean) => void
  level: LevelChoice
  onLevel: (level: LevelChoice) => void
  search: SearchState
  onFind: (backwards: boolean) => void
  onFirstError: () => void
  /** The attempts whose logs can be chosen, the newest first; fewer than two: nothing to choose. */
  attempts: readonly number[]
  attempt: number
  onAttempt: (attempt: number) => void
}

export function LogTools(props: Props): ReactNode {
  const { words, onWords, isOnly, onOnly, level, onLevel, search, onFind, onFirstError } = props
  const { attempts, attempt, onAttempt } = props
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    onFind(event.shiftKey)
  }
  const what = words === '' ? 'error' : 'match'
  return (
    <search className="log-tools">
      <SearchBox
        label="Search the log"
        placeholder="Search the log"
        value={words}
        onChange={onWords}
        onKeyDown={onKey}
      />
      <IconButton label={`Previous ${what}`} icon={ArrowUp} onPress={() => onFind(true)} />
      <IconButton label={`Next ${what}`} icon={ArrowDown} onPress={() => onFind(false)} />
      <ToggleButton
        className="button small toggle"
        isSelected={isOnly}
        isDisabled={words === ''}
        onChange={onOnly}
      >
        <ListFilter aria-hidden size={15} /> Only matches
      </ToggleButton>
      <ChoiceOf label="Level" choices={levels} chosen={level} onChoose={onLevel} />
      <Button className="button small" onPress={onFirstError}>
        <CircleAlert aria-hidden size={15} /> First error
      </Button>
      <output className="log-found">{searchWords(search, what)}</output>
      <span className="spacer" />
      {attempts.length > 1 && (
        <ChoiceOf
          label="Attempt"
          choices={attempts.map((number, index) => ({
            id: String(number),
            label: `Attempt ${number.toLocaleString('en')}${index === 0 ? ' (newest)' : ''}`,
          }))}
          chosen={String(attempt)}
          onChoose={(id) => onAttempt(Number(id))}
        />
      )}
    </search>
  )
}

function searchWords(state: SearchState, what: string): string {
  if (state.kind === 'idle') return ''
  if (state.kind === 'none') return state.backwards ? `No ${what} above` : `No ${what} below`
  return state.fraction === null ? 'Searching…' : `Searching… ${Math.floor(state.fraction * 100)} %`
}

function ChoiceOf<Id extends string>({
  label,
  choices,
  chosen,
  onChoose,
}: {
  label: string
  choices: readonly Choice<Id>[]
  chosen: Id
  onChoose: (id: Id) => void
}): ReactNode {
  return (
    <Select
      className="select small"
      aria-label={label}
      value={chosen}
      onChange={(key) => {
        const choice = choices.find(({ id }) => id === key)
        if (choice !== undefined) onChoose(choice.id)
      }}
    >
      <Button className="select-button small">
        <SelectValue />
        <ChevronDown aria-hidden size={15} />
      </Button>
      <Popover className="popover select-popover">
        <ListBox className="list-box" items={choices}>
          {({ id, label: words }) => (
            <ListBoxItem id={id} textValue={words} className="list-box-item">
              {words}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}
