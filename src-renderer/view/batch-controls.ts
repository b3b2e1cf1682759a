import { assertNever } from '../../src-contract/assert-never.ts'
import type { BatchView, BookState, BookView } from '../../src-contract/book-view.ts'
import { startMends } from '../../src-contract/start-mends.ts'
import { countWords } from '../../src-contract/count-words.ts'
import { canDo } from './book-actions.ts'

export type BatchVerb = 'start' | 'pause' | 'resume' | 'stop'
export type BatchControl = { verb: BatchVerb; label: string; enabled: boolean; bookIds: string[] | null }

/**
 * The big button and the one beside it; what they act on is said in their words. `selected` empty: the whole batch. `mends`: whether Start would go on
 * with one of the failed books (see `startMendsOne`), which the batch's counts do not tell.
 * `isPart`: the list shows some of the books only.
 */
export function batchControls(
  batch: BatchView,
  selected: readonly BookView[],
  mends: boolean,
  isPart: boolean,
): { main: BatchControl; stop: BatchControl } {
  const chosen = selection(selected)
  if (chosen.main.enabled || chosen.stop.enabled) return chosen
  // Where nothing can be done with what is selected, or nothing is, all is meant; the words say so where that is not what is seen.
  return wholeBatch(batch, mends, selected.length > 0 || isPart ? ' all' : '')
}

/** Whether Start would go on with one of these: a failed book whose words say "press Start". */
export function startMendsOne(books: Iterable<BookView>): boolean {
  for (const book of books)
    if (book.state === 'failed' && book.failure !== null && startMends.has(book.failure.code)) return true
  return false
}

/** What a Start goes on with, whatever became of it before. */
const startable: readonly BookState[] = ['waiting', 'checking', 'cancelled', 'paused', 'running', 'pausing']

function wholeBatch(
  batch: BatchView,
  mends: boolean,
  all: string,
): { main: BatchControl; stop: BatchControl } {
  const control = (verb: BatchVerb, label: string, enabled: boolean): BatchControl => ({
    verb,
    label,
    enabled,
    bookIds: null,
  })
  const stop = (enabled: boolean): BatchControl => control('stop', `Stop${all}`, enabled)
  switch (batch.state) {
    case 'idle':
      return { main: control('start', `Start${all}`, mends || sum(batch, startable) > 0), stop: stop(false) }
    case 'running':
      return { main: control('pause', `Pause${all}`, true), stop: stop(true) }
    case 'pausing':
      return { main: control('pause', 'Pausing…', false), stop: stop(true) }
    case 'paused':
      return { main: control('resume', `Resume${all}`, true), stop: stop(true) }
    case 'stopping':
      return { main: control('start', 'Stopping…', false), stop: stop(false) }
    default:
      return assertNever(batch.state)
  }
}

function selection(selected: readonly BookView[]): { main: BatchControl; stop: BatchControl } {
  const able = (verb: BatchVerb): string[] =>
    selected.filter((book) => canDo(verb, book)).map((book) => book.id)
  const control = (verb: BatchVerb, words: string, bookIds: string[]): BatchControl => ({
    verb,
    label: `${words} ${bookIds.length === 0 ? 'selected' : `${bookIds.length.toLocaleString('en')} selected`}`,
    enabled: bookIds.length > 0,
    bookIds,
  })
  const running = able('pause')
  const paused = able('resume')
  const waiting = able('start')
  const stop = control('stop', 'Stop', able('stop'))
  if (running.length > 0) return { main: control('pause', 'Pause', running), stop }
  if (paused.length > 0) return { main: control('resume', 'Resume', paused), stop }
  return { main: control('start', 'Start', waiting), stop }
}

/** "3 of 14 books done, 1 failed". */
export function countsWords(batch: BatchView): string {
  const all = Object.values(batch.counts).reduce((total, count) => total + count, 0)
  const done = sum(batch, ['done', 'done-with-gaps', 'skipped'])
  const parts = [`${done.toLocaleString('en')} of ${countWords(all, 'book')} done`]
  const failed = sum(batch, ['failed'])
  const attention = sum(batch, ['needs-attention'])
  if (failed > 0) parts.push(`${failed.toLocaleString('en')} failed`)
  if (attention > 0)
    parts.push(`${attention.toLocaleString('en')} ${attention === 1 ? 'needs' : 'need'} attention`)
  return parts.join(', ')
}

/** Whether the list of failures has anything to tell. */
export function hasFailures(batch: BatchView): boolean {
  return sum(batch, ['failed', 'needs-attention', 'done-with-gaps']) > 0
}

function sum(batch: BatchView, states: readonly BookState[]): number {
  return states.reduce((total, state) => total + (batch.counts[state] ?? 0), 0)
}
