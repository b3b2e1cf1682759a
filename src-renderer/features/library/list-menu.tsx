import { Check, ChevronDown, Eraser, RotateCcw } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components'
import { countWords } from '../../../src-contract/count-words.ts'
import { useActions, useWindow } from '../../app-context.tsx'
import type { WindowState } from '../../store/window-store.ts'
import { isListKind, isShown, isWholeList, kindWords, listKinds } from '../../view/list-filter.ts'

/** How many books there are, which of them are shown, and what can be done with all of a kind. */
export function ListMenu(): ReactNode {
  const actions = useActions()
  const count = useWindow((state) => state.projection?.order.length ?? 0)
  const shown = useWindow(countShown)
  const filter = useWindow((state) => state.listFilter)
  const counts = useWindow((state) => state.projection?.batch.counts ?? null)
  if (counts === null || count === 0) return null
  const finished = counts.done + counts['done-with-gaps'] + counts.skipped
  const words = `${shown === null ? '' : `${shown.toLocaleString('en')} of `}${countWords(count, 'book')}`
  return (
    <MenuTrigger>
      <Button
        className={`count-button${shown === null ? '' : ' part'}`}
        aria-label={`${words}, all of a kind`}
      >
        <output>{words}</output> <ChevronDown aria-hidden size={14} />
      </Button>
      <Popover className="popover" placement="bottom start" offset={4}>
        <Menu
          className="menu"
          aria-label="All books of a kind"
          disabledKeys={[...(counts.failed === 0 ? ['retry'] : []), ...(finished === 0 ? ['clear'] : [])]}
          onAction={(key) => {
            if (key === 'retry') actions.retryFailed()
            else if (key === 'clear') actions.clearFinished()
          }}
        >
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[filter.kind]}
            onSelectionChange={(keys) => {
              const [kind] = keys === 'all' ? [] : keys
              if (isListKind(kind)) actions.filterList({ ...filter, kind })
            }}
          >
            <Header className="menu-header">Show</Header>
            {listKinds.map((kind) => (
              <MenuItem key={kind} id={kind} className="menu-item" textValue={kindWords[kind]}>
                {({ isSelected }) => (
                  <>
                    <Check aria-hidden size={16} strokeWidth={1.75} opacity={isSelected ? 1 : 0} />
                    <span>{kindWords[kind]}</span>
                  </>
                )}
              </MenuItem>
            ))}
          </MenuSection>
          <Separator className="separator" />
          <MenuItem id="retry" className="menu-item" textValue="Retry all failed">
            <RotateCcw aria-hidden size={16} strokeWidth={1.75} />
            <span>Retry all failed</span>
            <span className="menu-count">{counts.failed.toLocaleString('en')}</span>
          </MenuItem>
          <MenuItem id="clear" className="menu-item" textValue="Clear finished">
            <Eraser aria-hidden size={16} strokeWidth={1.75} />
            <span>Clear finished from the list</span>
            <span className="menu-count">{finished.toLocaleString('en')}</span>
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

/** Null: all of them. */
function countShown({ projection, listFilter }: WindowState): number | null {
  if (projection === null || isWholeList(listFilter)) return null
  return [...projection.books.values()].filter((book) => isShown(book, listFilter)).length
}
