import { BookOpenText, Combine, EyeOff, RotateCcw, type LucideIcon } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { countWords } from '../../../src-contract/count-words.ts'
import type { TextChoices } from '../../../src-contract/text-choices.ts'
import {
  canBecomeOne,
  withAllJoined,
  withPartsAsFound,
  withPartsRead,
  type PartRow,
  type Structured,
} from '../../view/structure-view.ts'

type Props = {
  rows: readonly PartRow[]
  /** Two or more, in the order of the book. */
  chosen: readonly PartRow[]
  report: Structured
  choices: TextChoices
  isDisabled: boolean
  onChoose: (next: TextChoices) => void
}

/** What can be chosen for several parts of a book at once. */
export function PartsPanel({ rows, chosen, report, choices, isDisabled, onChoose }: Props): ReactNode {
  const heading = useId()
  const read = chosen.filter(({ part }) => part.isRead)
  const orders: { label: string; icon: LucideIcon; can: boolean; next: () => TextChoices }[] = [
    {
      label: 'Read them',
      icon: BookOpenText,
      can: read.length < chosen.length || read.some(({ part }) => part.isPartly),
      next: () => withPartsRead(report, choices, chosen, true),
    },
    {
      label: 'Leave them out',
      icon: EyeOff,
      can: read.length > 0,
      next: () => withPartsRead(report, choices, chosen, false),
    },
    {
      label: 'Make them one chapter',
      icon: Combine,
      can: canBecomeOne(rows, chosen),
      next: () => withAllJoined(choices, chosen),
    },
    {
      label: 'As found',
      icon: RotateCcw,
      can: chosen.some(({ isChanged }) => isChanged),
      next: () => withPartsAsFound(report, choices, chosen),
    },
  ]
  return (
    <section className="part-panel" aria-labelledby={heading}>
      <h3 id={heading}>{countWords(chosen.length, 'part')}</h3>
      <p className="part-about">
        {read.length === chosen.length
          ? 'All of them are read'
          : read.length === 0
            ? 'All of them are left out'
            : `${read.length.toLocaleString('en')} of them are read`}
      </p>
      <div className="part-buttons">
        {orders.map(({ label, icon: Icon, can, next }) => (
          <Button
            key={label}
            className="button small"
            isDisabled={isDisabled || !can}
            onPress={() => {
              onChoose(next())
            }}
          >
            <Icon aria-hidden size={15} /> {label}
          </Button>
        ))}
      </div>
    </section>
  )
}
