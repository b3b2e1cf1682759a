import { useCallback, useEffect, useRef, useState } from 'react'
import type { Failure } from '../../../src-contract/failure.ts'
import { useActions } from '../../app-context.tsx'
import { emptyLog, logOf, withEarlier, withLater, type LoadedLog } from '../../view/log-text.ts'

const pageBytes = 128 * 1024
const followEveryMs = 1000

export type LogReader = {
  log: LoadedLog
  failure: Failure | null
  isLoading: boolean
  /** Loads the page before what is loaded; does nothing at the log's beginning. */
  loadEarlier: () => Promise<void>
}

/** Reads a log from its end, and goes on reading what is written behind it while `isFollowing`. */
export function useLog(bookId: string | null, isFollowing: boolean): LogReader {
  const actions = useActions()
  const [log, setLog] = useState<LoadedLog>(emptyLog)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isLoading, setLoading] = useState(true)
  const loaded = useRef(log)
  // One read at a time: pages must join where the last one ended.
  const isReading = useRef(false)

  const read = useCallback(
    async (
      fromByte: number,
      maxBytes: number,
      join: (before: LoadedLog, page: Parameters<typeof logOf>[0]) => LoadedLog,
    ) => {
      if (isReading.current) return
      isReading.current = true
      const answer = await actions.readLog({ bookId, fromByte, maxBytes })
      isReading.current = false
      setLoading(false)
      if (!answer.ok) {
        setFailure(answer.failure)
        return
      }
      setFailure(null)
      const next = join(loaded.current, answer.value)
      if (
        next.fromByte === loaded.current.fromByte &&
        next.toByte === loaded.current.toByte &&
        next.path === loaded.current.path
      )
        return
      loaded.current = next
      setLog(next)
    },
    [actions, bookId],
  )

  useEffect(() => {
    const timer = setTimeout(() => void read(-pageBytes, pageBytes, (_, page) => logOf(page)))
    return () => {
      clearTimeout(timer)
    }
  }, [read])

  useEffect(() => {
    const readOn = (): void => {
      if (loaded.current.path === '') void read(-pageBytes, pageBytes, (_, page) => logOf(page))
      else void read(loaded.current.toByte, pageBytes, withLater)
    }
    if (!isFollowing) {
      // The last lines of a book are written when it has just stopped running.
      const once = setTimeout(readOn, followEveryMs)
      return () => {
        clearTimeout(once)
      }
    }
    const timer = setInterval(readOn, followEveryMs)
    return () => {
      clearInterval(timer)
    }
  }, [isFollowing, read])

  const loadEarlier = useCallback(async () => {
    const { fromByte } = loaded.current
    if (fromByte === 0) return
    const start = Math.max(0, fromByte - pageBytes)
    await read(start, fromByte - start, withEarlier)
  }, [read])

  return { log, failure, isLoading, loadEarlier }
}
