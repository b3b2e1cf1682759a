import { open } from 'node:fs/promises'
import type { BookPage } from '../../../src-contract/book-page.ts'
import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import { renumbered } from '../../../src-contract/chapter-speech.ts'
import { nothingOwn, type BookSpeech } from '../../../src-contract/own-speech.ts'
import { isMade } from '../../../src-contract/book-view.ts'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { attemptsOf } from '../logs/attempt-logs.ts'
import { bookStatuses, type BookStatus } from './book-statuses.ts'
import type { WorkDesk } from '../work/work-desk.ts'
import type { WorkspaceAskParts } from './workspace-ask-parts.ts'

export type BookPageParts = Pick<WorkspaceAskParts, 'controller' | 'place' | 'logsDir' | 'settings'> & {
  workBytes: WorkDesk['bytesOf']
}

const firstLineBytes = 65_536

/** The command with which a log begins, as it can be pasted into a terminal; null where it begins with something else. */
function commandIn(log: string): string | null {
  const line = (log.split(/\r?\n/u, 1)[0] ?? '').replace(/^\$ /u, '').trim()
  return line === '' || /^\[?\d{4}-\d\d-\d\d[T ]/u.test(line) ? null : line
}

async function beginningOf(path: string): Promise<string> {
  const handle = await open(path, 'r')
  try {
    const buffer = Buffer.alloc(firstLineBytes)
    const { bytesRead } = await handle.read(buffer, 0, firstLineBytes, 0)
    return buffer.toString('utf8', 0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** What a book has of its own, its chapters by the numbers that they have by now. */
function speechNow(status: BookStatus | undefined): BookSpeech {
  if (status === undefined) return nothingOwn
  const { speech, chapterTitles, titlesFound } = status
  if (chapterTitles === null) return speech
  return { ...speech, chapters: renumbered(speech.chapters, chapterTitles, titlesFound ?? undefined) }
}

/** Everything about one book of the list: what the record says of its phases, what Start would do, and its logs. */
export async function readBookPage(parts: BookPageParts, bookId: string): Promise<Result<BookPage>> {
  const book = parts.controller.books().find((candidate) => candidate.id === bookId)
  if (book === undefined) return fail('book-unknown')
  // What has just ended may not stand in the record yet: it would be said to go on. Nothing is written where nothing has changed.
  if (isMade(book.state)) await parts.controller.record.flush()
  const { pipelineJson } = parts.place()
  const attempts = await attemptsOf(parts.logsDir, bookId)
  const [newest] = attempts
  const shared = {
    bookId,
    pipelineJson,
    attempts,
    command: newest === undefined ? null : commandIn(await beginningOf(newest.path)),
  }
  const statuses = await bookStatuses(
    { pipelineJson, config: parts.settings.config() },
    [book.path],
    true,
  ).catch((error: unknown) => {
    // The source is gone: its page still shows the logs.
    if (errorCode(error) === undefined) throw error
    return succeed([])
  })
  if (!statuses.ok) return statuses
  const [status] = statuses.value
  const fileId = status?.fileId ?? null
  return succeed({
    ...shared,
    fileId,
    workBytes: fileId === null ? null : await parts.workBytes(pipelineJson, fileId),
    phases: status?.phases ?? [],
    plan: status?.plan ?? null,
    speech: speechNow(status),
    encoding: status?.encoding ?? null,
    chapterTitles: status?.chapterTitles ?? null,
    chapterTitlesFound: status?.titlesFound ?? null,
  })
}
