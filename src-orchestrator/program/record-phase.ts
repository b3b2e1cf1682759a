import { filesMadeWith, speechMadeWith } from '../../src-contract/made-with.ts'
import type { PhaseNumber } from '../../src-contract/phases.ts'
import type { PhaseStatus } from '../../src-contract/pipeline-json/schema.ts'
import type { PhaseContext } from '../phase.ts'
import type { BookSteps, Step } from './book-steps.ts'
import { secondsBetween, type Times } from './run-times.ts'

type RecordTools = { book: BookSteps; context: PhaseContext }

/** In every entry of ours, so that a reader of the record can tell it from another program's. */
const madeBy = 'bookspool'

export async function recordDone(tools: RecordTools, step: Step, times: Times): Promise<void> {
  const { book, context } = tools
  const gaps = step.number === 4 ? (book.gaps() ?? []) : null
  const { settings } = context
  const spoken =
    gaps === null
      ? {}
      : {
          gaps,
          sounds: book.sounds(context),
          speed: settings.speed,
          made_with: speechMadeWith(settings, context.recorded.chapters),
        }
  const mastered = step.number === 5 ? { loudness_lufs: settings.loudness_lufs, made_with: filesMadeWith(settings) } : spoken // prettier-ignore
  const more = step.number === 1 ? { source_path: context.source } : mastered
  const status = gaps !== null && gaps.length > 0 ? 'partial_success' : 'success'
  record(tools, step.number, status, times, { errors: [], ...more, ...(await step.entry(context)) })
}

export function record(
  tools: Pick<RecordTools, 'context'>,
  phase: PhaseNumber,
  status: PhaseStatus,
  times: Times | null,
  entry: Record<string, unknown> = {},
): void {
  const timestamps =
    times === null
      ? {}
      : {
          timestamps: {
            start: times.start.toISOString(),
            end: times.end?.toISOString() ?? null,
            duration: times.end === null ? null : secondsBetween(times.start, times.end),
          },
        }
  tools.context.emit({ type: 'record', phase, entry: { ...entry, status, ...timestamps, made_by: madeBy } })
}
