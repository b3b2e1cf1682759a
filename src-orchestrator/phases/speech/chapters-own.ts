import { findChapters } from '../../../src-contract/chapter-speech.ts'
import { withOwnPace, type OwnSpeech } from '../../../src-contract/own-speech.ts'
import type { ChunkList } from '../../book/chunk.ts'
import { spokenChapters, spokenTitlesFound } from '../../book/spoken-chapters.ts'
import type { PhaseContext } from '../../phase.ts'
import { pausesFrom, type Pauses } from './pauses.ts'

/** What chapters have of their own, by their places in the text, and names that mean none of them. */
export function chaptersOwn(
  list: ChunkList,
  { recorded }: Pick<PhaseContext, 'recorded'>,
): { own: ReadonlyMap<number, OwnSpeech>; unknown: string[] } {
  const chapters = spokenChapters(list)
  const titles = chapters.map(({ title }) => title)
  const { own, unknown } = findChapters(recorded.chapters, titles, spokenTitlesFound(list) ?? undefined)
  const byChapter = [...own].flatMap(([at, speech]): [number, OwnSpeech][] => {
    const found = chapters[at]
    return found === undefined ? [] : [[found.chapter, speech]]
  })
  return { own: new Map(byChapter.sort(([a], [b]) => a - b)), unknown }
}

/** The pauses of each chapter, by its place in the text; `others`: of those that have none of their own. */
export function chapterPauses(
  list: ChunkList,
  context: Pick<PhaseContext, 'settings' | 'recorded'>,
): { others: Pauses; own: ReadonlyMap<number, Pauses> } {
  const { own } = chaptersOwn(list, context)
  const paced = [...own].map(([chapter, speech]): [number, Pauses] => [
    chapter,
    pausesFrom(withOwnPace(context.settings, speech)),
  ])
  return { others: pausesFrom(context.settings), own: new Map(paced) }
}
