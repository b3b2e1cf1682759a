import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  mannersOf,
  spokenWithName,
  spokenWithSchema,
  type SpokenWith,
} from '../../../src-contract/spoken-with.ts'
import { errorCode, writeFileAtomic } from '../../../src-node/atomic-file.ts'
import type { Chunk, ChunkList } from '../../book/chunk.ts'
import { spokenChapters, spokenTitlesFound } from '../../book/spoken-chapters.ts'
import type { PhaseContext } from '../../phase.ts'
import { wishesOf } from './find-voices.ts'

async function earlier(path: string): Promise<SpokenWith | null> {
  try {
    return spokenWithSchema.safeParse(JSON.parse(await readFile(path, 'utf8'))).data ?? null
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError) return null
    throw error
  }
}

function hashOf({ sentences }: Chunk): string {
  const said = sentences.map((sentence) => [sentence.said, sentence.after])
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 12)
}

/**
 * Notes in which manner each chunk is to be spoken, and its key (src-contract/spoken-with.ts). `keeps`: beside what was wanted of the same words before, of which some may
 * stand.
 */
export async function noteManners(
  list: ChunkList,
  keyOf: (chunk: Chunk) => string,
  { folders, settings, recorded }: Pick<PhaseContext, 'folders' | 'settings' | 'recorded'>,
  keeps: boolean,
): Promise<void> {
  const path = join(folders.private, spokenWithName)
  const before = keeps ? await earlier(path) : null
  const chapters = spokenChapters(list)
  const voice = wishesOf({ settings, recorded })[0]?.name ?? null
  const titles = chapters.map(({ title }) => title)
  const mannerOf = mannersOf({ ...settings, voice }, recorded.chapters, titles, spokenTitlesFound(list))
  const placeOf = new Map(chapters.map(({ chapter }, place) => [chapter, place]))
  const manners = [...(before?.manners ?? [])]
  const chunks = list.chunks.map((chunk, at): SpokenWith['chunks'][number] => {
    const chapter = placeOf.get(chunk.chapter) ?? 0
    const manner = mannerOf(chapter)
    if (!manners.includes(manner)) manners.push(manner)
    const said = hashOf(chunk)
    const known = before?.chunks[at]
    const keys = known?.said === said ? [...known.keys] : []
    const place = manners.indexOf(manner)
    while (keys.length <= place) keys.push(null)
    keys[place] = keyOf(chunk)
    return { chapter, said, keys }
  })
  await writeFileAtomic(path, JSON.stringify({ version: 1, manners, chunks } satisfies SpokenWith))
}
