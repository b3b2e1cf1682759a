import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from '../../src-node/atomic-file.ts'
import { openOwnedFiles } from '../phases/owned-files.ts'
import type { WorkFolders } from '../phase.ts'
import { lockName } from './phase-store.ts'

const ledgerEnd = '.owned.json'

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
}

/**
 * --no-resume: drops what earlier runs of this book made on the way, once, before the run begins. Files in the phases' folders go only if they are ours
 * and unchanged; finished books stay until the new ones replace them. The ledgers of what is ours stay too.
 */
export async function discardEarlierRuns(folders: WorkFolders, fileId: string, runId: string): Promise<void> {
  const kept = await namesIn(folders.private)
  const ledgers = kept.filter((name) => name.endsWith(ledgerEnd))
  const chunkTexts = (await namesIn(folders.chunks)).filter((name) => name.startsWith(`${fileId}_chunk_`))
  const made = [
    ...chunkTexts.map((name) => join(folders.chunks, name)),
    ...(await namesIn(folders.audioChunks)).map((name) => join(folders.audioChunks, name)),
  ]
  for (const ledger of ledgers) {
    const owned = await openOwnedFiles(folders.private, ledger.slice(0, -ledgerEnd.length), runId)
    for (const path of made) if (await owned.isOurs(path)) await rm(path)
  }
  const dropped = kept.filter((name) => !name.endsWith(ledgerEnd) && !name.startsWith(lockName))
  for (const name of dropped) await rm(join(folders.private, name), { recursive: true, force: true })
}
