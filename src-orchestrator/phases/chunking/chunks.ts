import type { BookText, Chapter } from '../../book/book-text.ts'
import type { BreakAfter, Chunk, ChunkList, Sentence } from '../../book/chunk.ts'
import { noChoices, sayingsOf, type SayingChoices } from './book-saying.ts'
import { passageLanguage } from './passage-language.ts'
import { numberedTitles } from './roman.ts'
import { saidFor, saidForTitle, type Saying } from './said.ts'
import { sentencesOf, sentencesOfLines } from './sentences.ts'

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
function sentencesOfChapter(
  chapter: Chapter,
  sayings: (language: string) => Saying,
  { language, isNumbered }: { language: string; isNumbered: boolean },
): Sentence[] {
  const own = sayings(language)
  const sentences: Sentence[] = []
  const title = chapter.titleIsPrinted ? saidForTitle(chapter.title, own, isNumbered) : ''
  if (title !== '') sentences.push({ text: chapter.title, said: title, after: 'heading' })
  for (const block of chapter.blocks) {
    const end: BreakAfter = block.kind === 'heading' ? 'heading' : 'paragraph'
    const other = passageLanguage(block.text, language)
    const saying = other === null ? own : sayings(other)
    const cut = block.kind === 'verse' ? sentencesOfLines : sentencesOf
    for (const lines of cut(block.text, saying.language)) {
      const said = saidFor(lines, saying)
      const sentence = { text: lines.replaceAll('\n', ' '), said, after: 'sentence' as const }
      if (said !== '') sentences.push(other === null ? sentence : { ...sentence, language: other })
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
    // A chunk has one voice, and so one language.
    if (open.sec + sec > longestSec || open.sentences.at(-1)?.language !== sentence.language) close()
    open.sentences.push(sentence)
    open.sec += sec
    if (sentence.after !== 'sentence' && sentence.after !== 'heading' && open.sec >= preferredSec) close()
  }
  close()
  const last = groups.at(-1)
  const before = groups.at(-2)
  const isOneLanguage = last?.sentences[0]?.language === before?.sentences[0]?.language
  if (
    last &&
    before &&
    isOneLanguage &&
    last.sec < shortestSec &&
    last.sec + before.sec <= longestJoinedSec
  ) {
    before.sentences.push(...last.sentences)
    groups.pop()
  }
  return groups.map((group) => group.sentences)
}

/** What its sentences say of their language, the chunk says for them. */
function withLanguage(chunk: Chunk): Chunk {
  const language = chunk.sentences[0]?.language
  return language === undefined ? chunk : { ...chunk, language }
}

/** The whole book in chunks. A chapter without a word to say has none, but keeps its title and number. */
export function chunksOf(book: BookText, choices: SayingChoices = noChoices): ChunkList {
  const sayings = sayingsOf(book, choices)
  const chapterTitles = book.chapters.map((chapter) => chapter.title)
  const numbered = numberedTitles(chapterTitles)
  const chunks: Chunk[] = []
  for (const [index, chapter] of book.chapters.entries()) {
    const sentences = sentencesOfChapter(chapter, sayings, {
      language: book.language,
      isNumbered: numbered.has(index),
    })
    for (const group of groupSentences(sentences))
      chunks.push(withLanguage({ index: chunks.length, chapter: index, sentences: group }))
  }
  const titlesFound = titlesFoundIn(book)
  return { language: book.language, chapterTitles, ...(titlesFound === null ? {} : { titlesFound }), chunks }
}

function titlesFoundIn({ chapters, leftOut = [], leftOutAfter }: BookText): ChunkList['titlesFound'] | null {
  const joined = chapters.flatMap(({ found = [] }, at) =>
    found.slice(1).map((title) => ({ title, after: at + 1 })),
  )
  const absent = [...joined.map(({ title }) => title), ...leftOut]
  const titles = chapters.map(({ title, found }) => found?.[0] ?? title)
  if (absent.length === 0 && chapters.every(({ found }) => found === undefined)) return null
  if (leftOut.length > 0 && leftOutAfter === undefined) return { titles, absent }
  return { titles, absent, absentAfter: [...joined.map(({ after }) => after), ...(leftOutAfter ?? [])] }
}
