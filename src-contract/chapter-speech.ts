import type { ChapterSpeeches, OwnSpeech } from './own-speech.ts'

function folded(title: string): string {
  return title.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim()
}

/** The chapters, counted from 0, that a name in the record or on the command line means: "3", "2-4", or a title. */
function meant(name: string, titles: readonly string[], titleThen: string | undefined): number[] {
  const [, from = '', to = from] = /^(\d+)(?:\s*[-–]\s*(\d+))?$/u.exec(name.trim()) ?? []
  const byTitle = (title: string): number[] =>
    titles.flatMap((one, at) => (folded(one) === folded(title) ? [at] : []))
  const numbers = titles.map((_, at) => at).filter((at) => at + 1 >= Number(from) && at < Number(to))
  if (from === '' || numbers.length === 0) return byTitle(name)
  const [at = 0] = numbers
  // Read otherwise than when it was chosen, the book may count its chapters otherwise.
  const moved =
    titleThen === undefined || folded(titles[at] ?? '') === folded(titleThen) ? [] : byTitle(titleThen)
  return numbers.length === 1 && moved.length === 1 ? moved : numbers
}

export type FoundChapters = {
  /** By the chapter's place in `titles`. Of two names for one chapter the later one's word counts. */
  own: ReadonlyMap<number, OwnSpeech>
  /** Names that mean no chapter of this book. */
  unknown: string[]
}

/** Which chapters have their own way of being spoken. `titles`: of the chapters that have anything to say, in order. */
export function findChapters(speeches: ChapterSpeeches, titles: readonly string[]): FoundChapters {
  const own = new Map<number, OwnSpeech>()
  const unknown: string[] = []
  for (const [name, { title, ...speech }] of Object.entries(speeches)) {
    const found = meant(name, titles, title)
    if (found.length === 0) unknown.push(name)
    for (const at of found) own.set(at, { ...own.get(at), ...speech })
  }
  return { own, unknown }
}
