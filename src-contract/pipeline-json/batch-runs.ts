import type { BatchRunView } from '../history.ts'
import { isSection, phaseKey, sectionIn, type Section } from './read.ts'
import { readStatus, type PhaseStatus, type PipelineJson } from './schema.ts'

function numberIn(sources: readonly (Section | null)[], keys: readonly string[]): number | null {
  for (const source of sources)
    for (const key of source === null ? [] : keys) {
      const value = source?.[key]
      if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value
    }
  return null
}

function wordsIn(sources: readonly (Section | null)[], keys: readonly string[]): string | null {
  for (const source of sources)
    for (const key of source === null ? [] : keys) {
      const value = source?.[key]
      if (typeof value === 'string' && value.trim() !== '') return value.trim()
    }
  return null
}

function messageOf(error: unknown): string | null {
  if (typeof error === 'string') return error.trim() === '' ? null : error.trim()
  return isSection(error)
    ? (wordsIn([error], ['message', 'error', 'error_message']) ?? JSON.stringify(error))
    : null
}

function messagesIn(source: Section | null): string[] {
  const listed: unknown = source?.['errors'] ?? []
  const errors: unknown[] = Array.isArray(listed) ? listed : [listed]
  return errors.flatMap((error) => messageOf(error) ?? [])
}

type File = { id: string; status: PhaseStatus; section: Section }

function filesOf(run: Section): File[] {
  return Object.entries(sectionIn(run, 'files') ?? {}).flatMap(([id, section]) =>
    isSection(section) ? [{ id, status: readStatus(section['status']), section }] : [],
  )
}

const isFailed = (status: PhaseStatus): boolean => status === 'failed' || status === 'error'
const isMade = (status: PhaseStatus): boolean => status === 'success' || status === 'partial_success'

function nameOf({ id, section }: File): string {
  const path = wordsIn([section], ['source_path', 'file_path', 'path'])
  return path?.split(/[\\/]/u).findLast((part) => part !== '') ?? id
}

const lengthKeys = ['audio_sec', 'audio_duration_sec']

/** What phase 5 records of the finished book, where it was made during the run: a later run's book is not this one's. */
function recordedLength(
  pipeline: PipelineJson,
  id: string,
  from: string | null,
  to: string | null,
): number | null {
  const entry = sectionIn(sectionIn(sectionIn(pipeline, phaseKey(5)), 'files'), id)
  const end = Date.parse(wordsIn([sectionIn(entry, 'timestamps')], ['end']) ?? '')
  // NaN is neither below nor above: a run or a book without a time is not matched.
  const isWithin = from !== null && to !== null && end >= Date.parse(from) && end <= Date.parse(to)
  return isWithin ? numberIn([sectionIn(entry, 'metrics'), entry], lengthKeys) : null
}

function audioOf(pipeline: PipelineJson, run: Section, files: readonly File[], times: Times): number | null {
  const whole = numberIn([sectionIn(run, 'summary'), sectionIn(run, 'metrics'), run], lengthKeys)
  if (whole !== null) return whole
  const lengths = files.flatMap(({ id, status, section }) => {
    if (!isMade(status)) return []
    return (
      numberIn([section], lengthKeys) ?? recordedLength(pipeline, id, times.startedAt, times.endedAt) ?? []
    )
  })
  return lengths.length === 0 ? null : lengths.reduce((sum, sec) => sum + sec, 0)
}

function failuresOf(summary: readonly (Section | null)[], files: readonly File[]): BatchRunView['failures'] {
  const perFile = files.flatMap((file) => {
    if (!isFailed(file.status)) return []
    const message =
      wordsIn([file.section], ['error_message']) ?? messagesIn(file.section)[0] ?? 'no reason is recorded'
    return [{ file: nameOf(file), message }]
  })
  if (perFile.length > 0) return perFile
  const first = summary.map(messagesIn).find((errors) => errors.length > 0)
  return (first ?? [])
    .filter((message) => message !== 'interrupted')
    .map((message) => ({ file: '', message }))
}

type Times = Pick<BatchRunView, 'startedAt' | 'endedAt'>

function timesOf(sources: readonly (Section | null)[]): Times {
  return {
    startedAt: wordsIn(sources, ['started_at', 'start', 'start_time']),
    endedAt: wordsIn(sources, ['completed_at', 'end', 'ended_at', 'end_time']),
  }
}

