import { randomUUID } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import { fail, failureFrom, succeed, type Result } from '../../../src-contract/failure.ts'
import { inPhaseOrder } from '../../../src-contract/phases.ts'
import { oneAfterTheOther } from '../../../src-node/one-after-the-other.ts'
import type { BatchEvent, NewFile, OrderEvent, PileEvent } from '../../core/batch/events.ts'
import { toSave } from '../../core/batch/restore.ts'
import { reportInterrupted } from '../../core/batch/schedule.ts'
import { isAtWork, isAwaited, type Redo } from '../../core/batch/book.ts'
import { booksInOrder, type Batch } from '../../core/batch/state.ts'
import { transition } from '../../core/batch/transition.ts'
import type { Controller, ControllerOptions } from '../app/bookspool-api.ts'
import type { BatchLog } from '../logs/batch-log.ts'
import { openKnownPasswords } from '../pile/known-passwords.ts'
import { lookThrough } from '../pile/look-through.ts'
import type { StoreClient } from '../store/store-client.ts'
import { openChangeFeed } from './change-feed.ts'
import { chooseEncoding, chooseSpeech, recordOfBook } from './choose-speech.ts'
import { chooseText, placedAt } from './choose-text.ts'
import { openBookChecker } from './check-book.ts'
import { commandRunner } from './command-runner.ts'
import { openInspector } from './inspector.ts'
import { openJournal, type Journal } from './journal.ts'
import { limitsOf, sameLimits } from './limits.ts'
import { openLiveRuns } from './live-runs.ts'
import { readBattery } from '../load/read-battery.ts'
import { lookOrders } from './look-orders.ts'
import { openMachineWatch } from './machine-watch.ts'
import { openResourceWatch, systemProbes } from './resource-watch.ts'
import { settingsLook } from './settings-look.ts'
import { hasNothingToSay, wishedVoices } from './wished-voices.ts'

const tickMs = 1000
/** Books added in one go: about 5 ms. */
const portion = 500

export type ControllerParts = {
  options: ControllerOptions
  program: string
  log: BatchLog
  store: StoreClient
  state: Batch
  /** When what `state` tells of was last known to go on, milliseconds since 1970. */
  knownAt: number
}

function isIdle(state: Batch): boolean {
  return state.closing || !booksInOrder(state).some((book) => isAtWork(book) || isAwaited(book))
}

