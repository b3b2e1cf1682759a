import type { BookView } from '../../src-contract/book-view.ts'
import { durationWords, momentWords } from './amounts.ts'

/** "Pauses after this book, about 3 h". */
export function pauseWaitWords({ remainingSec }: Pick<BookView, 'remainingSec'>): string {
  return remainingSec === null
    ? 'Pauses after this book'
    : `Pauses after this book, ${remainingSec < 60 ? 'in' : 'about'} ${durationWords(remainingSec)}`
}

/** "loses phase 4 since 14:10". */
export function pauseLossWords(
  { phase, phaseStartedAt }: Pick<BookView, 'phase' | 'phaseStartedAt'>,
  now: string,
): string {
  if (phase === null) return 'loses nothing'
  return phaseStartedAt === null
    ? `loses phase ${phase}`
    : `loses phase ${phase} since ${momentWords(phaseStartedAt, now)}`
}

/** Another make's silence: no failure, but worth a word. */
export function silenceWords(silentSince: string, now: string): string {
  return `Silent since ${momentWords(silentSince, now)}. It may still be at work; Stop ends it.`
}
