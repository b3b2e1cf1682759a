import type { BookView } from '../../src-contract/book-view.ts'
import { durationWords, momentWords } from './amounts.ts'
import { lastPart } from './workspace-words.ts'

/** Who speaks it, and who makes it: "espeak:en-us · Built in". Empty before that is known. */
export function makerWords({ voice, orchestrator }: Pick<BookView, 'voice' | 'orchestrator'>): string {
  return [voice, orchestrator].filter((part) => part !== null && part !== '').join(' · ')
}

/** "08:12 to 09:40 · 1 h 28 min · attempt 2". Empty before the first run. */
export function timeWords(
  book: Pick<BookView, 'startedAt' | 'finishedAt' | 'elapsedSec' | 'attempt'>,
  now: string,
): string {
  const { startedAt, finishedAt, elapsedSec, attempt } = book
  const started = startedAt === null ? null : momentWords(startedAt, now)
  const span =
    started === null
      ? null
      : finishedAt === null
        ? `since ${started}`
        : `${started} to ${momentWords(finishedAt, startedAt ?? now)}`
  const parts = [
    span,
    // Of a first run that a crash cut short nothing is known.
    elapsedSec === null || (finishedAt === null && elapsedSec === 0) ? null : durationWords(elapsedSec),
    attempt > 1 ? `attempt ${attempt.toLocaleString('en')}` : null,
  ]
  return parts.filter((part) => part !== null).join(' · ')
}

/** The name of what came out: "Frankenstein.mp3", "Frankenstein.mp3 and 2 more". */
export function outputWords({ outputs }: Pick<BookView, 'outputs'>): string | null {
  const [first] = outputs
  if (first === undefined) return null
  const more = outputs.length - 1
  return more === 0 ? lastPart(first) : `${lastPart(first)} and ${more.toLocaleString('en')} more`
}

/** "Chosen over its PDF and MOBI". Null where there is only this one. */
export function formatWords({
  otherFormats,
  fileType,
}: Pick<BookView, 'otherFormats' | 'fileType'>): string | null {
  if (otherFormats.length === 0) return null
  const kinds = [
    ...new Set(otherFormats.map((path) => (/\.([^.\\/]+)$/u.exec(path)?.[1] ?? path).toUpperCase())),
  ]
  const last = kinds.at(-1) ?? ''
  const others = kinds.length < 2 ? last : `${kinds.slice(0, -1).join(', ')} and ${last}`
  return fileType === null
    ? `Also there as ${others}, left aside`
    : `${fileType.toUpperCase()} taken, ${others} left aside`
}
