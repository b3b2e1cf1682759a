import type { TitlesFound } from '../../src-contract/chapter-speech.ts'
import type { ChunkList } from './chunk.ts'

/** The titles of the chapters that have anything to say, by which they are counted, with their places in the text. */
export function spokenChapters({ chapterTitles, chunks }: ChunkList): { chapter: number; title: string }[] {
  const numbers = [...new Set(chunks.map(({ chapter }) => chapter))].sort((a, b) => a - b)
  return numbers.map((chapter) => ({ chapter, title: chapterTitles[chapter] ?? `Chapter ${chapter + 1}` }))
}

/** What those were called before the listener named, joined or left out any; null: the same. */
export function spokenTitlesFound(list: ChunkList): TitlesFound | null {
  const { titlesFound } = list
  if (titlesFound === undefined) return null
  const chapters = spokenChapters(list)
  const titles = chapters.map(({ chapter, title }) => titlesFound.titles[chapter] ?? title)
  const { absent, absentAfter } = titlesFound
  const spokenBefore = (count: number): number => chapters.filter(({ chapter }) => chapter < count).length
  return {
    titles,
    absent,
    ...(absentAfter === undefined ? {} : { absentAfter: absentAfter.map(spokenBefore) }),
  }
}
