import { z } from 'zod'
import type { ChapterSpeech, ChapterSpeeches, OwnSpeech } from './own-speech.ts'

function folded(title: string): string {
  return title.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim()
}

/** What chapters were called before the listener named, joined or left out any. */
export const titlesFoundSchema = z.object({
  /** By the chapter's place. */
  titles: z.array(z.string()),
  /** Of parts that are no chapters of their own any more. */
  absent: z.array(z.string()),
})
export type TitlesFound = z.infer<typeof titlesFoundSchema>

const asTheyAre: TitlesFound = { titles: [], absent: [] }

/**
 * The chapters, counted from 0, that a name in the record or on the command line means: "3", "2-4", or a title. Null: one that is there no more because the listener wants it
 * so.
 */
function meant(
  name: string,
  titles: readonly string[],
  titleThen: string | undefined,
  found: TitlesFound,
): number[] | null {
  const [, from = '', to = from] = /^(\d+)(?:\s*[-–]\s*(\d+))?$/u.exec(name.trim()) ?? []
  const isCalled = (at: number, title: string): boolean =>
    [titles[at], found.titles[at]].some((one) => one !== undefined && folded(one) === folded(title))
  const byTitle = (title: string): number[] => [...titles.keys()].filter((at) => isCalled(at, title))
  const isAbsent = (title: string): boolean => found.absent.some((one) => folded(one) === folded(title))
  const numbers = titles.map((_, at) => at).filter((at) => at + 1 >= Number(from) && at < Number(to))
  if (from === '' || (numbers.length === 0 && titleThen === undefined)) {
    const named = byTitle(name)
    return named.length === 0 && isAbsent(name) ? null : named
  }
  const [at = Number(from) - 1] = numbers
  if (to !== from || titleThen === undefined || isCalled(at, titleThen)) return numbers
  // Read otherwise than when it was chosen, the book may count its chapters otherwise; of several with one title the nearest is the likeliest.
  const [nearest] = byTitle(titleThen).toSorted((a, b) => Math.abs(a - at) - Math.abs(b - at))
  if (nearest !== undefined) return [nearest]
  return isAbsent(titleThen) ? null : numbers
}

export type FoundChapters = {
  /** By the chapter's place in `titles`. Of two names for one chapter the later one's word counts. */
  own: ReadonlyMap<number, OwnSpeech>
  /** Names that mean no chapter of this book. */
  unknown: string[]
}

/** Which chapters have their own way of being spoken. `titles`: of the chapters that have anything to say, in order. */
export function findChapters(
  speeches: ChapterSpeeches,
  titles: readonly string[],
  titlesFound: TitlesFound = asTheyAre,
): FoundChapters {
  const own = new Map<number, OwnSpeech>()
  const unknown: string[] = []
  for (const [name, { title, ...speech }] of Object.entries(speeches)) {
    const found = meant(name, titles, title, titlesFound)
    if (found?.length === 0) unknown.push(name)
    for (const at of found ?? []) own.set(at, { ...own.get(at), ...speech })
  }
  return { own, unknown }
}

/**
 * The same under the numbers that the chapters have by now, as they are shown and chosen. One that is no chapter any more stands under its title, until it is one again;
 * what was meant by several numbers, or by a title, stays so.
 */
export function renumbered(
  speeches: ChapterSpeeches,
  titles: readonly string[],
  found: TitlesFound = asTheyAre,
): ChapterSpeeches {
  const named: Record<string, ChapterSpeech> = {}
  for (const [name, speech] of Object.entries(speeches)) {
    const { title } = speech
    const isNumbered = title !== undefined && /^\d+$/u.test(name)
    const places = isNumbered ? meant(name, titles, title, found) : []
    const [place] = places ?? []
    const now = place === undefined ? (places === null ? title : undefined) : String(place + 1)
    named[now === undefined || named[now] !== undefined ? name : now] = speech
  }
  return named
}
