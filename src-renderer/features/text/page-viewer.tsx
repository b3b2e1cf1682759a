import { LoaderCircle } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import type { MarkKind } from '../../../src-contract/page-view.ts'
import type { TextChoices } from '../../../src-contract/text-choices.ts'
import { pageTurned } from '../../view/page-legend.ts'
import { changesOnPage, type ChangeGroup, type ChangeRow } from '../../view/text-groups.ts'
import { ReadingFailure } from '../password/password-form.tsx'
import { PageChanges } from './page-changes.tsx'
import { PageLegend } from './page-legend.tsx'
import { PagePicture } from './page-picture.tsx'
import { PageTools } from './page-tools.tsx'
import { usePage } from './use-page.ts'

/** What of a book is looked at. `change`: what is pointed to on its page. */
export type PageLookedAt = { page: number; change: ChangeRow | null }

type Props = {
  bookId: string
  /** As far as the list knows. */
  pages: number | null
  look: PageLookedAt
  onLook: (look: PageLookedAt) => void
  onBack: () => void
  /** Everything that was left out or changed in the book. */
  groups: readonly ChangeGroup[]
  choices: TextChoices
  isDisabled: boolean
  onChoose: (next: TextChoices) => void
}

/** A book page by page, with what reading made of its pieces. Turned by buttons, by its number, and by keys. */
export function PageViewer({ bookId, pages, look, onLook, onBack, groups, ...choosing }: Props): ReactNode {
  const { page, change } = look
  const { shown, failure, isReading, again } = usePage(bookId, page)
  const [hidden, setHidden] = useState<ReadonlySet<MarkKind>>(new Set())
  const [isWide, setWide] = useState(false)
  const count = shown?.view.pages ?? pages
  const turn = (wanted: number): void => {
    onLook({ page: wanted, change: null })
  }
  useTurningKeys(page, count, turn)
  return (
    <section className="page-viewer" aria-label="Pages">
      <PageTools page={page} pages={count} onPage={turn} isWide={isWide} onWide={setWide} onBack={onBack} />
      <div className={`page-area${isWide ? ' wide' : ''}`} aria-busy={isReading}>
        {shown !== null && (
          <PagePicture shown={shown} hidden={hidden} pointed={isReading ? null : (change?.box ?? null)} />
        )}
      </div>
      <div className="page-side">
        <ReadingFailure bookId={bookId} failure={failure} onUnlocked={again} />
        {isReading && (
          <output className="text-reading">
            <LoaderCircle aria-hidden size={15} className="turning" /> Drawing page{' '}
            {page.toLocaleString('en')}…
          </output>
        )}
        {shown !== null && <PageLegend view={shown.view} hidden={hidden} onHide={setHidden} />}
        <PageChanges
          groups={changesOnPage(groups, page)}
          pointed={change}
          onPoint={(pointed) => {
            onLook({ page, change: pointed })
          }}
          {...choosing}
        />
        {shown?.view.recognised !== undefined && (
          <p className="page-said">{recognisedWords(shown.view.recognised.certainty)}</p>
        )}
        <p className="page-said">Arrow keys and Page Up and Page Down turn the pages.</p>
      </div>
    </section>
  )
}

/** Keys turn the pages wherever the focus is, but while a number is typed. */
function useTurningKeys(page: number, pages: number | null, turn: (page: number) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isTyping = event.target instanceof HTMLInputElement
      const wanted = isTyping || pages === null ? null : pageTurned(event.key, page, pages)
      if (wanted === null) return
      event.preventDefault()
      turn(wanted)
    }
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('keydown', onKey)
    }
  }, [page, pages, turn])
}

function recognisedWords(certainty: number | null): string {
  return certainty === null
    ? 'Read by OCR: no words were found.'
    : `Read by OCR, certainty ${Math.round(certainty)} %.`
}
