import { basename, dirname, resolve } from 'node:path'
import type { StatusItem } from '../../../src-contract/book-page.ts'
import type { Config } from '../../../src-contract/config-options.ts'
import { fileIdFor, foldStem, stemOf } from '../../../src-contract/file-id.ts'
import { succeed, type Result } from '../../../src-contract/failure.ts'
import {
  idFromHash,
  isSection,
  namedEntry,
  recordedEntries,
  recordedHash,
  recordedPath,
  type Section,
} from '../../../src-contract/pipeline-json/read.ts'
import type { TitlesFound } from '../../../src-contract/chapter-speech.ts'
import { nothingOwn } from '../../../src-contract/own-speech.ts'
import { speechSettingsSchema, type SpeechSettings } from '../../../src-contract/spoken-with.ts'
import type { PipelineJson } from '../../../src-contract/pipeline-json/schema.ts'
import { sourceExists, sourceHash, sourceName } from '../../../src-node/source-files.ts'
import { bookStanding } from '../store/book-standing.ts'
import { ownersOf } from '../store/owners-of.ts'
import { openPipelineFile } from '../store/pipeline-file.ts'
import { placesOfRecorded } from '../../../src-node/recorded-file.ts'

export type StatusPlaces = {
  pipelineJson: string
  config: Pick<Config, 'phases_to_run' | 'resume_enabled' | 'input_dir'> & SpeechSettings
}

export type BookStatus = StatusItem & { chapterTitles: string[] | null; titlesFound: TitlesFound | null }

type Known = { fileId: string; source: string | null; sha256: string | null }

/** The id of a file, as a run would choose it. */
async function idOf(
  pipeline: PipelineJson,
  { pipelineJson, config }: StatusPlaces,
  file: { path: string; sha256: string },
  taken: ReadonlyMap<string, string>,
): Promise<string> {
  const { path, sha256 } = file
  const stem = await sourceName(path)
  const sought = { sourcePath: path, sha256, stem, inputDir: config.input_dir }
  const { known, owners } = await ownersOf(pipeline, pipelineJson, sought)
  if (known !== null && (taken.get(foldStem(known)) ?? sha256) === sha256) return known
  return fileIdFor(stem, sha256, new Map([...owners, ...taken]))
}

async function sourceOf(
  pipelineJson: string,
  entry: Section | null,
): Promise<{ path: string; there: boolean } | null> {
  const recorded = entry === null ? null : recordedPath(entry)
  if (recorded === null) return null
  for (const path of placesOfRecorded(pipelineJson, recorded))
    if (await sourceExists(path)) return { path, there: true }
  return { path: recorded, there: false }
}

/** The book of an old single-book record, which has no id of its own. */
function oldBook(pipeline: PipelineJson): { fileId: string; entry: Section } | null {
  const entry = namedEntry(pipeline)
  if (entry === null || !isSection(pipeline['phase1'])) return null
  const path = recordedPath(entry)
  const hash = recordedHash(entry)
  if (path !== null) return { fileId: stemOf(basename(path.replaceAll('\\', '/'))), entry }
  return hash === null ? null : { fileId: idFromHash(hash), entry }
}

/** Files that are there first, then what the record alone knows. */
async function knownBooks(
  pipeline: PipelineJson,
  places: StatusPlaces,
  files: readonly string[],
): Promise<Known[]> {
  const books: Known[] = []
  const taken = new Map<string, string>()
  for (const path of files) {
    const sha256 = await sourceHash(path)
    const fileId = await idOf(pipeline, places, { path, sha256 }, taken)
    taken.set(foldStem(fileId), sha256)
    books.push({ fileId, source: path, sha256 })
  }
  const listed = new Set(books.map(({ fileId }) => foldStem(fileId)))
  const recorded = new Map(recordedEntries(pipeline))
  const old = oldBook(pipeline)
  if (recorded.size === 0 && old !== null) recorded.set(old.fileId, old.entry)
  for (const [fileId, entry] of recorded) {
    if (listed.has(foldStem(fileId))) continue
    const source = await sourceOf(places.pipelineJson, entry)
    const sha256 = source?.there === true ? await sourceHash(source.path) : null
    // The file may be among those that are there, under another id of the same content.
    if (sha256 !== null && books.some((book) => book.sha256 === sha256 && book.source === source?.path))
      continue
    books.push({ fileId, source: source?.path ?? null, sha256 })
  }
  return books
}

/** Each book of a workspace: its phases, where they were read, and what Start would do. `files`: books that are there, absolute. */
export async function bookStatuses(
  places: StatusPlaces,
  files: readonly string[],
  alone = false,
): Promise<Result<BookStatus[]>> {
  const { pipelineJson, config } = places
  const read = await openPipelineFile(pipelineJson).read()
  if (!read.ok) return read
  const pipeline = read.value
  const all = await knownBooks(pipeline, places, files)
  const books = alone ? all.filter(({ source }) => source !== null && files.includes(source)) : all
  const items: BookStatus[] = []
  for (const { fileId, source, sha256 } of books) {
    const sourcePath = source ?? resolve(dirname(pipelineJson), fileId)
    const standing = await bookStanding(
      pipeline,
      pipelineJson,
      { fileId, sha256, sourcePath },
      {
        phases: config.phases_to_run,
        resumes: config.resume_enabled,
        sourceThere: sha256 !== null,
        speech: { settings: speechSettingsSchema.parse(config), said: nothingOwn },
      },
    )
    const { records: phases, plan, speech, encoding, chapterTitles, titlesFound } = standing
    items.push({ fileId, source, phases, plan, speech, encoding, chapterTitles, titlesFound })
  }
  return succeed(items)
}
