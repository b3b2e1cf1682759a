import type { Chunk } from '../../book/chunk.ts'
import { fileExists } from '../../../src-node/atomic-file.ts'
import type { WorkFolders } from '../../phase.ts'
import { chunkKey, type ChosenVoice } from './chunk-key.ts'
import { storedPaths } from './chunk-store.ts'

/** The first of these forms of a voice in which some of the book stands; the first of all where nothing does. A book keeps what it was begun with while that is there. */
export async function begunWith<Form extends ChosenVoice>(
  forms: readonly [Form, ...Form[]],
  chunks: readonly Chunk[],
  folders: Pick<WorkFolders, 'private'>,
): Promise<Form> {
  const [usual, ...others] = forms
  if (others.length === 0) return usual
  for (const form of forms)
    for (const chunk of chunks)
      if (await fileExists(storedPaths(folders, chunkKey(chunk, form)).wav)) return form
  return usual
}
