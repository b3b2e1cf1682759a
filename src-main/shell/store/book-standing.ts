import { dirname } from 'node:path'
import { z } from 'zod'
import { madeWithIn } from '../../../src-contract/made-with.ts'
import { chapterMarkSchema } from '../../../src-contract/orchestrator-protocol.ts'
import { titlesFoundSchema } from '../../../src-contract/chapter-speech.ts'
import { recordedEncoding } from '../../../src-contract/book-encoding.ts'
import { recordedSpeech } from '../../../src-contract/own-speech.ts'
import type { PhaseNumber } from '../../../src-contract/phases.ts'
import { phaseRecords, recordedChunks } from '../../../src-contract/pipeline-json/phase-records.ts'
import { usedEncodingSchema } from '../../../src-contract/text-encodings.ts'
import { sectionIn, statusOf, type BookIdentity } from '../../../src-contract/pipeline-json/read.ts'
import type { PipelineJson } from '../../../src-contract/pipeline-json/schema.ts'
import type { SpeechWanted } from '../../../src-contract/spoken-with.ts'
import { skipDecision } from '../../../src-contract/pipeline-json/skip.ts'
import { lastEnd, planFor } from '../../core/plan/plan-for.ts'
import { dayInWords } from '../../../src-contract/day-in-words.ts'
import { findRecorded } from '../../../src-node/recorded-file.ts'
import { chunksAsWanted, chunksSpoken } from './standing-chunks.ts'
import type { StoredStanding } from './store-messages.ts'

/** What our own phases 4 and 5 record of a finished book; another orchestrator's entries may hold none of it. */
const madeSchema = z.object({
  audio_sec: z.number().positive().nullable().catch(null),
  chapters: z.array(chapterMarkSchema).catch([]),
  /** The setting, where null means: a voice for the book's language. */
  requested_voice: z.string().nullable().optional().catch(undefined),
  own_voice: z.string().nullable().optional().catch(undefined),
  speed: z.number().nullable().catch(null),
  loudness_lufs: z.number().nullable().catch(null),
  text_choices: z.string().nullable().catch(null),
})

const titlesSchema = z.array(z.string()).min(1).nullable().catch(null)
const voiceSchema = z.string().min(1).nullable().catch(null)

type Done = Extract<StoredStanding, { done: true }>

function madeAs(pipeline: PipelineJson, book: BookIdentity): Pick<Done, 'audioSec' | 'chapters' | 'made'> {
  const read = statusOf(pipeline, book, 2).entry
  const worded = statusOf(pipeline, book, 3).entry
  const spoken = statusOf(pipeline, book, 4).entry
  const finished = statusOf(pipeline, book, 5).entry
  const metrics = sectionIn(finished, 'metrics')
  const made = madeSchema.parse({
    audio_sec: metrics?.['audio_sec'],
    chapters: sectionIn(finished, 'artifacts')?.['chapters'],
    requested_voice: spoken?.['requested_voice'],
    own_voice: spoken?.['own_voice'],
    speed: spoken?.['speed'],
    loudness_lufs: finished?.['loudness_lufs'],
    text_choices: read?.['text_choices'],
  })
  return {
    audioSec: made.audio_sec,
    chapters: made.chapters,
    made: {
      requestedVoice: made.requested_voice,
      ownVoice: made.own_voice,
      speed: made.speed,
      loudnessLufs: made.loudness_lufs,
      reading: madeWithIn(read),
      encoding: usedEncodingSchema
        .nullable()
        .catch(null)
        .parse(read?.['text_encoding'] ?? null),
      saying: madeWithIn(worded),
      files: madeWithIn(finished),
      pauses: madeWithIn(spoken),
      textChoices: made.text_choices,
    },
  }
}

export type Asked = {
  phases: readonly PhaseNumber[]
  resumes: boolean
  /** Whether the source is there: a record may outlive it. */
  sourceThere: boolean
  /** Whether chunks that another program has spoken count: it is the one at work. */
  anyChunks?: boolean | undefined
  /** How it would be spoken now; left out: whoever is at work decides. */
  speech?: SpeechWanted | undefined
}

/** Recorded outputs: where they are, and, as recorded, those that are not there any more. */
async function outputsOf(
  pipeline: PipelineJson,
  path: string,
  book: BookIdentity,
  phases: readonly PhaseNumber[],
): Promise<{ outputs: string[]; missing: string[] }> {
  const decision = skipDecision(pipeline, book, phases)
  const outputs: string[] = []
  const missing: string[] = []
  for (const recorded of decision.skip ? decision.outputs : []) {
    const found = await findRecorded(path, recorded)
    if (found === null) missing.push(recorded)
    else outputs.push(found)
  }
  return { outputs, missing }
}

/** What the record and the disk say together about one book: its phases, what Start would do, and, where it is done, as what. */
export async function bookStanding(
  pipeline: PipelineJson,
  path: string,
  book: BookIdentity,
  asked: Asked,
): Promise<StoredStanding> {
  const { outputs, missing } = await outputsOf(pipeline, path, book, asked.phases)
  const total = recordedChunks(pipeline, book)
  const worded = statusOf(pipeline, book, 3).entry
  const chapterTitles = titlesSchema.parse(worded?.['chapters'])
  const titlesFound = titlesFoundSchema
    .nullable()
    .catch(null)
    .parse(worded?.['chapters_found'] ?? null)
  const decision = skipDecision(pipeline, book, asked.phases)
  const standing =
    asked.speech === undefined || decision.skip
      ? null
      : await chunksAsWanted(
          pipeline,
          path,
          book,
          { titles: chapterTitles, found: titlesFound },
          asked.speech,
        )
  const spoken =
    standing?.spoken ??
    (total === null
      ? 0
      : Math.min(total, await chunksSpoken(dirname(path), book.fileId, asked.anyChunks === true)))
  const records = phaseRecords(pipeline, book)
  const plan = planFor(pipeline, book, asked.phases, {
    resumes: asked.resumes,
    missingOutputs: missing,
    chunksSpoken: spoken,
    chunksOtherwise: standing?.otherwise ?? 0,
    sourceThere: asked.sourceThere,
    dayOf: (iso) => dayInWords(iso, new Date()),
  })
  const voice = voiceSchema.parse(statusOf(pipeline, book, 4).entry?.['voice_id'])
  const speech = recordedSpeech(pipeline, book.fileId)
  const encoding = recordedEncoding(pipeline, book.fileId)
  const chunks = total === null ? null : { spoken, total }
  const looked = { plan, records, chunks, voice, speech, encoding, chapterTitles, titlesFound }
  if (!decision.skip || missing.length > 0) return { done: false, ...looked }
  const doneAt = lastEnd(records, asked.phases)
  const { gaps, sounds } = decision
  return { done: true, ...looked, outputs, gaps, sounds, doneAt, ...madeAs(pipeline, book) }
}
