import type { BookText, Chapter } from '../../book/book-text.ts'
import type { BreakAfter, Chunk, ChunkList, Sentence } from '../../book/chunk.ts'
import { noChoices, sayingsOf, type SayingChoices } from './book-saying.ts'
import { romanNumberedTitles } from './roman.ts'
import { saidFor, saidForTitle, type Saying } from './said.ts'
import { sentencesOf } from './sentences.ts'

/**
 * Characters of said text to a second of speech at 170 words a minute: 15.6 for eSpeak NG's English, 14 to 17 for its German, French and
 * Spanish. Only the cuts between chunks depend on it.
 */
export const charsPerSecond = 15.5

/** A chunk ends at a paragraph once it is this long (seconds) … */
const preferredSec = 14
/** … or before the sentence that would make it longer than this. */
const longestSec = 28
/** A rest shorter than this joins the chunk before it, if that does not grow beyond `longestJoinedSec`. */
const shortestSec = 6
const longestJoinedSec = 32

export function estimatedSec(said: string): number {
  return said.length / charsPerSecond
}

const strength: Record<BreakAfter, number> = { sentence: 0, paragraph: 1, heading: 2, chapter: 3 }

function stronger(a: BreakAfter, b: BreakAfter): BreakAfter {
  return strength[a] >= strength[b] ? a : b
}

/** The sentences of one chapter: its printed title first, blocks without anything to say only as a pause. */
export function sentencesOfChapter(chapter: Chapter, saying: Saying, romanNumbered: boolean): Sentence[] {
  const sentences: Sentence[] = []
  const title = chapter.titleIsPrinted ? saidForTitle(chapter.title, saying, romanNumbered) : ''
  if (title !== '') sentences.push({ text: chapter.title, said: title, after: 'heading' })
  for (const block of chapter.blocks) {
    const end: BreakAfter = block.kind === 'heading' ? 'heading' : 'paragraph'
    for (const text of sentencesOf(block.text, saying.language)) {
      const said = saidFor(text, saying)
      if (said !== '') sentences.push({ text, said, after: 'sentence' })
    }
    const last = sentences.at(-1)
    if (last !== undefined) last.after = stronger(last.after, end)
  }
  const last = sentences.at(-1)
  if (last !== undefined) last.after = 'chapter'
  return sentences
}

/** Sentences in groups of about 10 to 30 seconds, ending with a paragraph where one ends in time. */
export function groupSentences(sentences: readonly Sentence[]): Sentence[][] {
  const groups: { sentences: Sentence[]; sec: number }[] = []
  let open: { sentences: Sentence[]; sec: number } = { sentences: [], sec: 0 }
  const close = (): void => {
    if (open.sentences.length > 0) groups.push(open)
    open = { sentences: [], sec: 0 }
  }
  for (const sentence of sentences) {
    const sec = estimatedSec(sentence.said)
    if (open.sec + sec > longestSec) close()
    open.sentences.push(sentence)
    open.sec += sec
    if (sentence.after !== 'sentence' && sentence.after !== 'heading' && open.sec >= preferredSec) close()
  }
  close()
  const last = groups.at(-1)
  const before = groups.at(-2)
  if (last && before && last.sec < shortestSec && last.sec + before.sec <= longestJoinedSec) {
    before.sentences.push(...last.sentences)
    groups.pop()
  }
  return groups.map((group) => group.sentences)
}

/** The whole book in chunks. A chapter without a word to say has none, but keeps its title and number. */
export function chunksOf(book: BookText, choices: SayingChoices = noChoices): ChunkList {
  const saying = sayingsOf(book, choices)(book.language)
  const chapterTitles = book.chapters.map((chapter) => chapter.title)
  const numbered = romanNumberedTitles(chapterTitles)
  const chunks: Chunk[] = []
  for (const [index, chapter] of book.chapters.entries()) {
    const sentences = sentencesOfChapter(chapter, saying, numbered.has(index))
    for (const group of groupSentences(sentences))
      chunks.push({ index: chunks.length, chapter: index, sentences: group })
  }
  return { language: book.language, chapterTitles, chunks }
}
