import { rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode, writeFileAtomic } from '../../src-node/atomic-file.ts'
import type { WorkFolders } from '../phase.ts'
import { wasEdited } from '../phases/speech/sound-age.ts'
import { discardPhases } from '../program/discard.ts'
import { droppedNote } from '../program/dropped-note.ts'
import { removePartial } from './book-folders.ts'
import { storedSound } from './stored-sound.ts'

/** A chunk that somebody has edited under its name in the workspace is theirs: without its other name it is no longer taken for ours. */
async function letGoOfEdited(folders: WorkFolders): Promise<void> {
  const stored = [...(await storedSound(folders, '.wav')), ...(await storedSound(folders, '.flac'))]
  for (const sound of stored) if (await wasEdited(sound)) await rm(sound)
}

/**
 * Drops what phases 2 to 5 of a book made on the way. In the phases' folders only what we wrote and nobody has changed; the finished book, the
 * ledgers of what is ours and the facts of phase 1 stay. The caller holds the book's lock.
 */
export async function dropWork(folders: WorkFolders, fileId: string, now = new Date()): Promise<void> {
  await removePartial(folders.private)
  await letGoOfEdited(folders)
  await discardPhases(folders, fileId, [2, 3, 4, 5])
  await rm(join(folders.private, 'redo.json'), { force: true })
  await writeFileAtomic(droppedNote(folders), JSON.stringify({ at: now.toISOString() }))
  try {
    await rmdir(folders.audioChunks)
  } catch (error) {
    // Somebody else's files are in it, or it was never made.
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) throw error
  }
}
