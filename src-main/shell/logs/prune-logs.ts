import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from '../../../src-node/atomic-file.ts'

/** A fault is told within weeks, not years; what is older only takes room. */
const keptLogDays = 90
/** Some ten thousand ordinary logs of ours (under 50 kB each), or a few of programs that flood theirs. */
const keptLogBytes = 500 * 1024 * 1024

/** As `logPathFor` names them: STEM.ID.ATTEMPT.log, what was put aside from them, and the settings that their command names. */
const bookLogName = /\.([0-9a-f]{8})\.\d+\.(?:log(?:\.\d+)?|settings\.json)$/u
const dayMs = 24 * 3600 * 1000

export type LogOnDisk = { name: string; bytes: number; changedAt: number }

/** Which logs go: the oldest beyond a number of days or of bytes; never one of a book that is in the list. Times in milliseconds. */
export function logsToDrop(
  logs: readonly LogOnDisk[],
  isListed: (shortId: string) => boolean,
  now: number,
  limits: { days: number; bytes: number } = { days: keptLogDays, bytes: keptLogBytes },
): string[] {
  const free = logs.filter(({ name }) => {
    const id = bookLogName.exec(name)?.[1]
    return id !== undefined && !isListed(id)
  })
  const newestFirst = free.toSorted((a, b) => b.changedAt - a.changedAt)
  let bytes = 0
  return newestFirst.flatMap((log) => {
    bytes += log.bytes
    const stays = now - log.changedAt <= limits.days * dayMs && bytes <= limits.bytes
    return stays ? [] : [log.name]
  })
}

/** Drops the logs of books that are gone and long past. Answers with how many. */
export async function pruneLogs(folder: string, listedIds: readonly string[]): Promise<number> {
  const listed = new Set(listedIds.map((id) => id.slice(0, 8)))
  const logs: LogOnDisk[] = []
  for (const name of await readdir(folder)) {
    if (!bookLogName.test(name)) continue
    try {
      const { size, mtimeMs, blocks } = await stat(join(folder, name))
      logs.push({ name, bytes: Math.max(size, blocks * 512), changedAt: mtimeMs })
    } catch (error) {
      // Another program of ours may drop it at the same time.
      if (errorCode(error) !== 'ENOENT') throw error
    }
  }
  const dropped = logsToDrop(logs, (id) => listed.has(id), Date.now())
  for (const name of dropped) await rm(join(folder, name), { force: true })
  return dropped.length
}
