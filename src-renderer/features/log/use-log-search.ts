import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useActions } from '../../app-context.tsx'
import type { LogFilter } from '../../view/log-text.ts'
import type { LogReader, WhichLog } from './use-log.ts'

export type SearchState =
  { kind: 'idle' } | { kind: 'searching'; fraction: number | null } | { kind: 'none'; backwards: boolean }

export type LogSearch = {
  state: SearchState
  /** The next line that is wanted, or the one before; behind the last one it begins at the other end. */
  find: (wanted: LogFilter, backwards: boolean) => Promise<void>
  findFirstError: () => Promise<void>
  /** Gives up what is under way: the user has turned to something else. */
  giveUp: () => void
}

const firstError: LogFilter = { least: 'ERROR' }

/**
 * Searches the whole log, in several asks where it is long, and shows what it finds. Begins at the first error. `place`: the byte of the line that it
 * stands at; null: nowhere yet.
 */
export function useLogSearch(
  which: WhichLog,
  reader: LogReader,
  place: number | null,
  stand: (byte: number) => void,
): LogSearch {
  const actions = useActions()
  const [state, setState] = useState<SearchState>({ kind: 'idle' })
  /** The search under way: another one, or the user's turning away, makes its find nobody's. */
  const turn = useRef(0)
  const sizeBytes = useRef(0)
  const { loadAround } = reader
  useEffect(() => {
    ;({ sizeBytes: sizeBytes.current } = reader.log)
  }, [reader.log])

  const giveUp = useCallback((): void => {
    turn.current += 1
    setState({ kind: 'idle' })
  }, [])

  const search = useCallback(
    async (only: LogFilter, start: number, backwards: boolean): Promise<'found' | 'none' | 'given up'> => {
      turn.current += 1
      const mine = turn.current
      setState({ kind: 'searching', fraction: null })
      for (let from = start; ;) {
        const answer = await actions.findInLog({ ...which, fromByte: from, only, backwards })
        if (turn.current !== mine) return 'given up'
        if (!answer.ok) return 'none'
        const { atByte, toByte } = answer.value
        if (atByte !== null) {
          await loadAround(atByte)
          if (turn.current !== mine) return 'given up'
          stand(atByte)
          setState({ kind: 'idle' })
          return 'found'
        }
        const isOver = backwards ? toByte <= 0 : toByte <= from || toByte >= sizeBytes.current
        if (isOver) return 'none'
        from = toByte
        setState({ kind: 'searching', fraction: sizeBytes.current === 0 ? null : toByte / sizeBytes.current })
      }
    },
    [actions, which, loadAround, stand],
  )

  const findFirstError = useCallback(async (): Promise<void> => {
    if ((await search(firstError, 0, false)) === 'none') setState({ kind: 'idle' })
  }, [search])

  const begin = useEffectEvent((): void => {
    void findFirstError()
  })
  useEffect(() => {
    const timer = setTimeout(() => begin())
    return () => {
      clearTimeout(timer)
      turn.current += 1
    }
  }, [])

  const find = useCallback(
    async (wanted: LogFilter, backwards: boolean): Promise<void> => {
      const isAgain = state.kind === 'none' && state.backwards === backwards
      const here = isAgain ? null : place
      const start = backwards ? (here ?? Number.MAX_SAFE_INTEGER) : here === null ? 0 : here + 1
      if ((await search(wanted, start, backwards)) === 'none') setState({ kind: 'none', backwards })
    },
    [search, state, place],
  )
  return { state, find, findFirstError, giveUp }
}
