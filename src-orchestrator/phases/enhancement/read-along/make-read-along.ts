import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ExpectedFailure, wordsFor } from '../../../../src-contract/failure.ts'
import type { PhaseContext } from '../../../phase.ts'
import type { PlannedFile } from '../plan-files.ts'
import type { Piece } from '../piece-store.ts'
import type { BookCue } from '../subtitles.ts'
import type { BookTags } from '../tags.ts'
import { writeAudioFile, type WriteTools } from '../write-file.ts'
import { pausesOfCues } from './inner-pauses.ts'
import { writeReadAlong, type SoundFile } from './write-read-along.ts'

export type ReadAlongBook = {
  /** The EPUB that was read. */
  source: string
  cues: readonly BookCue[]
  /** A file for each chapter. */
  chapters: readonly PlannedFile[]
  pieces: readonly Piece[]
  format: ReadAlongFormat
  tags: BookTags
  sampleRateHz: number
}

/** Sound that every reading system plays: MP3, and AAC in MP4 (EPUB 3.3, 3.2). */
export type ReadAlongFormat = 'mp3' | 'm4b'
const extensions = { mp3: 'mp3', m4b: 'm4a' } as const

/**
 * Writes the ebook that reads itself aloud; false where there is none to write, which the log says: what is wrong with the EPUB for that is no fault of the
 * audiobook. A player that reads along opens a chapter of many hours more slowly than one of some minutes: so each chapter is a file.
 */
export async function makeReadAlong(
  target: string,
  { source, cues, chapters, pieces, format, tags, sampleRateHz }: ReadAlongBook,
  tools: WriteTools,
  context: PhaseContext,
): Promise<boolean> {
  const extension = extensions[format]
  const sound: SoundFile[] = []
  try {
    for (const [index, file] of chapters.entries()) {
      const path = join(tools.folder, `read-along-${index}.${extension}.part`)
      sound.push({
        path,
        extension,
        startSec: file.from / sampleRateHz,
        lengthSec: file.samples / sampleRateHz,
      })
      await writeAudioFile({ format, file, pieces, tags, coverPath: null, sampleRateHz }, path, tools)
    }
    const skipsNotes = context.settings.footnotes === 'skip'
    const pausesOf = pausesOfCues(sampleRateHz)
    const job = { source, cues, pausesOf, sound, skipsNotes, narrator: tags.narrator, modified: new Date() }
    const count = await writeReadAlong(job, target, context.whenRunning)
    if (count === null)
      context.log('warning', 'no EPUB that reads aloud: none of the sentences was found in the source')
    else context.log('info', `EPUB that reads aloud: ${count.placed} of ${count.of} sentences light up`)
    return count !== null
  } catch (error) {
    if (!(error instanceof ExpectedFailure)) throw error
    const { what } = wordsFor({ ...error.failure, file: source })
    context.emit({ type: 'warning', message: `There is no EPUB that reads aloud: ${what}` })
    return false
  } finally {
    await Promise.all(sound.map(async ({ path }) => rm(path, { force: true })))
  }
}
