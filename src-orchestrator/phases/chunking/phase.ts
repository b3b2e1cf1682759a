import { createHash } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { ExpectedFailure } from '../../../src-contract/failure.ts'
import { sayingMadeWith, type SayingSettings } from '../../../src-contract/made-with.ts'
import { pronunciationsFor } from '../../../src-contract/pronunciation.ts'
import { fileExists, writeFileAtomic } from '../../../src-node/atomic-file.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import { chunkListSchema, type Chunk, type ChunkList } from '../../book/chunk.ts'
import type { BookText } from '../../book/book-text.ts'
import { spokenChapters, spokenTitlesFound } from '../../book/spoken-chapters.ts'
import type { Phase, PhaseContext } from '../../phase.ts'
import { asideTeller } from '../aside.ts'
import { openOwnedFiles, sha256Of, type OwnedFiles } from '../owned-files.ts'
import { adoptChunks, namedChunks } from './adopt-chunks.ts'
import { emojiNames, withoutEmoji } from './emoji-names.ts'
import { pronunciationRules } from './words/shared/pronunciations.ts'
import { saidText, saidTextPath } from './said-text.ts'
import { chunksOf, estimatedSec } from './chunks.ts'
import { dictionaryOf } from '../extraction/words/dictionary.ts'

/** Goes up with every change that cuts or says anything differently. */
const chunkingVersion = 15
const filesAtOnce = 8

function chunkTextPath(context: Pick<PhaseContext, 'fileId' | 'folders'>, index: number): string {
  return join(context.folders.chunks, `${context.fileId}_chunk_${String(index + 1).padStart(3, '0')}.txt`)
}

/** A chunk as people read it: a line for each paragraph. */
function chunkText(chunk: Chunk): string {
  const words = chunk.sentences.map(({ text, after }) => text + (after === 'sentence' ? ' ' : '\n'))
  return `${words.join('').trimEnd()}\n`
}

type Teller = ReturnType<typeof asideTeller>

/** Chunks of a longer reading would be taken for part of this one: ours go, others are moved aside. */
async function removeLeftovers(
  list: ChunkList,
  context: PhaseContext,
  owned: OwnedFiles,
  tell: Teller,
): Promise<void> {
  const meant = new Set(list.chunks.map(({ index }) => chunkTextPath(context, index)))
  for (const path of await namedChunks(context)) {
    if (meant.has(path)) continue
    if (await owned.isOurs(path)) await rm(path)
    else tell(path, await owned.moveForeignAside(path))
  }
}

async function writeChunkTexts(list: ChunkList, context: PhaseContext): Promise<void> {
  await mkdir(context.folders.chunks, { recursive: true })
  await mkdir(context.folders.private, { recursive: true })
  const owned = await openOwnedFiles(context.folders, 'chunk-texts')
  const tell = asideTeller(context)
  const queue = list.chunks.values()
  const writeSome = async (): Promise<void> => {
    for (const chunk of queue) {
      context.signal.throwIfAborted()
      const path = chunkTextPath(context, chunk.index)
      const text = chunkText(chunk)
      const sha256 = createHash('sha256').update(text).digest('hex')
      // A run that was killed before it noted this file left it whole.
      const stands = (await fileExists(path)) && (await sha256Of(path)) === sha256
      if (!stands) {
        tell(path, await owned.moveForeignAside(path))
        await writeFileAtomic(path, text)
      }
      owned.note(path, Buffer.byteLength(text), sha256)
    }
  }
  try {
    await Promise.all(Array.from({ length: filesAtOnce }, writeSome))
    await removeLeftovers(list, context, owned, tell)
  } finally {
    await owned.save()
  }
}

/** Of the settings, what concerns this book. */
function sayingSettings(settings: PhaseContext['settings'], source: string): SayingSettings {
  const { citations, emoji, pronunciations } = settings
  return { citations, emoji, pronunciations: pronunciationsFor(pronunciations, [basename(source)]) }
}

/** Phase 3: what is to be said, in sentences and in chunks of 10 to 30 seconds. Fails with 'no-speakable-text'. */
export const chunkingPhase: Phase<BookText, ChunkList> = {
  number: 3,
  output: chunkListSchema,
  key: (book, { settings, source }) =>
    JSON.stringify([
      chunkingVersion,
      sayingMadeWith(sayingSettings(settings, source)),
      book.language,
      book.chapters,
      ...(book.leftOut === undefined ? [] : [book.leftOut]),
      ...(book.leftOutAfter === undefined ? [] : [book.leftOutAfter]),
    ]),
  stillStands: async (list, context) => {
    const there = await Promise.all(
      list.chunks.map(async ({ index }) => fileExists(chunkTextPath(context, index))),
    )
    return there.every(Boolean) && fileExists(saidTextPath(context))
  },
  run: async (book, context) => {
    const { citations, emoji, pronunciations } = sayingSettings(context.settings, context.source)
    const list = chunksOf(book, {
      citations,
      emojiName: emoji === 'skip' ? withoutEmoji : emojiNames(),
      pronunciations: pronunciationRules(pronunciations),
      dictionary: await dictionaryOf(book.language),
    })
    if (list.chunks.length === 0)
      throw new ExpectedFailure({ code: 'no-speakable-text', file: context.source })
    try {
      await writeChunkTexts(list, context)
      await writeFileAtomic(saidTextPath(context), saidText(list))
    } catch (error) {
      const failure = fileFailure(error, context.folders.chunks, 'output-not-writable')
      throw failure === null ? error : new ExpectedFailure(failure, { cause: error })
    }
    const total = book.chapters.length
    context.emit({ type: 'progress', phase: 3, done: total, total, unit: 'chapters' })
    context.log('info', `${list.chunks.length} chunks in ${total} chapters`)
    return list
  },
  adopt: adoptChunks,
  entry: (list, context) => {
    const paths = list.chunks.map(({ index }) => chunkTextPath(context, index))
    return {
      made_with: sayingMadeWith(sayingSettings(context.settings, context.source)),
      text_path: context.folders.chunks,
      chunk_paths: paths,
      chunk_metrics: list.chunks.map((chunk) => ({
        chunk: chunk.index + 1,
        chapter: chunk.chapter + 1,
        sentences: chunk.sentences.length,
        characters: chunk.sentences.reduce((sum, sentence) => sum + sentence.said.length, 0),
        estimated_sec: round(chunk.sentences.reduce((sum, sentence) => sum + estimatedSec(sentence.said), 0)),
      })),
      artifacts: { chunk_paths: paths, said_path: saidTextPath(context) },
      // Of those that have anything to say, in order: by these numbers and titles they are chosen.
      chapters: spokenChapters(list).map(({ title }) => title),
      chapters_found: spokenTitlesFound(list),
      metrics: { chunks: list.chunks.length, chapters: list.chapterTitles.length },
      errors: [],
    }
  },
}

function round(sec: number): number {
  return Math.round(sec * 10) / 10
}
