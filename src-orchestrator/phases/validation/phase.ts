import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ExpectedFailure } from '../../../src-contract/failure.ts'
import { detectEncoding, encodingWords } from '../../../src-contract/text-encodings.ts'
import { fileExists } from '../../../src-node/atomic-file.ts'
import { sourceStamp } from '../../../src-node/source-files.ts'
import { knownFfmpeg } from '../../../src-node/ffmpeg.ts'
import { validatedBookSchema, type ValidatedBook } from '../../book/validated-book.ts'
import { openPdf } from '../../pdf/open-pdf.ts'
import type { Phase, PhaseContext } from '../../phase.ts'
import { copyCover } from './copy-cover.ts'
import { formatOf } from '../../documents/readers.ts'
import { firstPicture, isPictures } from '../../ocr/picture-files.ts'
import { drawCover, writeJpeg, writePicture } from './cover.ts'
import { examine } from './examine.ts'

/** Goes up when a file's facts or its cover would come out otherwise. */
const version = 7
/** Pages, evenly spread, that a document is judged by; the next phase reads them all, and reading them twice is a quarter of its time. */
const samplePages = 48
/** Where those have no text: every page of nearly every book, before it is said to have none. */
const maxPages = 2000

const unknownKind = (picture: Uint8Array): string =>
  /<svg[\s>]/u.test(Buffer.from(picture).toString('utf8'))
    ? 'a drawing (SVG), and no picture that players show'
    : 'no picture of a known kind'

/** Draws or copies a picture to `path`; false: there is none. */
type CoverMaker = (path: string, ffmpeg: string) => Promise<boolean>

async function coverMaker(
  context: PhaseContext,
  { fileType }: ValidatedBook['facts'],
): Promise<CoverMaker | null> {
  const { source, signal } = context
  const readCover = isPictures(fileType)
    ? async () => firstPicture(source, fileType)
    : ((await formatOf(fileType))?.readCover ?? null)
  if (readCover !== null)
    return async (path, ffmpeg) => {
      const picture = await readCover(source)
      if (picture === null) return false
      if (await writePicture(picture, path, ffmpeg, signal)) return true
      throw new Error(`what the book has for one is ${unknownKind(picture)}`)
    }
  if (fileType !== 'pdf') return null
  return async (path, ffmpeg) => {
    const opened = await openPdf(source, context.password())
    if (!opened.ok) throw new ExpectedFailure(opened.failure)
    try {
      const picture = drawCover(opened.value)
      if (picture !== null) await writeJpeg(picture, path, ffmpeg, signal)
      return picture !== null
    } finally {
      opened.value.close()
    }
  }
}

async function makeCover(context: PhaseContext, book: ValidatedBook['facts']): Promise<string | null> {
  const path = join(context.folders.private, 'cover.jpg')
  const { cover } = context.settings
  if (cover === null) return null
  if (cover !== undefined && (await copyCover(cover, path))) return path
  if (cover !== undefined) context.log('warning', `The cover ${cover} is no JPEG that can be used.`)
  const make = await coverMaker(context, book)
  if (make === null) return null
  const warn = (message: string): null => {
    context.log('warning', message)
    context.emit({ type: 'warning', message })
    return null
  }
  const ffmpeg = await knownFfmpeg(context.settings.ffmpeg)
  if (!ffmpeg.ok) return warn('There is no cover picture, because no working ffmpeg was found.')
  try {
    await mkdir(context.folders.private, { recursive: true })
    return (await make(path, ffmpeg.value.path)) ? path : null
  } catch (error) {
    if (context.signal.aborted) throw error
    const reason = error instanceof Error ? error.message : String(error)
    return warn(`There is no cover picture: ${reason}`)
  }
}

async function run(_input: null, context: PhaseContext): Promise<ValidatedBook> {
  const { source, settings, signal } = context
  const look = async (pages: number) =>
    examine(source, {
      password: context.password(),
      maxPages: pages,
      signal,
      recognises: settings.ocr !== 'never',
      encoding: settings.text_encoding,
      onBytes: (done, total) => context.emit({ type: 'progress', phase: 1, done, total, unit: 'bytes' }),
      betweenPages: async () => {
        await context.whenRunning()
        await new Promise((resolve) => setImmediate(resolve))
      },
    })
  const first = await look(samplePages)
  const textless = first.failure?.code === 'no-text' || first.failure?.code === 'no-speakable-text'
  const { facts, failure } =
    textless && (first.facts?.pages ?? 0) > samplePages ? await look(maxPages) : first
  if (failure !== null) throw new ExpectedFailure(failure)
  if (facts === null) throw new Error(`nothing is known about ${source}, and nothing is wrong with it`)
  const known = {
    ...facts,
    title: settings.title ?? facts.title,
    author: settings.author ?? facts.author,
    language: settings.language ?? facts.language,
  }
  context.log(
    'info',
    `${known.title ?? source}: ${known.fileType}, ${known.words ?? 0} words, about ${Math.round((known.audioSec ?? 0) / 60)} minutes`,
  )
  if (known.encoding !== undefined)
    context.log('info', `The text is read as ${encodingWords(known.encoding)}`)
  if (known.repaired) context.log('warning', 'The file is damaged; it could be repaired while reading it.')
  return { facts: known, readablePath: source, coverPath: await makeCover(context, known) }
}

/** Where a file is not there, its key says so, and it is made again when it comes. */
async function stampOf(path: string): Promise<{ size: number; mtimeMs: number }> {
  return sourceStamp(path).then(
    ({ bytes, mtimeMs }) => ({ size: bytes, mtimeMs }),
    () => ({ size: -1, mtimeMs: -1 }),
  )
}

/** Phase 1: what kind of file, whether it can be read, its facts and its cover. */
export const validationPhase: Phase<null, ValidatedBook> = {
  number: 1,
  output: validatedBookSchema,
  key: async (_input, { source, settings }) => {
    const { title, author, language, cover, ocr, text_encoding } = settings
    const picture = typeof cover === 'string' ? await stampOf(cover) : undefined
    const { size, mtimeMs } = await stampOf(source)
    return JSON.stringify({
      version,
      source,
      size,
      mtimeMs,
      title,
      author,
      language,
      cover,
      picture,
      ...(ocr === 'never' ? { ocr } : {}),
      ...(text_encoding === detectEncoding ? {} : { text_encoding }),
    })
  },
  stillStands: async ({ coverPath }) => coverPath === null || (await fileExists(coverPath)),
  run,
  // What another program knows of a file is less than a look at it tells; nobody waits for it.
  adopt: async (context) => run(null, { ...context, emit: () => undefined }),
  entry: ({ facts, coverPath }) => ({
    title: facts.title,
    author: facts.author,
    file_type: facts.fileType,
    classification: facts.classification,
    hash: facts.sha256,
    repair_status: facts.repaired ? 'repaired' : 'not_needed',
    duplicate: false,
    artifacts: coverPath === null ? {} : { cover: coverPath },
    metrics: {
      pages: facts.pages,
      words: facts.words,
      estimated_audio_sec: facts.audioSec,
      bytes: facts.bytes,
    },
    errors: [],
  }),
}
