import {
  Circle,
  CircleAlert,
  CircleCheck,
  CirclePlay,
  RotateCcw,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react'
import type { ReactNode } from 'react'
import type { BookPage, PhaseRecord } from '../../../src-contract/book-page.ts'
import type { BookView, PhaseProgress } from '../../../src-contract/book-view.ts'
import { phaseOf, phases, type PhaseNumber } from '../../../src-contract/phases.ts'
import { useActions } from '../../app-context.tsx'
import { canDo } from '../../view/book-actions.ts'
import { amountWords, isAtWork, phaseFraction, type Tone } from '../../view/book-words.ts'
import { recordLook, recordWords, soundWords } from '../../view/phase-record-words.ts'
import { IconButton } from '../shell/icon-button.tsx'
import { StatusIcon } from '../shell/status-icon.tsx'
import { useToday } from '../shell/use-today.ts'

const icons: Record<Tone, LucideIcon> = {
  quiet: Circle,
  active: CirclePlay,
  good: CircleCheck,
  warn: TriangleAlert,
  bad: CircleAlert,
}
const live: Record<PhaseProgress['status'], { words: string; tone: Tone }> = {
  waiting: { words: 'Waiting', tone: 'quiet' },
  running: { words: 'Running', tone: 'active' },
  done: { words: 'Done', tone: 'good' },
  failed: { words: 'Failed', tone: 'bad' },
}

/** The five phases: as they run while the book is at work, else as the record has them, each with the way to do it again. */
export function PhaseList({ book, page }: { book: BookView; page: BookPage | null }): ReactNode {
  const now = useToday()
  const canRedo = canDo('retry-from-scratch', book)
  return (
    <section className="details-section">
      <h3>Phases</h3>
      <ol>
        {phases.map(({ number }) => (
          <PhaseLine
            key={number}
            phase={number}
            bookId={book.id}
            progress={book.phases.find(({ phase }) => phase === number)}
            record={isAtWork(book.state) ? undefined : page?.phases.find(({ phase }) => phase === number)}
            canRedo={canRedo}
            now={now}
          />
        ))}
      </ol>
    </section>
  )
}

type LineProps = {
  phase: PhaseNumber
  bookId: string
  progress: PhaseProgress | undefined
  record: PhaseRecord | undefined
  canRedo: boolean
  now: string
}

function PhaseLine({ phase, bookId, progress, record, canRedo, now }: LineProps): ReactNode {
  const actions = useActions()
  const look = record === undefined ? live[progress?.status ?? 'waiting'] : recordLook(record)
  const fraction = progress === undefined ? 0 : phaseFraction(progress)
  const isRunning = progress?.status === 'running' && record === undefined
  const sound = record?.sound ?? null
  const said = record === undefined ? '' : recordWords(record, now)
  return (
    <li className={`phase-line ${look.tone}`}>
      <StatusIcon icon={icons[look.tone]} words={look.words} tone={look.tone} />
      <span className="phase-name">
        {phase} {phaseOf(phase).label}
      </span>
      <span className="phase-amount">{isRunning ? (amountWords(progress) ?? look.words) : look.words}</span>
      {canRedo && (
        <IconButton
          label={`Run again from phase ${phase}`}
          icon={RotateCcw}
          onPress={() => {
            void actions.askToRedo([bookId], phase)
          }}
        />
      )}
      {said !== '' && (
        <span className="phase-said" title={record?.readAt ?? ''}>
          {said}
        </span>
      )}
      {sound !== null && <span className="phase-said">{soundWords(sound)}</span>}
      {record !== undefined && record.errors.length > 0 && (
        <span className="phase-said tone-bad">{record.errors.join('; ')}</span>
      )}
      {isRunning && (
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
}
