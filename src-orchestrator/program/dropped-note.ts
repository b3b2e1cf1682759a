import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { errorCode } from '../../src-node/atomic-file.ts'
import type { WorkFolders } from '../phase.ts'

const noteSchema = z.object({ at: z.string() })

export function droppedNote(folders: Pick<WorkFolders, 'private'>): string {
  return join(folders.private, 'dropped.json')
}

/** When the book's work was dropped, ISO 8601; null where it was not. Told once: the run that asks makes it again. */
export async function takeDroppedNote(folders: Pick<WorkFolders, 'private'>): Promise<string | null> {
  try {
    const note = noteSchema.safeParse(JSON.parse(await readFile(droppedNote(folders), 'utf8')))
    await rm(droppedNote(folders), { force: true })
    return note.data?.at ?? null
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError) return null
    throw error
  }
}
