import { mkdir, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { ExpectedFailure } from '../../../src-contract/failure.ts'
import { fileExists } from '../../../src-node/atomic-file.ts'
import { findFfmpeg, type Ffmpeg } from '../../../src-node/ffmpeg.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import type { ChunkList, SpokenBook } from '../../book/chunk.ts'
import { finishedBookSchema, type FinishedBook, type ValidatedBook } from '../../book/validated-book.ts'
import type { Phase, PhaseContext } from '../../phase.ts'
import { openOwnedFiles, sha256Of } from '../owned-files.ts'
import { planChapters } from './chapter-plan.ts'
import { encodingVersion } from './encode-chapter.ts'
import type { BookTags } from './ffmetadata.ts'
import { bookFileName } from './file-name.ts'
import { chapterMarks, joinBook } from './join-book.ts'
import { integratedLufs } from './loudness.ts'
import { masterChapters } from './master-chapters.ts'
import { placeOutput } from './output-place.ts'
import { removeLeftovers, reserveBeside, type ReservedFile } from './reserved-file.ts'

export type EnhancementInput = { book: ValidatedBook; text: ChunkList; spoken: SpokenBook }

function tagsOf({ book, text }: EnhancementInput, { settings, source }: PhaseContext): BookTags {
  return {
    title: settings.title ?? book.facts.title ?? basename(source, extname(source)),
    author: settings.author ?? book.facts.author,
    language: text.language,
  }
}

function masteringFolder({ folders }: Pick<PhaseContext, 'folders'>): string {
  return join(folders.private, 'mastering')
}

async function coverOf(book: ValidatedBook): Promise<string | null> {
  return book.coverPath !== null && (await fileExists(book.coverPath)) ? book.coverPath : null
}

async function finish(
  input: EnhancementInput,
  ffmpeg: Ffmpeg,
  temporary: string,
  context: PhaseContext,
): Promise<FinishedBook> {
  const { settings, folders } = context
  const tags = tagsOf(input, context)
  const plan = planChapters(input.spoken, input.text.chapterTitles, settings.speed)
  const work = masteringFolder(context)
  const { encoded, gainDb } = await masterChapters(plan, input.spoken.sampleRateHz, ffmpeg, work, context)
  const titles = plan.map(({ title }) => title)
  const { marks, audioSec } = chapterMarks(titles, encoded)
  const coverPath = await coverOf(input.book)
  const book = { tags, marks, audioSec, coverPath }
  await joinBook(encoded, book, temporary, { ffmpeg, folder: work, signal: context.signal })
  const owned = await openOwnedFiles(folders, 'outputs')
  const file = basename(context.source, extname(context.source))
  const name = bookFileName(settings.name_template, { author: tags.author, title: tags.title, file })
  const bytes = (await stat(temporary)).size
  const sha256 = await sha256Of(temporary)
  const place = { folder: folders.output, name, extension: 'mp3', overwrite: settings.overwrite }
  const path = await placeOutput(temporary, place, owned)
  owned.note(path, bytes, sha256)
  await owned.save()
  context.emit({ type: 'artifact', kind: 'audio', path, bytes })
  return {
    outputs: [{ path, bytes, sha256 }],
    audioSec,
    chapters: marks,
    loudness: {
      lufs: round(Math.max(-99, integratedLufs(encoded.map(({ hops }) => hops)))),
      truePeakDb: round(Math.max(...encoded.map(({ truePeakDb }) => truePeakDb ?? -99))),
      gainDb,
    },
  }
}

/** Phase 5: the book at its level, with chapters, tags and cover. Fails with 'ffmpeg-missing', 'encoding-failed', 'disk-full', 'output-not-writable'. */
export const enhancementPhase: Phase<EnhancementInput, FinishedBook> = {
  number: 5,
  output: finishedBookSchema,
  key: async (input, context) => {
    const { settings, folders } = context
    const cover = await coverOf(input.book)
    return JSON.stringify([
      encodingVersion,
      tagsOf(input, context),
      input.text.chapterTitles,
      input.spoken.chunks.map(({ key, chapter, after }) => [key, chapter, after]),
      settings.speed,
      settings.loudness_lufs,
      settings.formats,
      settings.name_template,
      folders.output,
      cover === null ? null : await sha256Of(cover),
    ])
  },
  stillStands: async ({ outputs }) => {
    const there = await Promise.all(
      outputs.map(async ({ path, bytes }) => (await fileExists(path)) && (await stat(path)).size === bytes),
    )
    return there.every(Boolean)
  },
  run: async (input, context) => {
    const ffmpeg = await findFfmpeg(context.settings.ffmpeg)
    if (!ffmpeg.ok) throw new ExpectedFailure(ffmpeg.failure)
    const { output, private: own } = context.folders
    let reserved: ReservedFile | null = null
    try {
      const mastering = masteringFolder(context)
      await mkdir(mastering, { recursive: true })
      await removeLeftovers(own, mastering)
      reserved = await reserveBeside(output, own, context.runId)
      return await finish(input, ffmpeg.value, reserved.path, context)
    } catch (error) {
      context.signal.throwIfAborted()
      const failure = fileFailure(error, output, 'output-not-writable')
      throw failure === null ? error : new ExpectedFailure(failure, { cause: error })
    } finally {
      await reserved?.release()
    }
  },
  // A finished book of another program is its own affair: whoever asks for phase 5 wants ours.
  adopt: async () => Promise.resolve(null),
  entry: (finished) => ({
    output_file: finished.outputs[0]?.path,
    artifacts: {
      output_file: finished.outputs[0]?.path,
      outputs: finished.outputs,
      chapters: finished.chapters,
    },
    metrics: {
      audio_sec: finished.audioSec,
      lufs_pre: round(finished.loudness.lufs - finished.loudness.gainDb),
      lufs_post: finished.loudness.lufs,
      true_peak_db: finished.loudness.truePeakDb,
      gain_db: finished.loudness.gainDb,
    },
    errors: [],
  }),
}

function round(db: number): number {
  return Math.round(db * 100) / 100
}
