import type { z } from 'zod'
import { succeed, type Result } from '../../../src-contract/failure.ts'
import type { BatchRunView, historyReportSchema } from '../../../src-contract/history.ts'
import { batchRuns } from '../../../src-contract/pipeline-json/batch-runs.ts'
import { openPipelineFile } from '../store/pipeline-file.ts'
import { exitStatus } from './book-report.ts'
import { clock } from './progress-lines.ts'
import { placesOf, type StatusFlags } from './status.ts'
import { printJson, type Terminal } from './terminal.ts'

function joined(words: readonly (string | false)[], by: string): string {
  return words.filter((word) => word !== false).join(by)
}

function momentOf(iso: string | null): string {
  const moment = new Date(iso ?? '')
  if (Number.isNaN(moment.getTime())) return 'at an unknown time'
  // The Swedish way of writing a date is the ISO one, here in this machine's time.
  return moment.toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' })
}

function amounts({ audioSec, durationSec, avgCpu }: BatchRunView): string {
  const isMeasured = audioSec !== null && audioSec > 0 && durationSec !== null && durationSec > 0
  return joined(
    [
      audioSec !== null && audioSec > 0 && `${clock(audioSec)} of audio`,
      durationSec !== null && `took ${clock(durationSec)}`,
      isMeasured && `${(audioSec / durationSec).toFixed(1)} × real time`,
      avgCpu !== null && `CPU ${Math.round(avgCpu)} %`,
    ],
    ', ',
  )
}

/** A run in two lines, and a line for each failure. */
function runLines(run: BatchRunView): string[] {
  const counts = joined(
    [
      run.done > 0 && `${run.done} made`,
      run.failed > 0 && `${run.failed} failed`,
      run.skipped > 0 && `${run.skipped} skipped`,
    ],
    ', ',
  )
  const about = amounts(run)
  return [
    `${momentOf(run.startedAt)}  ${run.status === '' ? 'unknown' : run.status}: ${counts === '' ? `${run.total} books` : counts}`,
    ...(about === '' ? [] : [`  ${about}`]),
    ...run.failures.map(({ file, message }) => `  ${file === '' ? '' : `${file}: `}${message}`),
  ]
}

/** `bookspool history`: every batch run that the workspace's record tells of. */
export async function history(flags: StatusFlags, terminal: Terminal): Promise<Result<number>> {
  const places = await placesOf(flags, terminal)
  if (!places.ok) return places
  const read = await openPipelineFile(places.value.pipelineJson).read()
  if (!read.ok) return read
  const items = batchRuns(read.value)
  if (flags.json) printJson(terminal, { items } satisfies z.infer<typeof historyReportSchema>)
  else if (items.length === 0) terminal.say(`No batch has been run here yet (${places.value.pipelineJson}).`)
  else for (const line of items.flatMap(runLines)) terminal.say(line)
  return succeed(exitStatus.success)
}
