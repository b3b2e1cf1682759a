import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { TitlesFound } from '../../../src-contract/chapter-speech.ts'
import { recordedSpeech, withOwnPace, withSaidSpeech } from '../../../src-contract/own-speech.ts'
import type { BookIdentity } from '../../../src-contract/pipeline-json/read.ts'
import type { PipelineJson } from '../../../src-contract/pipeline-json/schema.ts'
import {
  mannersOf,
  spokenWithName,
  spokenWithSchema,
  standingChunks,
  type SpeechWanted,
  type SpokenWith,
  type StandingChunks,
} from '../../../src-contract/spoken-with.ts'
import { recordedVoices, voiceWishes } from '../../../src-contract/voice-names.ts'
import { errorCode } from '../../../src-node/atomic-file.ts'

const soundEnd = /(?:\.(?:other|gap|again))?\.(?:wav|flac)$/u

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    // No such folder, or none that may be looked into: nothing is known to stand.
    return []
  }
}

async function noteOf(folder: string): Promise<SpokenWith | null> {
  try {
    return (
      spokenWithSchema.safeParse(JSON.parse(await readFile(join(folder, spokenWithName), 'utf8'))).data ??
      null
    )
  } catch (error) {
    if (errorCode(error) === undefined && !(error instanceof SyntaxError)) throw error
    return null
  }
}

/** What stands of a book as it is to be spoken now; null where nobody has noted how it was spoken so far. */
export async function chunksAsWanted(
  pipeline: PipelineJson,
  path: string,
  { fileId }: BookIdentity,
  { titles, found }: { titles: readonly string[] | null; found: TitlesFound | null },
  { settings, said }: SpeechWanted,
): Promise<StandingChunks | null> {
  const folder = join(dirname(path), '.bookspool', 'books', fileId)
  const note = await noteOf(folder)
  if (note === null) return null
  const { voice: own, chapters, ...pace } = withSaidSpeech(recordedSpeech(pipeline, fileId), said)
  const { general } = recordedVoices(pipeline, fileId)
  const [wish] = voiceWishes({ override: own ?? null, general }, settings.voice)
  const wanted = mannersOf(
    { ...withOwnPace(settings, pace), voice: wish?.name ?? null },
    chapters,
    titles ?? [],
    found,
  )
  const names = await namesIn(join(folder, 'speech'))
  const keys = new Set(names.filter((name) => soundEnd.test(name)).map((name) => name.replace(soundEnd, '')))
  return standingChunks(note, wanted, (key) => keys.has(key))
}

async function countIn(folder: string, isOne: RegExp): Promise<number> {
  return (await namesIn(folder)).filter((name) => isOne.test(name)).length
}

/**
 * How many chunks of a book have their sound at the place of the contract; the record tells of them only when all have. Half a book that another program has spoken
 * is spoken anew: of `anyones` false those count alone that our own store has.
 */
export async function chunksSpoken(workspace: string, fileId: string, anyones: boolean): Promise<number> {
  const there = await countIn(
    join(workspace, 'phase4_tts', 'audio_chunks', fileId),
    /^chunk_\d+\.(?:wav|flac|mp3)$/iu,
  )
  if (anyones || there === 0) return there
  const ours = await countIn(join(workspace, '.bookspool', 'books', fileId, 'speech'), /\.(?:wav|flac)$/u)
  return Math.min(there, ours)
}
