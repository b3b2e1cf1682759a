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
  /** Of each of these, how many chapters stand before it; left out where an earlier version read the book. */
  absentAfter: z.array(z.number().int().nonnegative()).optional(),
})
export type TitlesFound = z.infer<typeof titlesFoundSchema>

const asTheyAre: TitlesFound = { titles: [], absent: [] }

/** The places of all that were found under a title, in the order of the book; null: of one that is no chapter any more. None where that order is not known. */
function alike(title: string, titles: readonly string[], found: TitlesFound): (number | null)[] {
  const { absent, absentAfter = [] } = found
  if (absentAfter.length !== absent.length) return []
  const gone = (before: number): (number | null)[] =>
    absent.flatMap((one, at) => (absentAfter[at] === before && folded(one) === folded(title) ? [null] : []))
  const places = titles.flatMap((now, at) => [
    ...gone(at),
    ...(folded(found.titles[at] ?? now) === folded(title) ? [at] : []),
  ])
  return [...places, ...gone(titles.length)]
}

/** How a chapter is known again, from its place in `titles`. */
export function chapterKnownBy(
  at: number,
  titles: readonly string[],
  found: TitlesFound = asTheyAre,
): Pick<ChapterSpeech, 'title' | 'nth'> {
  const title = found.titles[at] ?? titles[at]
  if (title === undefined) return {}
  const places = alike(title, titles, found)
  return places.length > 1 ? { title, nth: places.indexOf(at) + 1 } : { title }
}

/**
 * The chapters, counted from 0, that a name in the record or on the command line means: "3", "2-4", or a title. Null: one that is there no more because the listener wants it
 * so.
 */
function meant(
  name: string,
  titles: readonly string[],
  { title: titleThen, nth }: Pick<ChapterSpeech, 'title' | 'nth'>,
  found: TitlesFound,
): number[] | null {
  const place =
    titleThen === undefined || nth === undefined ? undefined : alike(titleThen, titles, found)[nth - 1]
  if (place !== undefined) return place === null ? null : [place]
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
  for (const [name, { title, nth, ...speech }] of Object.entries(speeches)) {
    const found = meant(name, titles, { title, nth }, titlesFound)
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
    const { title, nth } = speech
    const isKnown = title !== undefined && (nth !== undefined || /^\d+$/u.test(name))
    const places = isKnown ? meant(name, titles, { title, nth }, found) : []
    const [place] = places ?? []
    const now = place === undefined ? (places === null ? title : undefined) : String(place + 1)
    named[now === undefined || named[now] !== undefined ? name : now] = speech
  }
  return named
}
