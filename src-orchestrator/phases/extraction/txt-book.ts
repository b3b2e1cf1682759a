import type { Block, BookText, Change, Chapter } from '../../book/book-text.ts'
import { wordsIn } from './assemble.ts'
import { countWords } from './clean-text.ts'
import { withoutGutenberg } from './gutenberg.ts'
import { isContentsTitle, isOnlyNumbered, numberedTitle } from './heading-words.ts'
import { restorer, type Restorer } from './restored.ts'
import { headingsOf, isWorded } from './txt-headings.ts'
import { txtParagraphs, type TxtParagraph } from './txt-paragraphs.ts'

const maxNameLength = 80
/** Words: a heading with fewer before the next one is an entry of the contents. */
const minChapterWords = 25
const maxFrontWords = 300

/** "Hello there. This is one": a short word before the full stop may be an abbreviation ("Mr. Bennet"). */
const twoSentences = /\p{Ll}{4,}[.!?]\s+\p{Lu}/u

/** What stands alone under "CHAPTER I." is its name: short, and no sentence. */
function isName(paragraph: TxtParagraph | undefined): boolean {
  if (paragraph === undefined || paragraph.text.length > maxNameLength || paragraph.lines > 2) return false
  return (
    !isWorded(paragraph) &&
    /^\P{Ll}/u.test(paragraph.text) &&
    !twoSentences.test(paragraph.text) &&
    !/[.,;:!?”"’']$/u.test(paragraph.text.replace(/\.$/u, ''))
  )
}

type Part = { title: string; printed: boolean; paragraphs: TxtParagraph[] }

function cut(paragraphs: readonly TxtParagraph[], bookTitle: string): Part[] {
  const headings = headingsOf(paragraphs)
  const parts: Part[] = [{ title: bookTitle, printed: false, paragraphs: [] }]
  for (let at = 0; at < paragraphs.length; at++) {
    const paragraph = paragraphs[at]
    if (paragraph === undefined) continue
    if (!headings.has(paragraph)) {
      parts.at(-1)?.paragraphs.push(paragraph)
      continue
    }
    const next = paragraphs[at + 1]
    const under = paragraphs[at + 2]
    let title = paragraph.text
    const leavesText = under !== undefined && !headings.has(under)
    if (isOnlyNumbered(title) && next !== undefined && !headings.has(next) && leavesText && isName(next)) {
      title = numberedTitle(title, next.text)
      at++
    }
    parts.push({ title, printed: true, paragraphs: [] })
  }
  return parts
}

const wordsOf = (part: Part): number => part.paragraphs.reduce((sum, { text }) => sum + countWords(text), 0)

/** Headings one under the other before the first that has text under it are the contents page. */
function isEntry(part: Part, index: number, parts: readonly Part[]): boolean {
  if (!part.printed || wordsOf(part) >= minChapterWords) return false
  const own = part.title.toLowerCase()
  const again = parts.some(({ title, printed }, at) => {
    const other = title.toLowerCase()
    return (
      at > index &&
      printed &&
      (other === own || (other.startsWith(own) && /^[.:\s]/u.test(other.slice(own.length))))
    )
  })
  const next = parts[index + 1]
  return again || (next !== undefined && index < 4 && wordsOf(next) < minChapterWords && parts.length > 6)
}

/** The reading text of a plain text. Pure. */
export function bookFromText(
  text: string,
  book: { title: string; language: string },
  judge: Restorer = restorer(),
): BookText {
  const changes: Change[] = []
  /** Whether it really goes: the listener may want it read. */
  const remove = (rule: string, words: string): boolean => {
    if (words === '') return true
    const change = judge({ rule, text: words, place: null })
    changes.push(change)
    return change.restored !== true
  }
  const bare = withoutGutenberg(text)
  const [before, after] = [bare.before, bare.after].map((words) =>
    remove('gutenberg-licence', words) ? '' : words,
  )
  const wanted = [before, bare.text, after].filter((piece) => piece !== '').join('\n\n')
  const parts = cut(txtParagraphs(wanted, book.language), book.title)
  const kept = parts.filter((part, index) => {
    if (!isEntry(part, index, parts)) return true
    const words = [part.title, ...part.paragraphs.map((paragraph) => paragraph.text)].join('\n')
    return !remove('contents-page', words)
  })
  const chapters: Chapter[] = []
  for (const [index, part] of kept.entries()) {
    const isFront = index === 0 && !part.printed && kept.length > 1
    const blocks: Block[] = []
    for (const { text: words } of part.paragraphs) {
      if (!/[\p{L}\p{N}]/u.test(words)) remove('ornament', words)
      else blocks.push({ kind: 'paragraph', text: words, places: [] })
    }
    const onlyFront =
      wordsOf(part) <= maxFrontWords &&
      part.paragraphs.every(
        ({ text: words, lines }) => countWords(words) < 60 || lines > 8 || isContentsTitle(words),
      )
    const words = blocks.map((block) => block.text).join('\n')
    const isOut = isFront && (blocks.length === 0 || onlyFront) && remove('front-matter', words)
    if (!isOut) chapters.push({ title: part.title, titleIsPrinted: part.printed, blocks })
  }
  return { language: book.language, chapters, changes, words: wordsIn(chapters) }
}
