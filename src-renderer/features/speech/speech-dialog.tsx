import { useEffect, useState, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { BookPage } from '../../../src-contract/book-page.ts'
import type { BookView } from '../../../src-contract/book-view.ts'
import { isMade } from '../../../src-contract/book-view.ts'
import { defaultConfig } from '../../../src-contract/config-options.ts'
import type { Failure } from '../../../src-contract/failure.ts'
import { isAsAround, nothingOwn, withOwnPace } from '../../../src-contract/own-speech.ts'
import { useActions, useBook, useWindow } from '../../app-context.tsx'
import { isAtWork, titleOf } from '../../view/book-words.ts'
import { tidied } from '../../view/own-speech-view.ts'
import { DialogFrame } from '../shell/dialog-frame.tsx'
import { FailureWords } from '../workspace/task-state.tsx'
import { ChapterSpeech } from './chapter-speech.tsx'
import { OwnControls } from './own-controls.tsx'

type Props = { bookId: string; onClose: () => void }

/** How one book is spoken, and single chapters of it; nothing is kept before "Use for this book". */
export function SpeechDialog({ bookId, onClose }: Props): ReactNode {
  const actions = useActions()
  const book = useBook(bookId)
  const [read, setRead] = useState<BookPage | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  useEffect(() => {
    void actions.readVoices()
    void actions.readSettings()
    void actions.readBookPage(bookId).then((page) => {
      if (page.ok) setRead(page.value)
      else setFailure(page.failure)
    })
  }, [actions, bookId])
  if (book === null) return null
  return (
    <DialogFrame title={`How “${titleOf(book)}” is spoken`} size="large" onClose={onClose}>
      {read === null ? (
        <div className="dialog-body page">
          <FailureWords failure={failure} />
          {failure === null && <output>Looking into the record…</output>}
        </div>
      ) : (
        <SpeechForm book={book} page={read} onClose={onClose} />
      )}
    </DialogFrame>
  )
}

type FormProps = { book: BookView; page: BookPage; onClose: () => void }

function SpeechForm({ book, page, onClose }: FormProps): ReactNode {
  const actions = useActions()
  const config = useWindow((state) => state.settings?.config ?? defaultConfig)
  const [speech, setSpeech] = useState(page.speech)
  const [titles, setTitles] = useState(page.chapterTitles)
  const [failure, setFailure] = useState<Failure | null>(null)
  const { chapters, ...own } = speech
  const isBusy = isAtWork(book.state)
  const save = async (): Promise<void> => {
    const chosen = await actions.chooseSpeech(book.id, tidied(speech))
    if (chosen.ok) onClose()
    else setFailure(chosen.failure)
  }
  return (
    <>
      <div className="dialog-body page speech-body">
        <SpeechNote book={book} />
        <section aria-label="The book">
          <h3>The book</h3>
          <OwnControls
            speech={own}
            language={book.language}
            around={config}
            aroundWords="As in the settings"
            isDisabled={isBusy}
            onChange={(next) => {
              setSpeech({ ...next, chapters })
            }}
          />
        </section>
        <ChapterSpeech
          bookId={book.id}
          language={book.language}
          chapters={chapters}
          titles={titles}
          titlesFound={page.chapterTitlesFound}
          around={{ ...withOwnPace(config, own), voice: own.voice ?? config.voice }}
          isDisabled={isBusy}
          onTitles={setTitles}
          onChange={(next) => {
            setSpeech({ ...own, chapters: next })
          }}
        />
        <FailureWords failure={failure} />
      </div>
      <footer className="dialog-footer">
        <Button
          className="button"
          isDisabled={isBusy || (isAsAround(own) && Object.keys(chapters).length === 0)}
          onPress={() => {
            setSpeech(nothingOwn)
          }}
        >
          Back to the settings
        </Button>
        <span className="spacer" />
        <Button className="button" onPress={onClose}>
          Cancel
        </Button>
        <Button className="button primary" isDisabled={isBusy} onPress={() => void save()}>
          Use for this book
        </Button>
      </footer>
    </>
  )
}

/** When what is chosen here is heard. */
function SpeechNote({ book }: { book: BookView }): ReactNode {
  const isBuiltIn = useWindow((state) => state.projection?.about.orchestrator.kind === 'builtin')
  const when = isAtWork(book.state)
    ? 'It is being made. Stop it to choose: a book keeps its voices from its beginning to its end.'
    : isMade(book.state)
      ? 'The finished audiobook stays as it is until it is made again; what is not changed here is not spoken again.'
      : 'What is left empty is as in the settings, of a chapter as the book.'
  return (
    <>
      <p className="page-lead">{when}</p>
      {!isBuiltIn && (
        <p className="page-lead tone-warn">
          This workspace’s own program takes the voice of the book alone: speed, pauses and single chapters
          are left out by it.
        </p>
      )}
    </>
  )
}
