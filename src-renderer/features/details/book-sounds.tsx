import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { BookView } from '../../../src-contract/book-view.ts'
import { soundOutcome, soundWords } from '../../../src-contract/off-sounds.ts'
import { useActions } from '../../app-context.tsx'
import { clockWords } from '../../view/amounts.ts'
import { canBeHeard, titleOf } from '../../view/book-words.ts'

/** Sentences that sounded off when they were listened to: what came of each, and the place to hear it. Nothing where all sounded well. */
export function BookSounds({ book }: { book: BookView }): ReactNode {
  const actions = useActions()
  const words = soundWords(book.sounds)
  if (words === null) return null
  const sounds = book.sounds.map((sound, number) => ({ sound, number }))
  return (
    <section className="details-section" aria-label="Sound">
      <h3>Sound</h3>
      <p className="details-hint">
        {words}. Every sentence was listened to and compared with how the voice speaks in this book.
      </p>
      <ul className="gap-list">
        {sounds.map(({ sound, number }) => (
          <li key={number}>
            <Button
              className="chapter-link"
              isDisabled={!canBeHeard(book)}
              onPress={() => void actions.player.openBook(book.id, titleOf(book), sound.atSec)}
            >
              <q className="chapter-title">{sound.text}</q>
              <span className="chapter-time">{clockWords(sound.atSec)}</span>
            </Button>
            <p>
              Chunk {(sound.chunk + 1).toLocaleString('en')} {soundOutcome(sound)}.
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
