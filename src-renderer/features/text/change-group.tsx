import { ChevronRight } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { withChange, withRule, type TextChoices } from '../../../src-contract/text-choices.ts'
import { restoreWords } from '../../view/rule-words.ts'
import type { ChangeGroup, ChangeRow } from '../../view/text-groups.ts'

/** A book may have a head on each of a thousand pages. */
const shownAtOnce = 50

type Props = {
  group: ChangeGroup
  choices: TextChoices
  /** What is found is shown at once. */
  isSearched: boolean
  isDisabled: boolean
  onChoose: (next: TextChoices) => void
  /** Shows where a change stands on its page; null: the book has no pages. */
  onShow: ((row: ChangeRow) => void) | null
}

/** Everything that one rule did: how often, where, to which words. */
export function ChangeGroupView({
  group,
  choices,
  isSearched,
  isDisabled,
  onChoose,
  onShow,
}: Props): ReactNode {
  const [isOpen, setOpen] = useState(false)
  const [most, setMost] = useState(shownAtOnce)
  const { rule, title, what, count, restored, canRestore, rows } = group
  const isShown = isOpen || isSearched
  const isAll = restored === count
  const words = restoreWords(rule)
  const all = isAll ? words.takeAllBack : words.restoreAll
  return (
    <section className="change-group" aria-label={title}>
      <header>
        <Button
          className="change-title"
          aria-expanded={isShown}
          onPress={() => {
            setOpen(!isOpen)
          }}
        >
          <ChevronRight aria-hidden size={16} />
          <span className="change-name">{title}</span>
          <span className="badge">{count.toLocaleString('en')}</span>
          {restored > 0 && (
            <span className="badge good">
              {isAll ? 'restored by you' : `${restored.toLocaleString('en')} restored by you`}
            </span>
          )}
          <span className="change-what">{what}</span>
        </Button>
        {canRestore && (
          <Button
            className="button small"
            isDisabled={isDisabled}
            aria-label={`${all}: ${title}`}
            onPress={() => {
              onChoose(withRule(choices, rule, !isAll))
            }}
          >
            {all}
          </Button>
        )}
      </header>
      {isShown && (
        <ul className="change-rows">
          {rows.slice(0, most).map((row) => (
            <Row
              key={row.id}
              row={row}
              canRestore={canRestore}
              isDisabled={isDisabled}
              onShow={onShow}
              onRead={(read) => {
                onChoose(withChange(choices, row.key, read))
              }}
            />
          ))}
        </ul>
      )}
      {isShown && rows.length > most && (
        <Button
          className="text-button"
          onPress={() => {
            setMost(most + shownAtOnce * 4)
          }}
        >
          Show more of the {(rows.length - most).toLocaleString('en')} that are left
        </Button>
      )}
    </section>
  )
}

type RowProps = {
  row: ChangeRow
  canRestore: boolean
  isDisabled: boolean
  onShow: Props['onShow']
  onRead: (read: boolean) => void
}

function Row({ row, canRestore, isDisabled, onShow, onRead }: RowProps): ReactNode {
  const { key, text, isRestored } = row
  const { restore, takeBack } = restoreWords(key.rule)
  return (
    <li className={isRestored ? 'is-restored' : ''}>
      <PageOf row={row} onShow={onShow} />
      <span className="change-text">{text}</span>
      {isRestored && <span className="badge good">restored by you</span>}
      {canRestore && (
        <Button
          className="text-button"
          isDisabled={isDisabled}
          onPress={() => {
            onRead(!isRestored)
          }}
        >
          {isRestored ? takeBack : restore}
        </Button>
      )}
    </li>
  )
}

/** On which page a change stands, and the way to see it there. */
function PageOf({ row, onShow }: Pick<RowProps, 'row' | 'onShow'>): ReactNode {
  const { page } = row.key
  if (page === null) return <span className="change-page" />
  const words = `p. ${page.toLocaleString('en')}`
  if (onShow === null) return <span className="change-page">{words}</span>
  return (
    <span className="change-page">
      <Button
        className="text-button"
        aria-label={`Show it on page ${page.toLocaleString('en')}`}
        onPress={() => {
          onShow(row)
        }}
      >
        {words}
      </Button>
    </span>
  )
}
