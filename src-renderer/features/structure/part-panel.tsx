import { BookOpenText, Combine, EyeOff, RotateCcw, Scissors } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { partWord, type TextChoices } from '../../../src-contract/text-choices.ts'
import {
  withBeginning,
  withJoined,
  withPartAsFound,
  withPartRead,
  withTitle,
  type PartRow,
  type Structured,
} from '../../view/structure-view.ts'
import { ParagraphList } from './paragraph-list.tsx'
import { PartTitle } from './part-title.tsx'

type Props = {
  row: PartRow
  report: Structured
  choices: TextChoices
  isDisabled: boolean
  onChoose: (next: TextChoices) => void
  onSelect: (id: string) => void
}

/** What can be chosen for one part of a book. */
export function PartPanel({ row, report, choices, isDisabled, onChoose, onSelect }: Props): ReactNode {
  const heading = useId()
  const { part, about } = row
  return (
    <section className="part-panel" aria-labelledby={heading}>
      <h3 id={heading}>{part.title}</h3>
      <p className="part-about">{about.join(' · ')}</p>
      <PartButtons row={row} report={report} choices={choices} isDisabled={isDisabled} onChoose={onChoose} />
      {part.isRead && !part.isInside && (
        <PartTitle
          title={part.title}
          isPrinted={part.titleIsPrinted}
          isDisabled={isDisabled}
          onRename={(title) => {
            onChoose(withTitle(choices, part, title))
          }}
        />
      )}
      <ParagraphList
        part={part}
        isDisabled={isDisabled}
        onBegin={(paragraph) => {
          onChoose(withBeginning(choices, paragraph))
          onSelect(partWord(paragraph))
        }}
      />
    </section>
  )
}

function PartButtons({ row, report, choices, isDisabled, onChoose }: Omit<Props, 'onSelect'>): ReactNode {
  const { part, number, before, isChanged } = row
  const { isRead, isPartly, isInside } = part
  const canJoin = isRead && !isInside && before !== null
  return (
    <div className="part-buttons">
      {(!isRead || isPartly) && (
        <Button
          className="button small"
          isDisabled={isDisabled}
          onPress={() => {
            onChoose(withPartRead(report, choices, part, true))
          }}
        >
          <BookOpenText aria-hidden size={15} /> {isPartly ? 'Read all of it' : 'Read it'}
        </Button>
      )}
      {isRead && (
        <Button
          className="button small"
          isDisabled={isDisabled}
          onPress={() => {
            onChoose(withPartRead(report, choices, part, false))
          }}
        >
          <EyeOff aria-hidden size={15} /> Leave it out
        </Button>
      )}
      {canJoin && number !== null && (
        <Button
          className="button small"
          isDisabled={isDisabled}
          onPress={() => {
            onChoose(withJoined(choices, part, true))
          }}
        >
          <Combine aria-hidden size={15} /> Join with the one before
        </Button>
      )}
      {canJoin && number === null && (
        <Button
          className="button small"
          isDisabled={isDisabled}
          onPress={() => {
            onChoose(withJoined(choices, part, false))
          }}
        >
          <Scissors aria-hidden size={15} /> Make it a chapter of its own
        </Button>
      )}
      <Button
        className="button small"
        isDisabled={isDisabled || !isChanged}
        onPress={() => {
          onChoose(withPartAsFound(report, choices, part))
        }}
      >
        <RotateCcw aria-hidden size={15} /> As found
      </Button>
    </div>
  )
}
