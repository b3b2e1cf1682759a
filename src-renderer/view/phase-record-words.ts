import type { PhaseRecord, RecordedSound } from '../../src-contract/book-page.ts'
import { durationWords, momentWords } from './amounts.ts'
import type { Tone } from './book-words.ts'

const statuses: Record<PhaseRecord['status'], { words: string; tone: Tone }> = {
  pending: { words: 'Not run', tone: 'quiet' },
  running: { words: 'Begun', tone: 'quiet' },
  success: { words: 'Done', tone: 'good' },
  partial: { words: 'Partly done', tone: 'warn' },
  partial_success: { words: 'Done with gaps', tone: 'warn' },
  failed: { words: 'Failed', tone: 'bad' },
  error: { words: 'Failed', tone: 'bad' },
  skipped: { words: 'Skipped', tone: 'quiet' },
  unknown: { words: 'Unknown', tone: 'quiet' },
}

/** Where 16 bits end. */
const silenceDb = -96

const sources: Record<PhaseRecord['source'], string> = {
  ours: 'Bookspool',
  python: 'Python',
  old: 'an old record',
  none: '',
}

/** "−18.0 LUFS · peak −3.4 dBTP · RMS −19.1 dBFS · noise floor below −96 dBFS". */
export function soundWords({ lufs, truePeakDb, rmsDb, noiseFloorDb }: RecordedSound): string {
  const db = (value: number): string => value.toFixed(1).replace('-', '−')
  const floor = noiseFloorDb <= silenceDb ? 'below −96' : db(noiseFloorDb)
  return `${db(lufs)} LUFS · peak ${db(truePeakDb)} dBTP · RMS ${db(rmsDb)} dBFS · noise floor ${floor} dBFS`
}

export function recordLook({ status, source }: Pick<PhaseRecord, 'status' | 'source'>): {
  words: string
  tone: Tone
} {
  // Where nobody has written anything, nothing was run.
  return status === 'unknown' && source === 'none' ? statuses.pending : statuses[status]
}

/** "3 May, 02:41 · 1 min · Python": when, how long, and who says so. Empty where nothing is recorded. */
export function recordWords(record: PhaseRecord, now: string): string {
  const parts = [
    record.finishedAt === null ? null : momentWords(record.finishedAt, now),
    record.seconds === null ? null : durationWords(record.seconds),
    sources[record.source] === '' ? null : sources[record.source],
  ]
  return parts.filter((part) => part !== null).join(' · ')
}
