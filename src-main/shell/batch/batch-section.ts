import { describeFailure, wordsFor } from '../../../src-contract/failure.ts'
import type {
  BatchFile,
  BatchSection,
  BatchSummary,
  PhaseStatus,
} from '../../../src-contract/pipeline-json/schema.ts'
import { nameOfSource } from '../../../src-contract/file-id.ts'
import type { Book } from '../../core/batch/book.ts'
import { isoTime } from '../../core/view/views.ts'

/** Contract, "Batch status" and what becomes of a book that was in flight. */
function statusOf(book: Book): PhaseStatus {
  switch (book.state) {
    case 'done':
    case 'done-with-gaps':
      return 'success'
    case 'skipped':
      return 'skipped'
    case 'failed':
      return 'failed'
    case 'needs-attention':
      return book.failure?.code === 'duplicate' ? 'skipped' : 'failed'
    case 'waiting':
    case 'checking':
    case 'running':
    case 'pausing':
    case 'paused':
    case 'cancelled':
      return 'pending'
    default:
      return book.state
  }
}

const isMade = (book: Book): boolean => statusOf(book) === 'success'

function errorsOf(book: Book): string[] {
  const gaps = book.gaps.map((gap) => `gap at chunk ${gap.chunk}: ${gap.reason}: ${gap.text}`)
  if (book.failure === null) return gaps
  if (book.failure.code !== 'orchestrator-failed') return [wordsFor(book.failure).what, ...gaps]
  const tail = book.lastRun?.stderrTail ?? ''
  const detail = book.failure.detail ?? 'no exit code'
  const isToldThere = tail === '' || detail.endsWith(tail)
  return [`Orchestrator failed with ${detail}${isToldThere ? '' : `: ${tail}`}`]
}

function batchFile(book: Book): BatchFile {
  const errors = errorsOf(book)
  return {
    status: statusOf(book),
    started_at: book.startedAt === null ? null : isoTime(book.startedAt),
    completed_at: book.finishedAt === null ? null : isoTime(book.finishedAt),
    duration_sec: book.lastRun?.durationSec ?? null,
    error_message: book.failure === null ? null : (errors[0] ?? describeFailure(book.failure)),
    errors,
    source_path: book.path,
    phase6: {
      exit_code: book.lastRun?.exitCode ?? null,
      stdout_tail: book.lastRun?.stdoutTail ?? '',
      stderr_tail: book.lastRun?.stderrTail ?? '',
    },
    cpu_avg: null,
    audio_sec: isMade(book) ? book.audioSec : null,
  }
}

function batchStatus(ok: number, failed: number, skipped: number, interrupted: boolean): PhaseStatus {
  if (interrupted) return ok > 0 ? 'partial' : 'failed'
  if (failed > 0) return ok > 0 ? 'partial' : 'failed'
  return ok === 0 && skipped > 0 ? 'skipped' : 'success'
}

/** The `batch` section of one pipeline.json. Times are milliseconds since 1970. */
export function batchSection(
  run: { id: string; startedAt: number; endedAt: number; interrupted: boolean; avgCpu: number | null },
  books: readonly Book[],
): BatchSection {
  const files: Record<string, BatchFile> = {}
  for (const book of books)
    files[book.fileId ?? nameOfSource(book.fileName, book.fileType === 'pictures')] = batchFile(book)
  const all = Object.values(files)
  const count = (status: PhaseStatus): number => all.filter((file) => file.status === status).length
  const interrupted = run.interrupted || count('pending') > 0
  const errors = all.flatMap((file) => (file.error_message === null ? [] : [file.error_message]))
  const summary: BatchSummary = {
    status: batchStatus(count('success'), count('failed'), count('skipped'), interrupted),
    total_files: all.length,
    successful_files: count('success'),
    failed_files: count('failed'),
    skipped_files: count('skipped'),
    duration_sec: (run.endedAt - run.startedAt) / 1000,
    avg_cpu_usage: run.avgCpu,
    errors: interrupted ? ['interrupted', ...errors] : errors,
    started_at: isoTime(run.startedAt),
    completed_at: isoTime(run.endedAt),
    audio_sec: books.reduce((sum, book) => sum + (isMade(book) ? (book.audioSec ?? 0) : 0), 0),
  }
  return { run_id: run.id, made_by: 'bookspool', summary, files }
}