/** The loop around the pure machine: events in, one at a time; commands out; what changed, to the journal and to whoever listens. */
export function controllerOn(parts: ControllerParts): Controller {
  const { options, log, store } = parts
  let { state } = parts
  let dispatching = false
  const queue: BatchEvent[] = []
  const idlers = new Set<() => void>()
  const passwords = openKnownPasswords()

  const watch = openMachineWatch({
    config: options.config,
    onError: (error) => log.write(`load sampler: ${error.message}`, 'ERROR'),
    onLook: () => shareOut(),
    log: (words) => log.write(words, 'DEBUG'),
  })
  const resources = openResourceWatch(options.config, systemProbes(readBattery), (words) => log.write(words))
  const inspector = openInspector(parts.program, (words) => log.write(words))
  const looking = { inspector, state: () => state, dispatch, passwords }
  const checker = openBookChecker({ options, store, ...looking })
  const runs = openLiveRuns({
    options,
    program: parts.program,
    dispatch,
    placeBook: checker.placeBook,
    store,
    recordOf: checker.recordOf,
    passwordFor: passwords.of,
    coresNow: () => watch.share(booksInOrder(state).filter(isAtWork).length),
    log: (words) => log.write(words),
  })
  const speechParts = { state: () => state, store, checker, dispatch }
  const textsInTurn = oneAfterTheOther()
  const feed = openChangeFeed(() => state, watch.heldBack)
  const journal: Journal | null =
    options.journalPath === null
      ? null
      : openJournal(
          options.journalPath,
          () => toSave(state, Date.now()),
          (error) => log.write(`The journal could not be written: ${failureFrom(error).detail ?? ''}`),
        )
  const perform = commandRunner({ runs, checker, store, log, watch, forget: passwords.forget })

  function step(event: BatchEvent): string | null {
    const before = state
    const outcome = transition(state, event, Date.now())
    state = outcome.state
    for (const command of outcome.commands) perform(command, before, state)
    if (state === before) return outcome.ignored
    journal?.touch(outcome.commands.some((command) => command.type === 'persist'))
    feed.touch()
    if (isIdle(state)) for (const resolve of idlers) resolve()
    if (isIdle(state)) idlers.clear()
    return outcome.ignored
  }

  /** An event that comes while another is carried out waits for it. Answers why the event was ignored, where that is known at once. */
  function dispatch(event: BatchEvent): string | null {
    queue.push(event)
    if (dispatching) return null
    dispatching = true
    let first: string | null = null
    try {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const reason = step(next)
        if (next === event) first = reason
      }
    } finally {
      dispatching = false
    }
    return first
  }

  const order = async (event: OrderEvent | PileEvent): Promise<Result<void>> => {
    updateLimits()
    const reason = dispatch(event)
    // What was ordered outlives a crash from the moment that it is answered.
    await journal?.saved()
    return reason === null ? succeed(undefined) : fail('not-possible-now', { detail: reason })
  }
  const updateLimits = (): void => {
    const limits = limitsOf(options.config())
    if (!sameLimits(limits, state.limits)) dispatch({ type: 'limits-changed', limits })
  }
  const working = (): string[] =>
    booksInOrder(state).flatMap((book) =>
      book.state === 'running' && book.run !== null ? [book.run.runId] : [],
    )
  const shareOut = (): void => watch.step(working(), runs.limit)
  /** One look at a time: a disk that does not answer must not pile them up. */
  let isLooking = false
  const watchResources = async (): Promise<void> => {
    if (isLooking) return
    isLooking = true
    const hold = (await resources.look(state).finally(() => (isLooking = false))) ?? watch.hold()
    if (!state.closing) dispatch({ type: 'hold-changed', hold })
  }
  const ticker = setInterval(() => {
    updateLimits()
    if (state.mode !== 'idle') void watchResources()
    if (watch.room() !== state.room) dispatch({ type: 'room-changed', room: watch.room() })
    if (runs.ids().length === 0) {
      if (state.mode === 'idle') void watch.end()
      return
    }
    dispatch({ type: 'tick' })
    shareOut()
    if (working().length > 0) feed.touch()
  }, tickMs)
  ticker.unref()

  // A main that was killed could not tell of its last run.
  if (state.current !== null) {
    const before = state
    const told = reportInterrupted(state, parts.knownAt)
    state = told.state
    for (const command of told.commands) perform(command, before, state)
  }
  for (const book of booksInOrder(state)) if (book.state === 'checking') checker.check(book.id)

  const which = (bookIds?: readonly string[]): { bookIds?: readonly string[] } =>
    bookIds === undefined ? {} : { bookIds }
  return {
    batch: feed.batch,
    books: feed.books,
    onChange: feed.listen,
    add: async (paths) => {
      const { books, refused } = await lookThrough(paths, options.config().take_pictures_and_texts)
      const listed = new Set(booksInOrder(state).map((book) => book.path))
      const fresh: NewFile[] = []
      for (const { realPath, ...file } of books) {
        if (listed.has(file.path) || listed.has(realPath)) continue
        listed.add(file.path).add(realPath)
        fresh.push({ id: randomUUID(), ...file })
      }
      // What was said for these books wins over a setting that says it of all.
      const isAsked = options.redo.kind !== 'nothing' || options.config().resume_enabled
      const redo: Redo = isAsked ? options.redo : { kind: 'all' }
      for (let from = 0; from < fresh.length; from += portion) {
        if (from > 0) await breathe()
        dispatch({ type: 'added', files: fresh.slice(from, from + portion), redo })
      }
      await journal?.saved()
      return { added: fresh.length, alreadyListed: books.length - fresh.length, refused }
    },
    start: async (bookIds, { phases, resume } = {}) =>
      order({
        type: 'start',
        ...which(bookIds),
        ...(phases === undefined ? {} : { phases: inPhaseOrder(phases) }),
        ...(resume === false ? { discard: true } : {}),
      }),
    pause: async (bookIds, now = false) =>
      order({ type: 'pause', ...which(bookIds), ...(now ? { now } : {}) }),
    resume: async (bookIds) => order({ type: 'resume', ...which(bookIds) }),
    stop: async (bookIds) => order({ type: 'stop', ...which(bookIds) }),
    remove: async (bookIds) => order({ type: 'remove', bookIds }),
    move: async (bookIds, to) => order({ type: 'move', bookIds, to }),
    retry: async (bookIds, redo) => order({ type: 'retry', bookIds, redo }),
    ...lookOrders(looking, order),
    choose: async (bookId, speech) => chooseSpeech(speechParts, bookId, speech),
    chooseEncoding: async (bookId, encoding) => chooseEncoding(speechParts, bookId, encoding),
    chooseText: async (bookId, choices) => textsInTurn(async () => chooseText(speechParts, bookId, choices)),
    placed: (bookId) => placedAt(state, bookId),
    recordOf: async (bookId) => recordOfBook(speechParts, bookId),
    lookAgain: async () => order({ type: 'look-again' }),
    settingsRead: settingsLook(speechParts),
    record: store,
    logPath: (bookId) => state.books.get(bookId)?.logPath ?? null,
    wishedVoices: async () => wishedVoices(state, store, options.config().voice),
    hasNothingToSay: async (voice) => hasNothingToSay(voice, state, { options, store }),
    whenIdle: async () => (isIdle(state) ? undefined : new Promise((resolve) => idlers.add(resolve))),
    close: async () => {
      if (state.closing) return []
      clearInterval(ticker)
      dispatch({ type: 'close' })
      await runs.allEnded()
      const before = state
      const last = reportInterrupted(state, Date.now())
      state = last.state
      for (const command of last.commands) perform(command, before, state)
      await inspector.close()
      await watch.end()
      const unwritten = await store.close()
      for (const failure of unwritten) log.write(`${failure.code}: ${failure.file ?? ''}`)
      journal?.touch(true)
      await journal?.saved()
      feed.close()
      await log.close()
      return unwritten
    },
  }
}
