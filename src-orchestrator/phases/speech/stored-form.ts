import type { Chunk } from '../../book/chunk.ts'
import type { PhaseContext } from '../../phase.ts'
import type { ChunkPlaces } from './chunk-job.ts'
import { chunkKey, type ChosenVoice } from './chunk-key.ts'
import { storedChunk, storedPaths } from './chunk-store.ts'
import type { SpokenResult } from './speak-one.ts'

export function placesOf(
  chunk: Chunk,
  voice: ChosenVoice,
  { folders }: Pick<PhaseContext, 'folders'>,
): ChunkPlaces {
  const key = chunkKey(chunk, voice)
  const named = (end: string): ReturnType<typeof storedPaths> => storedPaths(folders, `${key}${end}`)
  const outcome = named('.ear').sidecar
  return {
    whole: named(''),
    substitute: named('.other'),
    gap: named('.gap'),
    again: named('.again'),
    outcome,
  }
}

/** A chunk in the best form that is stored; one with a gap counts only where its gap is recorded. */
export async function storedForm(
  chunk: Chunk,
  voice: ChosenVoice,
  context: Pick<PhaseContext, 'folders'>,
): Promise<SpokenResult | null> {
  const key = chunkKey(chunk, voice)
  const places = placesOf(chunk, voice, context)
  for (const paths of [places.whole, places.substitute, places.gap]) {
    const record = await storedChunk(paths)
    if (record?.key === key && (paths !== places.gap || record.gap !== null)) return { record, paths }
  }
  return null
}
