import { Plus } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { pronunciationsSchema, searchFor, type Pronunciation } from '../../../src-contract/pronunciation.ts'
import { useWindow } from '../../app-context.tsx'
import { forAllBooks, newPronunciation, sentenceFor } from '../../view/pronunciation-words.ts'
import type { ControlProps } from './control-props.ts'
import { PronunciationRow } from './pronunciation-row.tsx'
import { TrySentence } from './try-sentence.tsx'
import { useWrittenDraft } from './use-draft.ts'
import { useTrial } from './use-trial.ts'

type Draft = { key: number; entry: Pronunciation }

function draftsOf(value: unknown): Draft[] {
  const parsed = pronunciationsSchema.safeParse(value)
  return parsed.success ? parsed.data.map((entry, key) => ({ key, entry })) : []
}

/** Words and how they are said, a row each. A row is written once it says what is printed, and its pattern can be read. */
export function PronunciationsControl({ value, isDisabled, describedBy, onCommit }: ControlProps): ReactNode {
  const [drafts, setDrafts, write] = useWrittenDraft(value, draftsOf(value), onCommit)
  const [sentence, setSentence] = useState('')
  const trial = useTrial()
  const projection = useWindow((state) => state.projection)
  const books = (projection?.order ?? []).flatMap((id) => projection?.books.get(id) ?? [])
  const names = [...new Set(books.map(({ fileName }) => fileName))]
  const isWhole = ({ entry }: Draft): boolean => entry.printed.trim() !== '' && searchFor(entry) !== null
  const usable = (): Pronunciation[] => drafts.filter(isWhole).map(({ entry }) => entry)
  const commit = (next: readonly Draft[]): void => {
    const filled = next.filter(({ entry }) => entry.printed.trim() !== '' || entry.said.trim() !== '')
    if (!filled.every(isWhole)) return
    write(filled.map(({ entry }) => entry))
  }
  const languageOf = (book: string | undefined): string | null =>
    (books.find(({ fileName }) => fileName === book) ?? books[0])?.language ?? null
  return (
    <div className="pronunciations">
      {drafts.map((draft) => (
        <PronunciationRow
          key={draft.key}
          entry={draft.entry}
          bookNames={names}
          isDisabled={isDisabled}
          isWhole={isWhole(draft)}
          describedBy={describedBy}
          trial={trial.under?.id === draft.key ? trial.under.state : null}
          onChange={(entry, isOver) => {
            const next = drafts.map((other) => (other.key === draft.key ? { ...other, entry } : other))
            setDrafts(next)
            if (isOver) commit(next)
          }}
          onBlur={() => {
            commit(drafts)
          }}
          onRemove={() => {
            const next = drafts.filter(({ key }) => key !== draft.key)
            setDrafts(next)
            commit(next)
          }}
          onTry={() => {
            const text = sentenceFor(draft.entry, sentence)
            trial.toggle(
              draft.key,
              text,
              languageOf(draft.entry.book),
              forAllBooks([draft.entry, ...usable()]),
            )
          }}
        />
      ))}
      <Button
        className="button small"
        isDisabled={isDisabled || drafts.some((draft) => !isWhole(draft))}
        onPress={() => {
          const key = Math.max(-1, ...drafts.map((draft) => draft.key)) + 1
          setDrafts([...drafts, { key, entry: newPronunciation }])
        }}
      >
        <Plus aria-hidden size={14} /> Add a pronunciation
      </Button>
      <TrySentence
        sentence={sentence}
        onChange={setSentence}
        trial={trial.under?.id === 'sentence' ? trial.under.state : null}
        said={trial.said}
        onTry={() => {
          trial.toggle('sentence', sentence, languageOf(undefined), forAllBooks(usable()))
        }}
      />
    </div>
  )
}
