import type { PhaseRecord } from '../../src-contract/book-page.ts'
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

const sources: Record<PhaseRecord['source'], string> = {
  ours: 'Bookspool',
  python: 'Python',
  old: 'an old record',
  none: '',
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
