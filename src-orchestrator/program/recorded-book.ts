import { recordedSpeech, withoutVoices } from '../../src-contract/own-speech.ts'
import { allPhaseNumbers } from '../../src-contract/phases.ts'
import { recordedHash, statusOf, type BookIdentity } from '../../src-contract/pipeline-json/read.ts'
import type { PipelineJson } from '../../src-contract/pipeline-json/schema.ts'
import { recordedVoices } from '../../src-contract/voice-names.ts'
import { sourceHash } from '../../src-node/source-files.ts'
import type { RecordedBook } from '../phase.ts'

/**
 * A voice named on the command line is newer than any that is recorded, be it for a chapter. `hasSaid`: what was said for this very run stands in the record already,
 * voices of chapters among it.
 */
export function recordedBook(
  pipeline: PipelineJson,
  book: BookIdentity,
  {
    pipelineJson,
    flagVoice,
    hasSaid = false,
  }: { pipelineJson: string; flagVoice: string | null; hasSaid?: boolean },
): RecordedBook {
  // Taken out at once: the record of a thousand books is not kept in memory for the sake of one.
  const entries = new Map(allPhaseNumbers.map((phase) => [phase, statusOf(pipeline, book, phase)]))
  const recorded = recordedSpeech(pipeline, book.fileId)
  const speech = flagVoice === null || hasSaid ? recorded : withoutVoices(recorded)
  let isSame: Promise<boolean> | null = null
  const compare = async (): Promise<boolean> => {
    const entry = entries.get(1)?.entry ?? null
    const hash = entry === null ? null : recordedHash(entry)
    return hash === null || hash === (book.sha256 ?? (await sourceHash(book.sourcePath)))
  }
  return {
    entry: (phase) => {
      const found = entries.get(phase)
      return found === undefined || found.entry === null ? null : { status: found.status, entry: found.entry }
    },
    isSameSource: async () => (isSame ??= compare()),
    pipelineJson,
    voice: flagVoice === null ? recordedVoices(pipeline, book.fileId) : { override: null, general: null },
    chapters: speech.chapters,
  }
}
