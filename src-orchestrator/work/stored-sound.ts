import { join } from 'node:path'
import type { WorkFolders } from '../phase.ts'
import { namesIn } from './book-folders.ts'

/** Where sound is stored: chunks with a record beside each, and what was converted of another program's. */
const soundFolders = ['speech', 'imported']

export async function storedSound(
  folders: Pick<WorkFolders, 'private'>,
  ending: '.wav' | '.flac',
): Promise<string[]> {
  const found = await Promise.all(
    soundFolders.map(async (name) => {
      const folder = join(folders.private, name)
      return (await namesIn(folder)).filter((file) => file.endsWith(ending)).map((file) => join(folder, file))
    }),
  )
  return found.flat()
}
