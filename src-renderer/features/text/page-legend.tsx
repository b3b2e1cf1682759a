import type { ReactNode } from 'react'
import { ToggleButton } from 'react-aria-components'
import type { MarkKind, PageView } from '../../../src-contract/page-view.ts'
import { legendOf } from '../../view/page-legend.ts'
import { MarkSwatch } from './page-picture.tsx'

type Props = {
  view: PageView
  hidden: ReadonlySet<MarkKind>
  onHide: (hidden: ReadonlySet<MarkKind>) => void
}

/** What the colours of a page mean, how many pieces of each kind there are; each kind can be hidden. */
export function PageLegend({ view, hidden, onHide }: Props): ReactNode {
  const lines = legendOf(view.marks)
  return (
    <>
      {lines.length === 0 && <p>Nothing on this page is read, and nothing of it was left out.</p>}
      <ul className="page-legend" aria-label="Kinds of piece on this page">
        {lines.map(({ kind, name, count, what }) => (
          <li key={kind}>
            <ToggleButton
              className="legend-line"
              isSelected={!hidden.has(kind)}
              onChange={(isShown) => {
                const others = [...hidden].filter((other) => other !== kind)
                onHide(new Set(isShown ? others : [...others, kind]))
              }}
            >
              <MarkSwatch kind={kind} />
              <span>{name}</span>
              <span className="legend-count">{count.toLocaleString('en')}</span>
              <span className="legend-what">{what}</span>
            </ToggleButton>
          </li>
        ))}
      </ul>
    </>
  )
}
