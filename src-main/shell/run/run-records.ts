import { mkdir, readFile, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { errorCode, writeFileAtomic } from '../../../src-node/atomic-file.ts'
import { isStillTheRun, processStart } from './process-identity.ts'
import { killTree } from '../../../src-node/process-group.ts'
import { openFamily } from './run-family.ts'

/** By pid, start time and run id together a run is found again after main was killed. */
export const runRecordSchema = z.object({
  runId: z.string(),
  bookId: z.string(),
  /** On POSIX also the process group's id: every run leads a group of its own. */
  pid: z.number().int().gt(1),
  startedAs: z.string().nullable(),
})
export type RunRecord = z.infer<typeof runRecordSchema>

const suffix = '.run.json'
const endWaitMs = 50
const endTries = 60

/** One file per live run in `folder`. */
export async function writeRunRecord(folder: string, run: Omit<RunRecord, 'startedAs'>): Promise<void> {
  await mkdir(folder, { recursive: true })
  const record: RunRecord = { ...run, startedAs: await processStart(run.pid) }
  await writeFileAtomic(join(folder, `${run.runId}${suffix}`), JSON.stringify(record))
}

export async function removeRunRecord(folder: string, runId: string): Promise<void> {
  await rm(join(folder, `${runId}${suffix}`), { force: true })
}

async function readRecord(path: string): Promise<RunRecord | null> {
  try {
    const parsed = runRecordSchema.safeParse(JSON.parse(await readFile(path, 'utf8')))
    return parsed.success ? parsed.data : null
  } catch (error) {
    if (error instanceof SyntaxError || errorCode(error) === 'ENOENT') return null
    throw error
  }
}

async function endRun(record: RunRecord): Promise<boolean> {
  if (!(await isStillTheRun(record))) return false
  if (process.platform === 'win32') await killTree(record.pid)
  else {
    const family = openFamily(record)
    // A suspended process does not die of SIGKILL's wait alone on every system; continuing first costs nothing.
    await family.signal('SIGCONT')
    await family.signal('SIGKILL')
  }
  for (let tries = 0; tries < endTries && (await isStillTheRun(record)); tries++) await delay(endWaitMs)
  return true
}

/**
 * Ends the runs that outlived the main process that started them, and clears their records. Answers with the run ids that were ended. To be called before
 * anything is started, by the one that holds the data folder.
 */
export async function endLeftoverRuns(folder: string): Promise<string[]> {
  let names: string[]
  try {
    names = await readdir(folder)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
  const ended: string[] = []
  for (const name of names.filter((candidate) => candidate.endsWith(suffix))) {
    const path = join(folder, name)
    const record = await readRecord(path)
    if (record !== null && (await endRun(record))) ended.push(record.runId)
    await rm(path, { force: true })
  }
  return ended
}
