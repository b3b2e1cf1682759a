import type { ChunkList } from './chunk.ts'

/** The titles of the chapters that have anything to say, by which they are counted, with their places in the text. */
export function spokenChapters({ chapterTitles, chunks }: ChunkList): { chapter: number; title: string }[] {
  const numbers = [...new Set(chunks.map(({ chapter }) => chapter))].sort((a, b) => a - b)
  return numbers.map((chapter) => ({ chapter, title: chapterTitles[chapter] ?? `Chapter ${chapter + 1}` }))
}
