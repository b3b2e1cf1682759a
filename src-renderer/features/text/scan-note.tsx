import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { scanWords, type ScanAccount } from '../../../src-contract/scan-account.ts'
import type { PageLookedAt } from './page-viewer.tsx'

/** The least certain pages that are named. */
const mostNamed = 5

type Props = { scan: ScanAccount; onLook: ((look: PageLookedAt) => void) | null }

/** How certain recognised pages are, and which ones are worth a look. */
export function ScanNote({ scan, onLook }: Props): ReactNode {
  const worst = scan.byPage.toSorted((one, other) => one.certainty - other.certainty).slice(0, mostNamed)
  return (
    <section className="scan-note" aria-label="Text recognition">
      <p>
        {scanWords(scan)}.
        {scan.badLayer && ' The text that the file has of its own is garbled or badly recognised.'}
      </p>
      {worst.length > 0 && onLook !== null && (
        <p>
          The least certain:{' '}
          {worst.map(({ page, certainty }) => (
            <Button
              key={page}
              className="text-button"
              onPress={() => {
                onLook({ page, change: null })
              }}
            >
              page {page.toLocaleString('en')} ({Math.round(certainty)} %)
            </Button>
          ))}
        </p>
      )}
    </section>
  )
}
