import { join } from 'node:path'
import type { ChunkList } from '../../book/chunk.ts'
import type { PhaseContext } from '../../phase.ts'

export function saidTextPath({ folders }: Pick<PhaseContext, 'folders'>): string {
  return join(folders.private, 'said.txt')
}

/** The whole book in the words that are said: a line for each paragraph and title, an empty one between chapters. */
export function saidText({ chunks }: Pick<ChunkList, 'chunks'>): string {
  const behind = { sentence: ' ', heading: '\n', paragraph: '\n', chapter: '\n\n' }
  const words = chunks.flatMap(({ sentences }) => sentences.map(({ said, after }) => said + behind[after]))
  return `${words.join('').trimEnd()}\n`
}
