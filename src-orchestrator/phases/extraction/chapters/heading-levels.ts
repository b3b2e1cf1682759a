import { opensPart } from '../words/heading-words.ts'

export type LevelledHeading = { text: string; level: number }

const levels = [1, 2, 3, 4, 5, 6]

/**
 * The level down to which headings open chapters: the highest that there is more than one of, and where those, but for the book's own title before them, are all of
 * parts, the next one below. Null: no level has more than one.
 */
export function chapterLevel(headings: readonly LevelledHeading[]): number | null {
  const isUsed = (level: number): boolean => headings.filter((each) => each.level === level).length > 1
  const highest = levels.find(isUsed)
  if (highest === undefined) return null
  const group = headings.filter(({ level }) => level === highest)
  const first = group.findIndex(({ text }) => opensPart(text))
  const parts = first < 0 ? [] : group.slice(first)
  const areParts = parts.length > 1 && parts.every(({ text }) => opensPart(text))
  const below = areParts ? levels.find((level) => level > highest && isUsed(level)) : undefined
  return below ?? highest
}
