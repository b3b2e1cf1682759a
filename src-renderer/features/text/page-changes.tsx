import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { withChange, type TextChoices } from '../../../src-contract/text-choices.ts'
import { restoreWords } from '../../view/rule-words.ts'
import type { ChangeGroup, ChangeRow } from '../../view/text-groups.ts'

type Props = {
  /** Of this page. */
  groups: readonly ChangeGroup[]
  pointed: ChangeRow | null
  onPoint: (change: ChangeRow) => void
  choices: TextChoices
  isDisabled: boolean
  onChoose: (next: TextChoices) => void
}

/** What was left out and changed on a page; each can be found in its picture, and given back. */
export function PageChanges({ groups, ...rest }: Props): ReactNode {
  if (groups.length === 0) return null
  return (
    <section className="page-changes" aria-label="Left out and changed on this page">
      {groups.map(({ rule, title, canRestore, rows }) => (
        <section key={rule} aria-label={title}>
          <h3>{title}</h3>
          <ul>
            {rows.map((row) => (
              <PageChange key={row.id} row={row} canRestore={canRestore} {...rest} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}

type ChangeProps = Omit<Props, 'groups'> & { row: ChangeRow; canRestore: boolean }

function PageChange({
  row,
  canRestore,
  pointed,
  onPoint,
  choices,
  isDisabled,
  onChoose,
}: ChangeProps): ReactNode {
  const { key, text, isRestored, box } = row
  const { restore, takeBack } = restoreWords(key.rule)
  const isPointed = pointed?.id === row.id
  const order = isRestored ? takeBack : restore
  return (
    <li className="page-change" aria-current={isPointed}>
      <span className="change-text">{text}</span>
      {isPointed && box === null && <p className="page-said">Where it stands on the page is not known.</p>}
      <p className="page-change-orders">
        {isRestored && <span className="badge good">restored by you</span>}
        {canRestore && (
          <Button
            className="text-button"
            isDisabled={isDisabled}
            aria-label={`${order}: ${text}`}
            onPress={() => {
              onChoose(withChange(choices, key, !isRestored))
            }}
          >
            {order}
          </Button>
        )}
        {box !== null && !isPointed && (
          <Button
            className="text-button"
            aria-label={`Point to it: ${text}`}
            onPress={() => {
              onPoint(row)
            }}
          >
            Point to it
          </Button>
        )}
      </p>
    </li>
  )
}
