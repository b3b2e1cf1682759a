import type { AskHandlers } from '../../../src-contract/channels.ts'
import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import type { Controller, DoorServices } from '../app/bookspool-api.ts'
import { logLink } from '../app/download-links.ts'
import { attemptsOf } from './attempt-logs.ts'
import { batchLogPath } from './batch-log.ts'
import { gatherReport, type ReportParts } from './gather-report.ts'
import { readLogPage } from './read-log-page.ts'
import { filterLog, findInLog } from './search-log.ts'

export type LogAsks = Pick<
  AskHandlers,
  'log.read' | 'log.filter' | 'log.find' | 'log.reveal' | 'report.gather'
>

export type LogAskParts = ReportParts & {
  services: Pick<DoorServices, 'reveal'>
  controller: Pick<Controller, 'books' | 'logPath'>
  logsDir: string
}

/** `attempt` left out: the newest. */
type WhichLog = { bookId: string | null; attempt?: number | undefined }

async function logFile(parts: LogAskParts, { bookId, attempt }: WhichLog): Promise<Result<string>> {
  if (bookId === null) return succeed(batchLogPath(parts.logsDir, parts.config().log_file))
  if (!parts.controller.books().some((book) => book.id === bookId)) return fail('book-unknown')
  if (attempt === undefined) {
    const path = parts.controller.logPath(bookId)
    return path === null ? fail('not-possible-now', { detail: 'that book has no log yet' }) : succeed(path)
  }
  const found = (await attemptsOf(parts.logsDir, bookId)).find((log) => log.attempt === attempt)
  const detail = `there is no log of attempt ${attempt} any more`
  return found === undefined ? fail('not-possible-now', { detail }) : succeed(found.path)
}

/** What the window asks about logs. */
export function createLogAsks(parts: LogAskParts): LogAsks {
  return {
    'log.read': async ({ fromByte, maxBytes, ...which }) => {
      const path = await logFile(parts, which)
      return path.ok ? readLogPage(path.value, fromByte, maxBytes) : path
    },
    'log.filter': async ({ fromByte, maxBytes, only, ...which }) => {
      const path = await logFile(parts, which)
      return path.ok ? filterLog(path.value, fromByte, maxBytes, only) : path
    },
    'log.find': async ({ fromByte, only, backwards, ...which }) => {
      const path = await logFile(parts, which)
      return path.ok ? findInLog(path.value, fromByte, only ?? {}, backwards) : path
    },
    'log.reveal': async (which) => {
      const path = await logFile(parts, which)
      if (!path.ok) return path
      const link = logLink(which.bookId, which.attempt)
      return succeed({ download: await parts.services.reveal(path.value, link) })
    },
    'report.gather': async ({ bookId }) => {
      const log = await logFile(parts, { bookId })
      // A book that failed before its first run has no log; one that is unknown has nothing to tell of.
      if (!log.ok && log.failure.code === 'book-unknown') return log
      return succeed(await gatherReport(parts, bookId, log))
    },
  }
}
