import { join } from 'node:path'
import { isAtLeast, type Level } from '../../../src-contract/log-levels.ts'
import { batchLogRotation, openLogFile } from './log-file.ts'
import { environmentSecrets, redactor } from './redact.ts'

export type BatchLog = {
  path: string
  /** One line, after the time and the level; INFO where none is said. */
  write: (line: string, level?: Level) => void
  close: () => Promise<void>
}

export function batchLogPath(logsDir: string, configured: string | null): string {
  return configured ?? join(logsDir, 'batch.log')
}

/**
 * batch.log, whose lines hold the words that people's scripts look for: [START] [SUCCESS] [FAIL] [SKIP]. `configured`: log_file. Put aside as batch.log.1
 * where it grows too large; the oldest is dropped.
 */
export async function openBatchLog(
  logsDir: string,
  configured: string | null,
  onError: (error: Error) => void,
  least: () => Level = () => 'INFO',
): Promise<BatchLog> {
  const file = await openLogFile(batchLogPath(logsDir, configured), onError, batchLogRotation)
  const secrets = environmentSecrets(process.env)
  const clean = redactor(() => secrets)
  return {
    path: file.path,
    write: (line, level = 'INFO') => {
      if (!isAtLeast(level, least())) return
      const words = clean(line).replaceAll(/\p{Cc}+/gu, ' ')
      file.write(`${new Date().toISOString()} ${level.padEnd(7)} ${words}\n`)
    },
    close: file.close,
  }
}
