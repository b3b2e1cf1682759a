import type { ReactNode } from 'react'
import {
  Checkbox,
  GridList,
  GridListItem,
  ListLayout,
  Virtualizer,
  type Selection,
} from 'react-aria-components'
import type { WorkItem } from '../../../src-contract/history.ts'
import { sizeWords } from '../../../src-contract/size-words.ts'
import { momentWords } from '../../view/amounts.ts'
import { CheckboxBox } from '../shell/checkbox-box.tsx'
import { useToday } from '../shell/use-today.ts'

/** In px; the same as .work-item in pages.css. */
const rowHeight = 52

/** The largest first: that is what one looks for. */
export function WorkList({
  items,
  selected,
  isDisabled,
  onSelect,
}: {
  items: readonly WorkItem[]
  selected: Selection
  isDisabled: boolean
  onSelect: (keys: Selection) => void
}): ReactNode {
  const now = useToday()
  const sorted = [...items].sort((a, b) => b.bytes - a.bytes)
  const largest = sorted[0]?.bytes ?? 0
  return (
    <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: rowHeight, padding: 8, gap: 0 }}>
      <GridList
        aria-label="Working files by book"
        className="work-list"
        items={sorted}
        selectionMode={isDisabled ? 'none' : 'multiple'}
        selectedKeys={selected}
        onSelectionChange={onSelect}
      >
        {(item) => (
          <GridListItem id={item.fileId} textValue={item.title} className="work-item">
            <Checkbox slot="selection" className="checkbox">
              <CheckboxBox />
            </Checkbox>
            <span className="work-title">{item.title}</span>
            {item.doneAt === null ? (
              <span className="badge warn">Needed to resume</span>
            ) : (
              <span className="line-sub">Done {momentWords(item.doneAt, now)}</span>
            )}
            <span className="bar thin" aria-hidden>
              <span
                className="bar-fill"
                style={{ transform: `scaleX(${largest === 0 ? 0 : item.bytes / largest})` }}
              />
            </span>
            <span className="work-size">{sizeWords(item.bytes)}</span>
          </GridListItem>
        )}
      </GridList>
    </Virtualizer>
  )
}
