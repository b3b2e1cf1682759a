import { Scissors } from 'lucide-react'
import { useMemo, useState, type ReactNode } from 'react'
import { Button, GridList, GridListItem, ListLayout, Virtualizer } from 'react-aria-components'
import type { PartKey } from '../../../src-contract/text-choices.ts'
import { paragraphRows, type PartRow } from '../../view/structure-view.ts'
import { SearchBox } from '../shell/search-box.tsx'

/** In px; the same as .paragraph-item in structure.css. */
const rowHeight = 34

type Props = {
  part: PartRow['part']
  isDisabled: boolean
  onBegin: (paragraph: PartKey) => void
}

/** The paragraphs of a part by their first words, and the way to begin a chapter at one. */
export function ParagraphList({ part, isDisabled, onBegin }: Props): ReactNode {
  const [search, setSearch] = useState('')
  const [selected, setSelected] = useState<string | null>(null)
  const rows = useMemo(() => paragraphRows(part, search), [part, search])
  const chosen = rows.find(({ id, canBegin }) => id === selected && canBegin) ?? null
  if (part.paragraphs.length === 0) return <p className="part-about">It has no paragraphs.</p>
  return (
    <>
      <div className="text-tools">
        <h4>Its paragraphs</h4>
        <SearchBox
          label="Search its paragraphs"
          placeholder="First words or a page"
          value={search}
          onChange={setSearch}
        />
      </div>
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: rowHeight, padding: 0, gap: 0 }}>
        <GridList
          aria-label={`Paragraphs of ${part.title}`}
          className="paragraph-list"
          items={rows}
          selectionMode="single"
          selectionBehavior="replace"
          selectedKeys={selected === null ? [] : [selected]}
          disabledKeys={rows.flatMap(({ id, canBegin }) => (canBegin ? [] : [id]))}
          renderEmptyState={() => <p className="part-about">No paragraph begins so.</p>}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : keys
            setSelected(key === undefined ? null : String(key))
          }}
        >
          {(row) => (
            <GridListItem id={row.id} textValue={row.text} className="paragraph-item">
              <span className="change-page">
                {row.page === null ? '' : `p. ${row.page.toLocaleString('en')}`}
              </span>
              <span className="paragraph-words">{row.text}</span>
            </GridListItem>
          )}
        </GridList>
      </Virtualizer>
      <Button
        className="button small"
        isDisabled={isDisabled || chosen === null}
        onPress={() => {
          if (chosen !== null) onBegin(chosen.key)
        }}
      >
        <Scissors aria-hidden size={15} /> Begin a chapter at the chosen paragraph
      </Button>
    </>
  )
}