function secondsBetween({ startedAt, endedAt }: Times): number | null {
  const sec =
    startedAt === null || endedAt === null ? NaN : (Date.parse(endedAt) - Date.parse(startedAt)) / 1000
  return sec >= 0 ? sec : null
}

/** One run in any of its shapes: `{summary, files}`, or the newer `{run_id, status, timestamps, metrics, errors, artifacts, files}`. */
function runView(pipeline: PipelineJson, run: Section, place: string): BatchRunView {
  const summary = sectionIn(run, 'summary')
  const sources = [summary, sectionIn(run, 'timestamps'), sectionIn(run, 'metrics'), run]
  const files = filesOf(run)
  const times = timesOf(sources)
  const count = (keys: readonly string[], isMeant: (status: PhaseStatus) => boolean): number =>
    numberIn(sources, keys) ?? files.filter(({ status }) => isMeant(status)).length
  const done = count(['successful_files', 'successful', 'succeeded', 'completed_files'], isMade)
  const failed = count(['failed_files', 'failed'], isFailed)
  const skipped = count(['skipped_files', 'skipped'], (status) => status === 'skipped')
  const wasInterrupted = [summary, run].some((source) => messagesIn(source).includes('interrupted'))
  return {
    runId: wordsIn([run], ['run_id']) ?? place,
    ...times,
    status: wasInterrupted ? 'interrupted' : (wordsIn([summary, run], ['status']) ?? ''),
    total: numberIn(sources, ['total_files', 'total']) ?? Math.max(files.length, done + failed + skipped),
    done,
    failed,
    skipped,
    durationSec: numberIn(sources, ['duration_sec', 'duration', 'total_duration']) ?? secondsBetween(times),
    audioSec: audioOf(pipeline, run, files, times),
    avgCpu: numberIn(sources, ['avg_cpu_usage', 'cpu_avg', 'avg_cpu']),
    failures: failuresOf([summary, run], files),
  }
}

/** Runs without an id are the same where they began at the same moment and came to the same. */
function sameness(view: BatchRunView, hasId: boolean): string {
  return hasId
    ? view.runId
    : JSON.stringify([view.startedAt, view.endedAt, view.total, view.done, view.failed])
}

function newestFirst(one: BatchRunView, other: BatchRunView): number {
  const [a, b] = [one, other].map(({ startedAt, endedAt }) => Date.parse(endedAt ?? startedAt ?? ''))
  return a === undefined || b === undefined || Number.isNaN(a) || Number.isNaN(b) ? 0 : b - a
}

/** Every batch run that the record tells of, whoever ran it, the newest first. A run that stands there several times is told once, as it stands last. */
export function batchRuns(pipeline: PipelineJson): BatchRunView[] {
  const listed: unknown = pipeline['batch_runs']
  const earlier: unknown[] = Array.isArray(listed) ? listed : []
  const runs = [...earlier, pipeline['batch']]
  const found = new Map<string, BatchRunView>()
  for (const [index, run] of runs.entries()) {
    if (!isSection(run) || Object.keys(run).length === 0) continue
    const view = runView(pipeline, run, `run ${index + 1}`)
    const key = sameness(view, wordsIn([run], ['run_id']) !== null)
    // Taken out first: it counts where it stands last.
    found.delete(key)
    found.set(key, view)
  }
  return [...found.values()].reverse().toSorted(newestFirst)
}

/** So many of our newest runs keep everything that was said of each file. */
const keptWhole = 10

/**
 * A run of ours that is long over, without what makes it long: files that were skipped (they are counted in its summary) and the last words of
 * orchestrators that succeeded. Of other programs' runs nothing is taken.
 */
function compacted(run: unknown): unknown {
  if (!isSection(run) || run['made_by'] !== 'bookspool' || Object.hasOwn(run, 'compacted')) return run
  const files = filesOf(run).flatMap(({ id, status, section }): [string, Section][] => {
    if (status === 'skipped') return []
    const quiet = { ...sectionIn(section, 'phase6'), stdout_tail: '', stderr_tail: '' }
    return [[id, isMade(status) ? { ...section, phase6: quiet } : section]]
  })
  return { ...run, files: Object.fromEntries(files), compacted: true }
}

/** The list without the bulk of runs long over: a nightly run over a thousand finished books would add a thousand entries each time. */
export function withoutBulk(runs: readonly unknown[]): unknown[] {
  return runs.map((run, index) => (index < runs.length - keptWhole ? compacted(run) : run))
}
