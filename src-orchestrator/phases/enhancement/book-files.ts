import { rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { plainSubtitleFormats, type AudioFormat } from '../../../src-contract/config-options.ts'
import {
  namesFrom,
  numberedName,
  padded,
  partName,
  type NameValues,
} from '../../../src-contract/file-name.ts'
import type { FinishedFile } from '../../../src-contract/finished-file.ts'
import { namingFile } from '../../../src-node/atomic-file.ts'
import { makeFolder } from '../../../src-node/make-folder.ts'
import type { PhaseContext } from '../../phase.ts'
import { openOwnedFiles, sha256Of, type OwnedFiles } from '../owned-files.ts'
import { runOnSlots } from '../slots.ts'
import { formatShapes } from './formats.ts'
import { chaptersInTable, isDivided } from './id3-contents.ts'
import { placeOutput } from './output-place.ts'
import type { PlannedFile } from './plan-files.ts'
import type { ReservedNames } from './reserved-file.ts'
import { cuesWithin, subtitleText, type Cue } from './subtitles.ts'
import { writeAudioFile, type FileJob, type WriteTools } from './write-file.ts'

/** One file of the finished book. */
export type BookFile = { format: AudioFormat; file: PlannedFile; job: FileJob }

export type BookFilesOptions = {
  names: NameValues
  /** Of the whole book. */
  cues: readonly Cue[]
  sampleRateHz: number
  /** Writes the ebook that reads itself aloud, false: nothing was written; null: none is wanted. */
  readAlong: ((target: string) => Promise<boolean>) | null
  reserved: ReservedNames
  tools: WriteTools
}

type Place = { folder: string; name: string }

/** A book's file lies where its template says; chapters in a folder of the book's name. */
export function placeOf(
  { kind, number, of, chapterTitle }: Pick<PlannedFile, 'kind' | 'number' | 'of' | 'chapterTitle'>,
  output: string,
  templates: { book: string; chapter: string },
  values: NameValues,
): Place {
  const book = namesFrom(templates.book, values)
  if (kind === 'book') {
    const name = partName(book.at(-1) ?? '', number, of)
    return { folder: join(output, ...book.slice(0, -1)), name }
  }
  const more = { ...values, chapter: chapterTitle, number: padded(number, of) }
  const names = namesFrom(templates.chapter, more)
  return { folder: join(output, ...book, ...names.slice(0, -1)), name: names.at(-1) ?? '' }
}

type Placed = { order: number; finished: FinishedFile; kind: 'audio' | 'subtitles' }

/** Writes a file's bytes by `write`, which is told the name that it shall have, then puts it in its place under the rule for files that are there. */
async function putInPlace(
  place: Place & { extension: string },
  write: (temporary: string, wanted: string) => Promise<void>,
  { reserved, owned, taken, context }: { reserved: ReservedNames; owned: OwnedFiles; taken: Set<string>; context: PhaseContext }, // prettier-ignore
): Promise<FinishedFile> {
  const temporary = reserved.next()
  const wanted = join(place.folder, numberedName(place.name, place.extension, 1))
  const put = async (): Promise<FinishedFile> => {
    await write(temporary, wanted)
    await makeFolder(place.folder)
    const { size: bytes } = await stat(temporary)
    const sha256 = await sha256Of(temporary)
    const path = await placeOutput(
      temporary,
      { ...place, sha256, overwrite: context.settings.overwrite, taken, source: context.source },
      owned,
    )
    if (path !== wanted && !taken.has(wanted))
      context.log('info', `${wanted} is there and is not this book's own; the new file is ${path}`)
    taken.add(path)
    owned.note(path, bytes, sha256)
    return { path, bytes, sha256 }
  }
  try {
    return await namingFile(wanted, put, temporary)
  } finally {
    await rm(temporary, { force: true })
  }
}

/**
 * Writes every file of the book, several side by side, and the subtitles beside each, once for those that share a name; each is told as it stands. What stood under
 * its name and is not ours stays.
 */
export async function writeBookFiles(
  files: readonly BookFile[],
  { names, cues, sampleRateHz, readAlong, reserved, tools }: BookFilesOptions,
  context: PhaseContext,
): Promise<{ outputs: FinishedFile[]; subtitles: FinishedFile[]; earlier: string[] }> {
  const { settings, folders } = context
  const owned = await openOwnedFiles(folders, 'outputs')
  // Of those that name one path, the one that it still is: what is ours already is no question any more.
  for (const { path, bytes, sha256 } of settings.replaceable)
    if (!(await owned.isOurs(path))) owned.note(path, bytes, sha256)
  const taken = new Set<string>()
  const placed: Placed[] = []
  const templates = { book: settings.name_template, chapter: settings.chapter_template }
  const shared = { reserved, owned, taken, context }
  const placeIn = ({ file }: BookFile): Place => placeOf(file, folders.output, templates, names)
  // The first of the files that share a name but for their endings.
  const firstOf = new Map<string, number>()
  for (const [order, file] of files.entries()) {
    const { folder, name } = placeIn(file)
    if (!firstOf.has(join(folder, name))) firstOf.set(join(folder, name), order)
  }
  const tell = async (order: number, kind: Placed['kind'], finished: FinishedFile): Promise<void> => {
    placed.push({ order, kind, finished })
    await owned.save()
    context.emit({ type: 'artifact', kind, path: finished.path, bytes: finished.bytes })
  }
  const queue = files.entries()
  await runOnSlots(
    () => queue.next().value,
    async ([order, bookFile]) => {
      const { format, file, job } = bookFile
      if (format === 'mp3' && file.kind === 'book' && isDivided(file.marks.length))
        context.emit({
          type: 'warning',
          message: `Some players show only the first ${chaptersInTable} of the ${file.marks.length} chapters of an MP3; M4B and Opus have no such limit`,
        })
      const place = placeIn(bookFile)
      const { extension } = formatShapes[format]
      const audio = await putInPlace(
        { ...place, extension },
        async (target, about) => writeAudioFile(job, target, { ...tools, about }),
        shared,
      )
      await tell(order, 'audio', audio)
      if (firstOf.get(join(place.folder, place.name)) !== order) return
      const own = cuesWithin(cues, file.from / sampleRateHz, file.samples / sampleRateHz)
      for (const subtitles of plainSubtitleFormats.filter((format) => settings.subtitles.includes(format))) {
        const write = async (target: string): Promise<void> => writeFile(target, subtitleText(subtitles, own))
        const name = besideName(audio.path, extension)
        await tell(order, 'subtitles', await putInPlace({ folder: place.folder, name, extension: subtitles }, write, shared)) // prettier-ignore
      }
    },
    context,
  )
  if (readAlong !== null) {
    const place = placeOf(
      { kind: 'book', number: 1, of: 1, chapterTitle: null },
      folders.output,
      templates,
      names,
    )
    const written = reserved.next()
    const move = async (target: string): Promise<void> => rename(written, target)
    if (await readAlong(written)) await tell(files.length, 'subtitles', await putInPlace({ ...place, extension: 'epub' }, move, shared)) // prettier-ignore
  }
  placed.sort((a, b) => a.order - b.order)
  const of = (wanted: Placed['kind']): FinishedFile[] =>
    placed.filter(({ kind }) => kind === wanted).map(({ finished }) => finished)
  const earlier = await earlierFiles(owned, taken)
  if (earlier.length > 0) context.emit({ type: 'warning', message: earlierWords(earlier) })
  return { outputs: of('audio'), subtitles: of('subtitles'), earlier }
}

/** What was written for this book by an earlier choice of files, names or tags, and stands unchanged: a finished book is never thrown away unasked. */
async function earlierFiles(owned: OwnedFiles, taken: ReadonlySet<string>): Promise<string[]> {
  const left: string[] = []
  for (const path of owned.paths()) if (!taken.has(path) && (await owned.isOurs(path))) left.push(path)
  return left.sort()
}

function earlierWords(paths: readonly string[]): string {
  const [first = '', ...more] = paths
  const others = more.length === 0 ? '' : ` and ${more.length} more`
  const stay = more.length === 0 ? 'A file of an earlier choice stays' : 'Files of an earlier choice stay'
  return `${stay}, which the book has no use for any more: ${first}${others}. Delete what you do not want.`
}

/** Players find subtitles by the audio's own name, the number of a second one included. */
function besideName(path: string, extension: string): string {
  return basename(path, `.${extension}`)
}
