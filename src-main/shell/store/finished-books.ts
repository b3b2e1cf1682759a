import { dirname, resolve } from 'node:path'
import { allPhaseNumbers } from '../../../src-contract/phases.ts'
import { phaseRecords } from '../../../src-contract/pipeline-json/phase-records.ts'
import { recordedEntries } from '../../../src-contract/pipeline-json/read.ts'
import type { PipelineJson } from '../../../src-contract/pipeline-json/schema.ts'
import { skipDecision } from '../../../src-contract/pipeline-json/skip.ts'
import { lastEnd } from '../../core/plan/plan-for.ts'
import { findRecorded } from '../../../src-node/recorded-file.ts'

/** ISO 8601. */
export type FinishedBook = { fileId: string; doneAt: string }

/** Books that nothing is left to do for: all five phases stand, and what they made is there. A book without a date is not said to be done. */
export async function finishedBooks(pipeline: PipelineJson, path: string): Promise<FinishedBook[]> {
  const found: FinishedBook[] = []
  for (const fileId of recordedEntries(pipeline).keys()) {
    const book = { fileId, sha256: null, sourcePath: resolve(dirname(path), fileId) }
    const decision = skipDecision(pipeline, book, allPhaseNumbers)
    if (!decision.skip || decision.outputs.length === 0) continue
    const there = await Promise.all(decision.outputs.map(async (output) => findRecorded(path, output)))
    const doneAt = lastEnd(phaseRecords(pipeline, book))
    if (doneAt !== null && there.every((output) => output !== null)) found.push({ fileId, doneAt })
  }
  return found
}
