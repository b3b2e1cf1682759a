import { z } from 'zod'
import type { OtherVoice } from '../book-page.ts'
import type { Section } from './read.ts'

/** A chunk that the book's own voice spoke names none. */
const chunkSchema = z.object({
  voice_id: z.string().optional(),
  chapter: z.number().int().positive().optional(),
})
const entrySchema = z.object({
  voice_id: z.string(),
  chunk_metrics: z.array(chunkSchema),
})

/** The voices that spoke some chunks in place of the book's, by phase 4's entry, in the order in which they are heard. */
export function otherVoicesOf(entry: Section | null): OtherVoice[] {
  const told = entrySchema.safeParse(entry).data
  if (told === undefined) return []
  const found = new Map<string, { chunks: number; chapters: Set<number> }>()
  for (const { voice_id: voice, chapter } of told.chunk_metrics) {
    if (voice === undefined || voice === told.voice_id) continue
    const one = found.get(voice) ?? { chunks: 0, chapters: new Set<number>() }
    one.chunks += 1
    if (chapter !== undefined) one.chapters.add(chapter)
    found.set(voice, one)
  }
  return [...found].map(([voice, { chunks, chapters }]) => ({ voice, chunks, chapters: [...chapters] }))
}
