import { LoaderCircle, X } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { chapterKnownBy, type TitlesFound } from '../../../src-contract/chapter-speech.ts'
import type { Config } from '../../../src-contract/config-options.ts'
import type { Failure } from '../../../src-contract/failure.ts'
import type { ChapterSpeeches, OwnSpeechKey } from '../../../src-contract/own-speech.ts'
import { useActions } from '../../app-context.tsx'
import { asAround, chapterRows, otherChapters } from '../../view/own-speech-view.ts'
import { ChoiceSelect } from '../shell/choice-select.tsx'
import { IconButton } from '../shell/icon-button.tsx'
import { FailureWords } from '../workspace/task-state.tsx'
import { OwnControls } from './own-controls.tsx'

type Props = {
  bookId: string
  /** Of the book; null: not known. */
  language: string | null
  chapters: ChapterSpeeches
  /** Null: the book has not been read yet. */
  titles: string[] | null
  /** As they were found, by which they are known again; null: the same. */
  titlesFound: TitlesFound | null
  around: Pick<Config, OwnSpeechKey>
  isDisabled: boolean
  onTitles: (titles: string[]) => void
  onChange: (chapters: ChapterSpeeches) => void
}

/** Chapters that are spoken otherwise than their book. */
export function ChapterSpeech({
  bookId,
  language,
  chapters,
  titles,
  titlesFound,
  around,
  isDisabled,
  onTitles,
  onChange,
}: Props): ReactNode {
  const rows = chapterRows(chapters, titles ?? [])
  const others = otherChapters(chapters, titles ?? [])
  const without = (name: string): ChapterSpeeches =>
    Object.fromEntries(Object.entries(chapters).filter(([one]) => one !== name))
  return (
    <section aria-label="Single chapters">
      <h3>Single chapters</h3>
      {rows.map(({ name, label, speech }) => (
        <article key={name} className="own-chapter" aria-label={label}>
          <header>
            <h4>{label}</h4>
            <IconButton
              label={`${label}: as the book`}
              icon={X}
              isDisabled={isDisabled}
              onPress={() => {
                onChange(without(name))
              }}
            />
          </header>
          <OwnControls
            speech={speech}
            language={language}
            around={around}
            aroundWords="As the book"
            isDisabled={isDisabled}
            onChange={(next) => {
              const { title, nth } = chapters[name] ?? {}
              const known = {
                ...(title === undefined ? {} : { title }),
                ...(nth === undefined ? {} : { nth }),
              }
              onChange({ ...chapters, [name]: { ...next, ...known } })
            }}
          />
        </article>
      ))}
      {titles === null ? (
        <ReadChapters bookId={bookId} isDisabled={isDisabled} onTitles={onTitles} />
      ) : (
        others.length > 0 && (
          <ChoiceSelect
            named={{ label: 'Speak another chapter in its own way' }}
            choices={[{ value: asAround, label: 'Choose a chapter' }, ...others]}
            value={asAround}
            isDisabled={isDisabled}
            onChange={(name) => {
              const at = Number(name) - 1
              const known = chapterKnownBy(at, titles, titlesFound ?? undefined)
              if (known.title !== undefined) onChange({ ...chapters, [name]: known })
            }}
          />
        )
      )}
    </section>
  )
}

type ReadProps = { bookId: string; isDisabled: boolean; onTitles: (titles: string[]) => void }

/** Its chapters are known once a book has been read, which takes seconds, or minutes where it is made of pictures. */
function ReadChapters({ bookId, isDisabled, onTitles }: ReadProps): ReactNode {
  const actions = useActions()
  const [isReading, setReading] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const read = async (): Promise<void> => {
    setReading(true)
    const answer = await actions.readChapters(bookId)
    setReading(false)
    if (answer.ok) onTitles(answer.value)
    else setFailure(answer.failure.code === 'interrupted' ? null : answer.failure)
  }
  return (
    <>
      <p className="details-hint">Which chapters it has is known once it has been read.</p>
      {isReading ? (
        <Button className="button small" onPress={() => void actions.stopReadingChapters()}>
          <LoaderCircle aria-hidden size={15} className="turning" /> Cancel reading
        </Button>
      ) : (
        <Button className="button small" isDisabled={isDisabled} onPress={() => void read()}>
          Find its chapters
        </Button>
      )}
      <FailureWords failure={failure} />
    </>
  )
}
