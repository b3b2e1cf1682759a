import { stat } from 'node:fs/promises'
import type { BookSound } from '../../../src-contract/book-sound.ts'
import type { BookView } from '../../../src-contract/book-view.ts'
import type { AskHandlers } from '../../../src-contract/channels.ts'
import { fail, succeed } from '../../../src-contract/failure.ts'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { finishedPieces, type FinishedFile, type FinishedPiece } from '../../core/sound/finished-pieces.ts'
import type { BookPreviews } from './book-preview.ts'
import type { SoundShelf } from './sound-shelf.ts'
import type { SpokenBooks, SpokenPiece } from './spoken-books.ts'

export type SoundAsks = Pick<
  AskHandlers,
  'sound.ofBook' | 'sound.preview' | 'sound.stopPreview' | 'book.chapters'
>

export type SoundAskParts = {
  books: () => readonly BookView[]
  spoken: SpokenBooks
  shelf: SoundShelf
  previews: Omit<BookPreviews, 'readingOf' | 'lastReadingOf'>
}

/** Finished books are one run for ever; those of runs count from 1. */
const finishedRun = 0

/** Those that are still there. */
async function filesAt(paths: readonly string[]): Promise<FinishedFile[]> {
  const files: FinishedFile[] = []
  for (const path of paths)
    try {
      files.push({ path, bytes: (await stat(path)).size })
    } catch (error) {
      if (errorCode(error) === undefined) throw error
    }
  return files
}

/** Where another chapter begins. Two that follow each other may have one name; a listener does not miss the mark between them. */
function chaptersOf(pieces: readonly SpokenPiece[]): BookSound['chapters'] {
  return pieces.flatMap(({ chapter, startSec }, index) =>
    index > 0 && pieces[index - 1]?.chapter === chapter ? [] : [{ title: chapter, startSec }],
  )
}

export function createSoundAsks({ books, spoken, shelf, previews }: SoundAskParts): SoundAsks {
  const shown = (pieces: readonly (FinishedPiece & { version?: number })[]): BookSound['pieces'] =>
    pieces.map(({ path, version, startSec, durationSec }) => ({
      address: shelf.addressOf(path, version),
      startSec,
      durationSec,
    }))
  return {
    'sound.ofBook': async ({ bookId, from, run }) => {
      const book = books().find(({ id }) => id === bookId)
      if (book === undefined) return fail('book-unknown')
      const files = await filesAt(book.outputs)
      const finished = finishedPieces(files, book.audioSec ?? 0, book.chapters)
      const heard = finished.length > 0 ? { run: finishedRun, pieces: [] } : spoken.of(bookId)
      const all = finished.length > 0 ? finished : heard.pieces
      if (all.length === 0) return fail('nothing-to-hear')
      const fresh = heard.run === run ? all.slice(from) : all
      return succeed({
        run: heard.run,
        isWhole: finished.length > 0,
        pieces: shown(fresh),
        chapters: finished.length > 0 ? [...book.chapters] : chaptersOf(heard.pieces),
      })
    },
    'sound.preview': async ({ bookId }) => {
      const book = books().find(({ id }) => id === bookId)
      if (book === undefined) return fail('book-unknown')
      const made = await previews.make(book)
      return made.ok ? succeed({ pieces: shown(made.value) }) : made
    },
    'book.chapters': async ({ bookId }) => {
      const book = books().find(({ id }) => id === bookId)
      return book === undefined ? fail('book-unknown') : previews.chaptersOf(book)
    },
    'sound.stopPreview': async () => {
      await previews.stop()
      return succeed(undefined)
    },
  }
}
