import { ArrowDown, ArrowUp, Check, Copy, Search } from 'lucide-react'
import { useMemo, useState, type KeyboardEvent, type ReactNode } from 'react'
import { Button, Input, SearchField } from 'react-aria-components'
import { wordsFor } from '../../../src-contract/failure.ts'
import { useActions, useBook } from '../../app-context.tsx'
import { sizeWords } from '../../view/amounts.ts'
import { isAtWork, titleOf } from '../../view/book-words.ts'
import { findLines } from '../../view/log-text.ts'
import { DialogFrame } from '../shell/dialog-frame.tsx'
import { IconButton } from '../shell/icon-button.tsx'
import { LogLines } from './log-lines.tsx'
import { useLog } from './use-log.ts'

export function LogDialog({ bookId, onClose }: { bookId: string | null; onClose: () => void }): ReactNode {
  const book = useBook(bookId)
  const isFollowing = bookId === null || (book !== null && isAtWork(book.state))
  const { log, failure, isLoading, loadEarlier } = useLog(bookId, isFollowing)
  const [words, setWords] = useState('')
  const [place, setPlace] = useState(0)
  const found = useMemo(() => findLines(log.lines, words), [log.lines, words])
  const foundSet = useMemo(() => new Set(found), [found])
  const at = found.length === 0 ? null : ((place % found.length) + found.length) % found.length
  const step = (by: number): void => {
    setPlace((at ?? 0) + by)
  }
  const onSearchKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    step(event.shiftKey ? -1 : 1)
  }

  return (
    <DialogFrame
      title={book === null ? 'Log of the batch' : `Log of ${titleOf(book)}`}
      size="large"
      onClose={onClose}
    >
      <search className="log-tools">
        <SearchField
          className="search"
          aria-label="Search the loaded part of the log"
          value={words}
          onChange={(value) => {
            setWords(value)
            setPlace(0)
          }}
          onKeyDown={onSearchKey}
        >
          <Search aria-hidden size={15} />
          <Input className="input" placeholder="Search" />
        </SearchField>
        <output className="log-found">
          {words.trim() === ''
            ? ''
            : at === null
              ? 'Not found'
              : `${(at + 1).toLocaleString('en')} of ${found.length.toLocaleString('en')}`}
        </output>
        <IconButton
          label="Previous match"
          icon={ArrowUp}
          isDisabled={at === null}
          onPress={() => {
            step(-1)
          }}
        />
        <IconButton
          label="Next match"
          icon={ArrowDown}
          isDisabled={at === null}
          onPress={() => {
            step(1)
          }}
        />
        <span className="spacer" />
        {isFollowing && <span className="live-mark">Live</span>}
        <CopyButton text={() => log.lines.join('\n')} />
      </search>
      {failure === null ? (
        <LogLines
          log={log}
          found={foundSet}
          current={at === null ? null : (found[at] ?? null)}
          onEarlier={() => void loadEarlier()}
        />
      ) : (
        <p className="log-empty" role="alert">
          {wordsFor(failure).what} {wordsFor(failure).todo}
        </p>
      )}
      <footer className="dialog-footer log-footer">
        <p className="dialog-note log-path" title={log.path}>
          {isLoading ? 'Reading…' : log.path}
        </p>
        <p className="dialog-note">
          {log.sizeBytes > 0 &&
            (log.fromByte === 0
              ? sizeWords(log.sizeBytes)
              : `${sizeWords(log.toByte - log.fromByte)} of ${sizeWords(log.sizeBytes)} loaded`)}
        </p>
      </footer>
    </DialogFrame>
  )
}

function CopyButton({ text }: { text: () => string }): ReactNode {
  const actions = useActions()
  const [copied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    setCopied(await actions.copyText(text()))
  }
  return (
    <Button
      className="button small"
      onPress={() => void copy()}
      onBlur={() => {
        setCopied(false)
      }}
    >
      {copied ? <Check aria-hidden size={15} /> : <Copy aria-hidden size={15} />}
      <span aria-live="polite">{copied ? 'Copied' : 'Copy'}</span>
    </Button>
  )
}
