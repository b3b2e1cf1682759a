import type { ReactNode } from 'react'
import { ProgressBar } from 'react-aria-components'
import type { BookView } from '../../../src-contract/book-view.ts'
import { phaseOf } from '../../../src-contract/phases.ts'
import { percentOf } from '../../view/amounts.ts'
import { phaseFraction, phaseWords, progressWords, stateWords } from '../../view/book-words.ts'

/** Five segments, wider where the work is; names on hover, the whole as one progress bar for screen readers. */
export function PhaseBar({ book, label }: { book: BookView; label: string }): ReactNode {
  return (
    <ProgressBar
      className={`phase-bar state-${book.state}`}
      aria-label={label}
      value={percentOf(book.fraction)}
      valueLabel={`${stateWords(book)} ${progressWords(book)}`.trim()}
    >
      {book.phases.map((progress) => {
        const fraction = phaseFraction(progress)
        const { name } = phaseOf(progress.phase)
        return (
          <span
            key={progress.phase}
            className={`phase ${name} ${progress.status}`}
            title={phaseWords(progress)}
          >
            {/* Another element once the share is known: the whole width would else shrink to it, as if work were undone. */}
            <span
              key={fraction === null ? 'unknown' : 'known'}
              className={fraction === null ? 'phase-fill unknown' : 'phase-fill'}
              style={{ transform: `scaleX(${fraction ?? 1})` }}
            />
          </span>
        )
      })}
    </ProgressBar>
  )
}
