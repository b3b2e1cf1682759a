import { Circle, CircleAlert, CircleCheck, CirclePlay, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { BookView, PhaseProgress } from '../../../src-contract/book-view.ts'
import { phaseOf } from '../../../src-contract/phases.ts'
import { amountWords, phaseFraction } from '../../view/book-words.ts'
import { StatusIcon } from '../shell/status-icon.tsx'

const looks: Record<PhaseProgress['status'], { icon: LucideIcon; tone: string; words: string }> = {
  waiting: { icon: Circle, tone: 'quiet', words: 'Waiting' },
  running: { icon: CirclePlay, tone: 'active', words: 'Running' },
  done: { icon: CircleCheck, tone: 'good', words: 'Done' },
  failed: { icon: CircleAlert, tone: 'bad', words: 'Failed' },
}

export function PhaseList({ book }: { book: BookView }): ReactNode {
  return (
    <section className="details-section">
      <h3>Phases</h3>
      <ol className="phase-list">
        {book.phases.map((progress) => {
          const { icon, tone, words } = looks[progress.status]
          const fraction = phaseFraction(progress)
          return (
            <li key={progress.phase} className={`phase-line ${progress.status}`}>
              <StatusIcon icon={icon} words={words} tone={tone} />
              <span className="phase-name">{phaseOf(progress.phase).label}</span>
              <span className="phase-amount">{amountOf(progress)}</span>
              {progress.status === 'running' && (
                <span className="bar thin" aria-hidden>
                  <span
                    key={fraction === null ? 'unknown' : 'known'}
                    className={fraction === null ? 'bar-fill unknown' : 'bar-fill'}
                    style={{ transform: `scaleX(${fraction ?? 1})` }}
                  />
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function amountOf(progress: PhaseProgress): string {
  if (progress.status === 'waiting') return ''
  if (progress.status === 'done') return 'Done'
  return amountWords(progress) ?? looks[progress.status].words
}
