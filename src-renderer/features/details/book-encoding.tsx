import { useEffect, useState, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { BookPage } from '../../../src-contract/book-page.ts'
import { isMade, type BookView } from '../../../src-contract/book-view.ts'
import type { Failure } from '../../../src-contract/failure.ts'
import {
  detectEncoding,
  encodingLabel,
  encodingWords,
  hasOwnEncoding,
  type TextSample,
} from '../../../src-contract/text-encodings.ts'
import { useActions, useWindow } from '../../app-context.tsx'
import { isAtWork } from '../../view/book-words.ts'
import { encodingChoices, ownChoice, unreadableWords } from '../../view/encoding-words.ts'
import { ChoiceSelect } from '../shell/choice-select.tsx'
import { FailureWords } from '../workspace/task-state.tsx'

type Props = { book: BookView; page: BookPage }

/** In which encoding a file that is one text is read, how it begins in that, and the way to choose another; nothing for other kinds. */
export function BookEncoding({ book, page }: Props): ReactNode {
  const setting = useWindow((state) => state.settings?.config.text_encoding ?? null)
  const actions = useActions()
  const isUnknown = setting === null
  useEffect(() => {
    if (isUnknown) void actions.readSettings()
  }, [actions, isUnknown])
  if (!hasOwnEncoding(book.fileType) || page.fileId === null || setting === null) return null
  const inForce = page.encoding ?? setting
  return <EncodingForm key={inForce} book={book} inForce={inForce} setting={setting} />
}

function EncodingForm({
  book,
  inForce,
  setting,
}: {
  book: BookView
  inForce: string
  setting: string
}): ReactNode {
  const actions = useActions()
  const [wanted, setWanted] = useState(inForce)
  const [read, setRead] = useState<{ as: string; sample: TextSample } | null>(null)
  const [detected, setDetected] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const { id } = book
  useEffect(() => {
    let isWanted = true
    void actions.sampleText(id, wanted).then((answer) => {
      if (!isWanted) return
      setFailure(answer.ok ? null : answer.failure)
      setRead(answer.ok ? { as: wanted, sample: answer.value } : null)
      if (answer.ok && wanted === detectEncoding) setDetected(answer.value.encoding.name)
    })
    return () => {
      isWanted = false
    }
  }, [actions, id, wanted])
  const isOther = wanted !== inForce
  const sample = read?.sample ?? null
  // What is shown is still the text in the encoding that was chosen before.
  const isReading = failure === null && read?.as !== wanted
  const choose = async (): Promise<void> => {
    const chosen = await actions.chooseEncoding(id, ownChoice(wanted, setting))
    if (!chosen.ok) setFailure(chosen.failure)
  }
  const wrong = sample === null || isReading ? null : unreadableWords(sample)
  return (
    <section className="details-section book-encoding" aria-label="Encoding">
      <h3>Encoding</h3>
      <ChoiceSelect
        named={{ label: sample === null || isOther ? 'Read as' : encodingWords(sample.encoding) }}
        choices={encodingChoices(detected)}
        value={wanted}
        isDisabled={isAtWork(book.state)}
        onChange={setWanted}
      />
      {sample !== null && (
        <blockquote className="encoding-sample" aria-label="How the text begins" aria-busy={isReading}>
          {sample.lines
            .map((line, number) => ({ line, number }))
            .map(({ line, number }) => (
              <p key={number}>{line}</p>
            ))}
        </blockquote>
      )}
      {wrong !== null && <p className="details-hint tone-warn">{wrong}</p>}
      <FailureWords failure={failure} />
      {isOther && (
        <>
          <Button
            className="button small"
            isDisabled={isAtWork(book.state) || isReading || sample === null}
            onPress={() => void choose()}
          >
            {wanted === detectEncoding ? 'Let it be detected' : `Read it as ${encodingLabel(wanted)}`}
          </Button>
          {isMade(book.state) && (
            <p className="details-hint">The finished audiobook stays as it is until it is made again.</p>
          )}
        </>
      )}
    </section>
  )
}
