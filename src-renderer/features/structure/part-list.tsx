import type { ReactNode } from 'react'
import { GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components'
import type { PartRow } from '../../view/structure-view.ts'

/** In px; the same as .part-item in structure.css. */
const rowHeight = 52

type Props = {
  rows: readonly PartRow[]
  selected: ReadonlySet<string>
  onSelect: (ids: ReadonlySet<string>) => void
}

/** A row for each part, read or not; only those in view exist. */
export function PartList({ rows, selected, onSelect }: Props): ReactNode {
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: rowHeight, padding: 0, gap: 0 }}>
      <GridList
        aria-label="Chapters and parts"
        className="part-list"
        items={rows}
        selectionMode="multiple"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={selected}
        onSelectionChange={(keys) => {
          onSelect(new Set(keys === 'all' ? rows.map(({ id }) => id) : [...keys].map(String)))
        }}
      >
        {(row) => (
          <GridListItem
            id={row.id}
            textValue={`${row.part.title}, ${row.about.join(', ')}`}
            className={`part-item${row.part.isRead ? '' : ' is-left-out'}${row.number === null ? ' is-within' : ''}`}
          >
            <span className="part-number">{row.number?.toLocaleString('en') ?? ''}</span>
            <span className="part-words">
              <span className="part-title" title={row.part.title}>
                {row.part.title}
              </span>
              <span className="part-about">{row.about.join(' · ')}</span>
            </span>
            {row.isChanged && <span className="badge good">changed by you</span>}
          </GridListItem>
        )}
      </GridList>
    </Virtualizer>
  )
}
