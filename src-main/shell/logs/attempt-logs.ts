import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import type { attemptSchema } from '../../../src-contract/book-page.ts'
import { errorCode } from '../../../src-node/atomic-file.ts'

type Attempt = z.infer<typeof attemptSchema>

/** The logs of one book, as `logPathFor` names them: STEM.ID8.ATTEMPT.log, the newest first. What was cleared away is left out. */
export async function attemptsOf(logsDir: string, bookId: string): Promise<Attempt[]> {
  const middle = `.${bookId.slice(0, 8)}.`
  const found: Attempt[] = []
  for (const name of await readdir(logsDir)) {
    const attempt = /\.(\d+)\.log$/u.exec(name)?.[1]
    if (attempt === undefined || !name.endsWith(`${middle}${attempt}.log`)) continue
    const path = join(logsDir, name)
    try {
      const { size, birthtime } = await stat(path)
      found.push({ attempt: Number(attempt), startedAt: birthtime.toISOString(), bytes: size, path })
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error
    }
  }
  return found.sort((one, other) => other.attempt - one.attempt)
}
