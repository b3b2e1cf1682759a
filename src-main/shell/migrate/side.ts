import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { stemOf } from '../../../src-contract/file-id.ts'
import type { Comparison } from '../../../src-contract/migration.ts'
import { allPhaseNumbers } from '../../../src-contract/phases.ts'
import { sectionIn, statusOf, type Section } from '../../../src-contract/pipeline-json/read.ts'
import type { PipelineJson } from '../../../src-contract/pipeline-json/schema.ts'
import { recordedOutputs } from '../../../src-contract/pipeline-json/skip.ts'
import { findFfmpeg } from '../../../src-node/ffmpeg.ts'
import { readEbur128, type Sound } from '../../core/migrate/compare-names.ts'
import { openPipelineFile } from '../store/pipeline-file.ts'
import { findRecorded } from '../../../src-node/recorded-file.ts'
import { runProgram, type ProgramEnd } from '../run/run-program.ts'

type Side = Comparison['ours']

/** Length and integrated loudness of a finished file, by ffmpeg's ebur128; nulls where it cannot be measured. */
export async function measureSound(path: string, ffmpeg: string | null): Promise<Sound> {
  const found = await findFfmpeg(ffmpeg)
  if (!found.ok) return { audioSec: null, loudnessLufs: null }
  const words = [
    found.value.path,
    '-hide_banner',
    '-nostats',
    '-i',
    path,
    '-af',
    'ebur128',
    '-f',
    'null',
    '-',
  ]
  // The filter tells of each tenth of a second at level info; only the summary at the end, and the input at the beginning, matter.
  const whole = await runProgram({ words, cwd: process.cwd(), environment: process.env, keepHead: true })
  return readEbur128(whole.tail)
}

async function wordsOf(pipelineJson: string, entry: Section | null): Promise<number | null> {
  const counted = sectionIn(entry, 'metrics')?.['words']
  if (typeof counted === 'number') return counted
  const recorded = entry?.['extracted_text_path'] ?? sectionIn(entry, 'artifacts')?.['extracted_text_path']
  const path = typeof recorded === 'string' ? await findRecorded(pipelineJson, recorded) : null
  if (path === null) return null
  return (await readFile(path, 'utf8')).split(/\s+/u).filter((word) => word !== '').length
}

async function recordOf(pipelineJson: string): Promise<PipelineJson> {
  const read = await openPipelineFile(pipelineJson).read()
  // A record that the other program left broken tells nothing, and its exit code is shown all the same.
  return read.ok ? read.value : {}
}

/** What one orchestrator made of the file, from its record and its output. */
export async function sideOf(
  orchestrator: string,
  source: string,
  pipelineJson: string,
  end: ProgramEnd,
  ffmpeg: string | null,
): Promise<Side> {
  const pipeline = await recordOf(pipelineJson)
  const book = { fileId: stemOf(basename(source)), sha256: null, sourcePath: source }
  const [recorded] = recordedOutputs(statusOf(pipeline, book, 5).entry)
  const output = recorded === undefined ? null : await findRecorded(pipelineJson, recorded)
  const sound = output === null ? { audioSec: null, loudnessLufs: null } : await measureSound(output, ffmpeg)
  return {
    orchestrator,
    exitCode: end.exitCode,
    phases: Object.fromEntries(
      allPhaseNumbers.map((phase) => [String(phase), statusOf(pipeline, book, phase).status]),
    ),
    words: await wordsOf(pipelineJson, statusOf(pipeline, book, 2).entry),
    ...sound,
    output,
    elapsedSec: end.elapsedSec,
  }
}
