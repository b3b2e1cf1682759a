import { ArrowDown, ArrowUp, CircleAlert, ListFilter } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { Button, ToggleButton } from 'react-aria-components'
import { ChoiceSelect } from '../shell/choice-select.tsx'
import { IconButton } from '../shell/icon-button.tsx'
import { SearchBox } from '../shell/search-box.tsx'
import type { SearchState } from './use-log-search.ts'

export type LevelChoice = 'all' | 'WARNING' | 'ERROR'

const levels: readonly { value: LevelChoice; label: string }[] = [
  { value: 'all', label: 'All levels' },
  { value: 'WARNING', label: 'Warnings and errors' },
  { value: 'ERROR', label: 'Errors' },
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
      <ChoiceSelect
        named={{ unseen: 'Level' }}
        choices={levels}
        value={level}
        onChange={(chosen) => onLevel(levels.find(({ value }) => value === chosen)?.value ?? 'all')}
      />
      <Button className="button small" onPress={onFirstError}>
        <CircleAlert aria-hidden size={15} /> First error
      </Button>
      <output className="log-found">{searchWords(search, what)}</output>
      <span className="spacer" />
      {attempts.length > 1 && (
        <ChoiceSelect
          named={{ unseen: 'Attempt' }}
          choices={attempts.map((number, index) => ({
            value: String(number),
            label: `Attempt ${number.toLocaleString('en')}${index === 0 ? ' (newest)' : ''}`,
          }))}
          value={String(attempt)}
          onChange={(number) => onAttempt(Number(number))}
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
