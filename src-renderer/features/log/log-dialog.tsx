import { ArrowDownToLine, Download, FolderOpen } from 'lucide-react'
import { useMemo, useState, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { wordsFor } from '../../../src-contract/failure.ts'
import { countWords } from '../../../src-contract/count-words.ts'
import { useActions, useBook, useDoor } from '../../app-context.tsx'
import { sizeWords } from '../../../src-contract/size-words.ts'
import { isAtWork, titleOf } from '../../view/book-words.ts'
import { isEndLoaded, type LogFilter } from '../../view/log-text.ts'
import { DialogFrame } from '../shell/dialog-frame.tsx'
import { CopyButton } from './copy-button.tsx'
import { CopyReportButton } from './log-buttons.tsx'
import { isInRange, textOf, type LineRange } from './line-range.ts'
import { LogLines } from './log-lines.tsx'
import { LogTools, type LevelChoice } from './log-tools.tsx'
import { useLog, type WhichLog } from './use-log.ts'
import { useLogSearch } from './use-log-search.ts'
import { useSettled } from './use-settled.ts'

/** A word that is being typed is no filter yet. */
const typingMs = 300

type Props = {
  /** Null: the batch's log. */
  bookId: string | null
  /** The attempt to begin with; null: the newest. */
  shown: number | null
  onClose: () => void
}

export function LogDialog({ bookId, shown, onClose }: Props): ReactNode {
  const book = useBook(bookId)
  const newest = book?.attempt ?? 0
  /** Null: the newest, also when another one begins. */
  const [attempt, setAttempt] = useState<number | null>(shown === newest ? null : shown)
  const isFollowing = attempt === null && (bookId === null || (book !== null && isAtWork(book.state)))
  return (
    <DialogFrame
      title={book === null ? 'Log of the batch' : `Log of ${titleOf(book)}`}
      size="full"
      onClose={onClose}
      aside={isFollowing && <span className="live-mark">Live</span>}
    >
      <LogPage
        key={attempt ?? newest}
        bookId={bookId}
        attempt={attempt}
        newest={newest}
        isFollowing={isFollowing}
        onAttempt={(number) => setAttempt(number === newest ? null : number)}
      />
    </DialogFrame>
  )
}

type PageProps = {
  bookId: string | null
  attempt: number | null
  newest: number
  isFollowing: boolean
  onAttempt: (attempt: number) => void
}

function LogPage({ bookId, attempt, newest, isFollowing, onAttempt }: PageProps): ReactNode {
  const actions = useActions()
  const door = useDoor()
  const [words, setWords] = useState('')
  const [isOnly, setOnly] = useState(false)
  const [level, setLevel] = useState<LevelChoice>('all')
  const [range, setRange] = useState<LineRange | null>(null)
  const [current, setCurrent] = useState<number | null>(null)

  const which = useMemo<WhichLog>(
    () => ({ bookId, ...(attempt === null ? {} : { attempt }) }),
    [bookId, attempt],
  )
  const settled = useSettled(words, typingMs)
  const filterWords = isOnly ? settled : ''
  const only = useMemo<LogFilter | null>(() => {
    if (level === 'all' && filterWords === '') return null
    return {
      ...(level === 'all' ? {} : { least: level }),
      ...(filterWords === '' ? {} : { text: filterWords }),
    }
  }, [level, filterWords])
  const reader = useLog(which, only, isFollowing, current)
  const search = useLogSearch(which, reader, current, setCurrent)
  const { log, failure } = reader

  const find = (backwards: boolean): void => {
    const least = level === 'all' ? (words === '' ? 'ERROR' : null) : level
    const wanted = { ...(least === null ? {} : { least }), ...(words === '' ? {} : { text: words }) }
    void search.find(wanted, backwards)
  }
  const chosen = range === null ? 0 : log.lines.filter(({ at }) => isInRange(range, at)).length
  const copy = async (): Promise<boolean> => {
    const marked = window.getSelection()?.toString() ?? ''
    return actions.copyText(marked === '' ? textOf(log, chosen === 0 ? null : range) : marked)
  }
  const Reveal = door === 'desktop' ? FolderOpen : Download

  return (
    <>
      <LogTools
        words={words}
        onWords={(next) => {
          search.giveUp()
          setWords(next)
        }}
        isOnly={isOnly}
        onOnly={setOnly}
        level={level}
        onLevel={setLevel}
        search={search.state}
        onFind={find}
        onFirstError={() => void search.findFirstError()}
        attempts={Array.from({ length: newest }, (_, index) => newest - index)}
        attempt={attempt ?? newest}
        onAttempt={onAttempt}
      />
      {failure === null ? (
        <LogLines
          log={log}
          words={words}
          current={current}
          range={range}
          onRange={setRange}
          onCopy={() => void copy()}
          onEarlier={() => void reader.loadEarlier()}
          onLater={() => void reader.loadLater()}
          onTurn={search.giveUp}
        />
      ) : (
        <p className="log-empty" role="alert">
          {wordsFor(failure).what} {wordsFor(failure).todo}
        </p>
      )}
      <footer className="dialog-footer log-footer">
        <p className="dialog-note log-path" title={log.path}>
          {reader.isLoading ? 'Reading…' : log.path}
        </p>
        <p className="dialog-note log-size">{shownWords(log, only !== null)}</p>
        {!isEndLoaded(log) && (
          <Button
            className="button small"
            onPress={() => {
              search.giveUp()
              setCurrent(null)
              void reader.loadEnd()
            }}
          >
            <ArrowDownToLine aria-hidden size={15} /> To the end
          </Button>
        )}
        <CopyButton
          label={chosen === 0 ? 'Copy all shown' : `Copy ${countWords(chosen, 'line')}`}
          copy={copy}
        />
        <CopyReportButton bookId={bookId} />
        <Button className="button small" onPress={() => void actions.revealLog(which)}>
          <Reveal aria-hidden size={15} /> {door === 'desktop' ? 'Show in folder' : 'Download'}
        </Button>
      </footer>
    </>
  )
}

/** "1,204 lines of 48 MB": how much of the log is on the page. */
function shownWords(log: ReturnType<typeof useLog>['log'], isFiltered: boolean): string {
  if (log.sizeBytes === 0) return log.path === '' ? '' : 'Empty'
  const lines = countWords(log.lines.length, isFiltered ? 'matching line' : 'line')
  const isAll = log.fromByte === 0 && isEndLoaded(log)
  const part = isAll ? '' : `${sizeWords(log.toByte - log.fromByte)} of `
  return `${lines}, ${part}${sizeWords(log.sizeBytes)}`
}
