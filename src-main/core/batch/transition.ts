import { assertNever } from '../../../src-contract/assert-never.ts'
import type { BatchEvent, RunEvent } from './events.ts'
import { holdChanged } from './holds.ts'
import { endRuns, close, move, pause, remove, start, stop } from './orders.ts'
import { retry } from './retry.ts'
import { runEnded } from './endings.ts'
import { changed, ignored, withBook, withBooks, type Outcome } from './outcome.ts'
import { added, checked, lookAgain, passwordGiven, spokenOtherwise } from './pile.ts'
import { runSaid } from './progress.ts'
import { settle } from './schedule.ts'
import type { Book } from './book.ts'
import { booksInOrder, type Batch } from './state.ts'
import { woken } from './wake.ts'

function ofRun(state: Batch, event: RunEvent, at: number): Outcome {
  const book = state.books.get(event.bookId)
  if (book === undefined) return ignored(state, 'the book is not in the list any more')
  const { run } = book
  if (run === null || run.runId !== event.runId)
    return ignored(state, `run ${event.runId} is not the book's run`)
  switch (event.type) {
    case 'run-placed': {
      const { place, fileId, logPath, orchestrator, foreign } = event
      const placed: Book = {
        ...book,
        place,
        fileId,
        logPath,
        orchestrator,
        foreign,
        run: { ...run, foreign },
      }
      return changed(withBook(state, placed), [{ type: 'persist' }])
    }
    case 'run-voiced':
      return changed(withBook(state, { ...book, voice: event.voice }), [{ type: 'persist' }])
    case 'run-asks':
      return changed(withBook(state, { ...book, run: { ...run, asking: event.asking, lastProgressAt: at } }))
    case 'run-said':
      return runSaid(state, book, run, event.event, at)
    case 'run-heard':
      return changed(withBook(state, { ...book, run: { ...run, lastProgressAt: at } }))
    case 'run-suspended':
      if (book.state !== 'pausing') return ignored(state, 'the book is not being paused')
      return changed(
        withBook(state, { ...book, state: 'paused', run: { ...run, afterBook: false, restingSince: at } }),
        [{ type: 'persist' }],
      )
    case 'run-goes-on':
      if (book.state !== 'pausing') return ignored(state, 'the book is not being paused')
      return changed(withBook(state, { ...book, run: { ...run, afterBook: true } }))
    case 'run-ended':
      return runEnded(state, book, run, event, at)
    default:
      return assertNever(event)
  }
}

function tick(state: Batch, at: number): Outcome {
  const next = { ...state, lastTick: at }
  const limitMs = state.limits.phaseTimeoutSec * 1000
  if (limitMs === 0) return changed(next)
  const silent = booksInOrder(state).filter(
    (book) =>
      book.state === 'running' &&
      book.run?.ending === null &&
      // Another make may be silent for hours and be well: it is only shown.
      !book.run.foreign &&
      !book.run.asking &&
      at - book.run.lastProgressAt > limitMs,
  )
  const ended = endRuns(silent, 'timeout')
  return changed(withBooks(next, ended.books), ended.commands)
}

function decide(state: Batch, event: BatchEvent, at: number): Outcome {
  switch (event.type) {
    case 'added':
      return added(state, event)
    case 'checked':
      return checked(state, event)
    case 'chosen':
      return spokenOtherwise(state, event)
    case 'password-given':
      return passwordGiven(state, event)
    case 'look-again':
      return lookAgain(state)
    case 'start':
    case 'resume':
      return start(state, event)
    case 'pause':
      return pause(state, event)
    case 'stop':
      return stop(state, event)
    case 'retry':
      return retry(state, event)
    case 'remove':
      return remove(state, event)
    case 'move':
      return move(state, event)
    case 'close':
      return close(state)
    case 'run-placed':
    case 'run-voiced':
    case 'run-asks':
    case 'run-said':
    case 'run-heard':
    case 'run-suspended':
    case 'run-goes-on':
    case 'run-ended':
      return ofRun(state, event, at)
    case 'tick':
      return tick(state, at)
    case 'limits-changed':
      return changed({ ...state, limits: event.limits })
    case 'hold-changed':
      return holdChanged(state, event)
    case 'room-changed':
      return event.room === state.room
        ? ignored(state, 'the room is the same')
        : changed({ ...state, room: event.room })
    default:
      return assertNever(event)
  }
}

/**
 * The batch as a total function: what becomes of the state, and what the shell is to do. `at`: milliseconds since 1970.
 * An event that changes nothing is an outcome too, with its reason.
 */
export function transition(state: Batch, event: BatchEvent, at: number): Outcome {
  const decided = decide(woken(state, at), event, at)
  if (decided.ignored !== null) return ignored(state, decided.ignored)
  const settled = settle(decided.state, at)
  const { mode, pausedByHold } = settled.state
  // Whatever ended the pause, a hold has no part in it any more.
  const over = pausedByHold && mode !== 'paused' && mode !== 'pausing'
  const next = over ? { ...settled.state, pausedByHold: false } : settled.state
  return changed(next, [...decided.commands, ...settled.commands])
}
