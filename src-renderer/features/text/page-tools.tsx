import { ArrowLeft, ChevronLeft, ChevronRight, MoveHorizontal } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Group, Input, NumberField, ToggleButton } from 'react-aria-components'
import { useInitialFocus } from '../shell/use-initial-focus.ts'
import { IconButton } from '../shell/icon-button.tsx'

type Props = {
  page: number
  /** Null until it is known. */
  pages: number | null
  onPage: (page: number) => void
  isWide: boolean
  onWide: (isWide: boolean) => void
  onBack: () => void
}

/** Back to the list, the pages' numbers, and how large a page is shown. */
export function PageTools({ page, pages, onPage, isWide, onWide, onBack }: Props): ReactNode {
  const start = useInitialFocus<HTMLButtonElement>()
  return (
    <div className="page-tools">
      <Button className="button small" onPress={onBack}>
        <ArrowLeft aria-hidden size={15} /> Back to the list
      </Button>
      <Group className="page-number" aria-label="Page">
        <IconButton
          label="Previous page"
          icon={ChevronLeft}
          isDisabled={page <= 1}
          onPress={() => {
            onPage(page - 1)
          }}
        />
        <NumberField
          aria-label="Page number"
          value={page}
          minValue={1}
          {...(pages === null ? {} : { maxValue: pages })}
          formatOptions={{ maximumFractionDigits: 0, useGrouping: false }}
          onChange={(wanted) => {
            if (Number.isInteger(wanted)) onPage(wanted)
          }}
        >
          <Input className="input" />
        </NumberField>
        <span>{pages === null ? '' : `of ${pages.toLocaleString('en')}`}</span>
        <IconButton
          ref={start}
          label="Next page"
          icon={ChevronRight}
          isDisabled={pages === null || page >= pages}
          onPress={() => {
            onPage(page + 1)
          }}
        />
      </Group>
      <ToggleButton className="button small toggle" isSelected={isWide} onChange={onWide}>
        <MoveHorizontal aria-hidden size={15} /> Full width
      </ToggleButton>
    </div>
  )
}
