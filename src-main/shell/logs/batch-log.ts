import { join } from 'node:path'
import { openLogFile } from './log-file.ts'

export type BatchLog = {
  path: string
  /** One line, after the time. */
  write: (line: string) => void
  close: () => Promise<void>
}

/** batch.log, whose lines begin with the words that people's scripts look for: [START] [SUCCESS] [FAIL] [SKIP]. `configured`: log_file. */
export async function openBatchLog(
  logsDir: string,
  configured: string | null,
  onError: (error: Error) => void,
): Promise<BatchLog> {
  const file = await openLogFile(configured ?? join(logsDir, 'batch.log'), onError)
  return {
    path: file.path,
    write: (line) => {
      file.write(`${new Date().toISOString()} ${line.replaceAll(/\p{Cc}+/gu, ' ')}\n`)
    },
    close: file.close,
  }
}
