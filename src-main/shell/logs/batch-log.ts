import { join } from 'node:path'
import { isAtLeast, type Level } from '../../../src-contract/log-levels.ts'
import { batchLogRotation, openLogFile } from './log-file.ts'
import { environmentSecrets, redactor } from './redact.ts'

export type BatchLog = {
  /** One line, after the time and the level; INFO where none is said. */
  write: (line: string, level?: Level) => void
  close: () => Promise<void>
}

export function batchLogPath(logsDir: string, configured: string | null): string {
  return configured ?? join(logsDir, 'batch.log')
}

/**
 * batch.log, whose lines hold the words that people's scripts look for: [START] [SUCCESS] [FAIL] [SKIP]. `configured`: log_file, asked for each line, so
 * that a changed one holds at once. Put aside as batch.log.1 where it grows too large; the oldest is dropped.
 */
export async function openBatchLog(
  logsDir: string,
  configured: () => string | null,
  onError: (error: Error) => void,
  least: () => Level = () => 'INFO',
): Promise<BatchLog> {
  const openAt = async (path: string): ReturnType<typeof openLogFile> =>
    openLogFile(path, onError, { rotation: batchLogRotation })
  let file = await openAt(batchLogPath(logsDir, configured()))
  let opening: Promise<void> | null = null
  /** Lines that wait for a file that is being opened. */
  const held: string[] = []
  const secrets = environmentSecrets(process.env)
  const clean = redactor(() => secrets)

  const moveTo = async (path: string): Promise<void> => {
    const next = await openAt(path)
    await file.close()
    file = next
    opening = null
    for (const line of held.splice(0)) file.write(line)
  }
  return {
    write: (line, level = 'INFO') => {
      if (!isAtLeast(level, least())) return
      const words = clean(line).replaceAll(/\p{Cc}+/gu, ' ')
      const text = `${new Date().toISOString()} ${level.padEnd(7)} ${words}\n`
      const path = batchLogPath(logsDir, configured())
      if (opening === null && path !== file.path) opening = moveTo(path)
      if (opening === null) file.write(text)
      else held.push(text)
    },
    close: async () => {
      await opening
      await file.close()
    },
  }
}
