import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Failure, Result } from '../../../src-contract/failure.ts'
import { useActions } from '../../app-context.tsx'
import {
  emptyLog,
  isEndLoaded,
  leastSpan,
  lineAt,
  nextSpan,
  stretchOf,
  withEarlier,
  withLater,
  type LoadedLog,
  type LogFilter,
  type LogStretch,
} from '../../view/log-text.ts'

const pageBytes = 256 * 1024
/** Read before a place that is shown, so that it stands in its surroundings. */
const surroundingBytes = 64 * 1024
const followEveryMs = 1000
/** What a filter looks through first, in bytes. */
const firstSpan = 1024 * 1024

/** Null as the book: batch.log. `attempt` left out: the newest. */
export type WhichLog = { bookId: string | null; attempt?: number }

export type LogReader = {
  log: LoadedLog
  failure: Failure | null
  isLoading: boolean
  /** Loads what lies before or behind what is loaded; nothing at the log's beginning and end. */
  loadEarlier: () => Promise<void>
  loadLater: () => Promise<void>
  /** Loads the surroundings of a byte, unless they are loaded. */
  loadAround: (byte: number) => Promise<void>
  loadEnd: () => Promise<void>
}

/**
 * Reads a log in stretches from wherever it is asked, and goes on with what is written behind it while `isFollowing`. `only` null: every line. Begins at its
 * end, or, when the filter changes, around `place`.
 */
export function useLog(
  which: WhichLog,
  only: LogFilter | null,
  isFollowing: boolean,
  place: number | null,
): LogReader {
  const actions = useActions()
  const [log, setLog] = useState<LoadedLog>(emptyLog)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isLoading, setLoading] = useState(true)
  const loaded = useRef(log)
  // One read after the other: stretches must join where the last one ended.
  const last = useRef<Promise<unknown>>(Promise.resolve())
  const span = useRef(firstSpan)

  const readStretch = useCallback(
    async (fromByte: number, bytes: number, beginsAtLine: boolean): Promise<Result<LogStretch>> => {
      if (only !== null) return actions.filterLog({ ...which, fromByte, maxBytes: bytes, only })
      const page = await actions.readLog({ ...which, fromByte, maxBytes: Math.min(bytes, 1_000_000) })
      return page.ok ? { ok: true, value: stretchOf(page.value, beginsAtLine || fromByte < 0) } : page
    },
    [actions, which, only],
  )
  const inTurn = useCallback(async (work: () => Promise<void>): Promise<void> => {
    const done = last.current.then(work)
    last.current = done
    return done
  }, [])
  const show = useCallback(
    (answer: Result<LogStretch>, join: (stretch: LogStretch) => LoadedLog): boolean => {
      setLoading(false)
      setFailure(answer.ok ? null : answer.failure)
      if (!answer.ok) return false
      const next = join(answer.value)
      if (next === loaded.current) return false
      loaded.current = next
      setLog(next)
      return true
    },
    [],
  )

  const later = useCallback(async (): Promise<void> => {
    const { toByte } = loaded.current
    const bytes = only === null ? pageBytes : span.current
    const answer = await readStretch(toByte, bytes, true)
    if (answer.ok) {
      const { lines, toByte: end, sizeBytes } = answer.value
      span.current = nextSpan(span.current, lines.length, end < Math.min(toByte + bytes, sizeBytes))
    }
    show(answer, (stretch) => withLater(loaded.current, stretch))
  }, [only, readStretch, show])

  const earlier = useCallback(async (): Promise<void> => {
    for (let tries = 0; tries < 8; tries++) {
      const { fromByte } = loaded.current
      if (fromByte === 0) return
      const bytes = only === null ? pageBytes : span.current
      const start = Math.max(0, fromByte - bytes)
      const answer = await readStretch(start, fromByte - start, start === 0)
      const isFull = answer.ok && answer.value.toByte < fromByte
      if (answer.ok) span.current = nextSpan(span.current, answer.value.lines.length, isFull)
      if (isFull && only !== null && bytes > leastSpan) continue
      show(answer, (stretch) => withEarlier(loaded.current, stretch))
      return
    }
  }, [only, readStretch, show])

  const around = useCallback(
    async (byte: number): Promise<void> => {
      if (lineAt(loaded.current, byte) !== -1) return
      show(await readStretch(byte, pageBytes, true), (stretch) => stretch)
      const start = Math.max(0, byte - surroundingBytes)
      if (start < byte)
        show(await readStretch(start, byte - start, start === 0), (stretch) =>
          withEarlier(loaded.current, stretch),
        )
    },
    [readStretch, show],
  )
  const end = useCallback(async (): Promise<void> => {
    show(await readStretch(-pageBytes, pageBytes, true), (stretch) => stretch)
  }, [readStretch, show])

  const begin = useEffectEvent((fromEnd: typeof end, fromPlace: typeof around): void => {
    loaded.current = emptyLog
    span.current = firstSpan
    void inTurn(place === null ? fromEnd : async () => fromPlace(place))
  })
  useEffect(() => {
    begin(end, around)
  }, [end, around])

  useEffect(() => {
    const readOn = (): void => {
      // Whoever reads in the middle of a long log is not at its end yet.
      if (isEndLoaded(loaded.current)) void inTurn(later)
    }
    // The last lines of a book are written when it has just stopped running.
    const timer = isFollowing ? setInterval(readOn, followEveryMs) : setTimeout(readOn, followEveryMs)
    return () => {
      clearInterval(timer)
    }
  }, [isFollowing, inTurn, later])

  return {
    log,
    failure,
    isLoading,
    loadEarlier: useCallback(async () => inTurn(earlier), [inTurn, earlier]),
    loadLater: useCallback(
      async () =>
        inTurn(async () => {
          if (!isEndLoaded(loaded.current)) await later()
        }),
      [inTurn, later],
    ),
    loadAround: useCallback(async (byte: number) => inTurn(async () => around(byte)), [inTurn, around]),
    loadEnd: useCallback(async () => inTurn(end), [inTurn, end]),
  }
}
