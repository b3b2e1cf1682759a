import type { Block, Change } from '../../../book/book-text.ts'
import { chosenBook, type ReadBook } from '../chosen-book.ts'
import { countWords } from '../words/clean-text.ts'
import { withoutGutenberg } from '../chapters/gutenberg.ts'
import { isContentsTitle, isOnlyNumbered, numberedTitle } from '../words/heading-words.ts'
import { isBackMatter, stretchTitle } from '../chapters/matter-titles.ts'
import { withNaturalCuts } from '../chapters/natural-cuts.ts'
import { restorer, type Restorer } from '../restored.ts'
import { leftStretches, wovenParts, type FoundChapter, type LeftBlock } from '../text-parts.ts'
import { headingsOf } from './txt-headings.ts'
import { namesAmong } from './txt-names.ts'
import { txtParagraphs, type TxtParagraph } from './txt-paragraphs.ts'

/** Words: a heading with fewer before the next one is an entry of the contents. */
const minChapterWords = 25
const maxFrontWords = 300

type Part = { title: string; printed: boolean; paragraphs: TxtParagraph[] }

/** What stands first under each heading that is nothing but a number, where more follows. */
function firstUnder(
  paragraphs: readonly TxtParagraph[],
  headings: ReadonlySet<TxtParagraph>,
): TxtParagraph[] {
  return paragraphs.flatMap((heading, at) => {
    const [next, under] = [paragraphs[at + 1], paragraphs[at + 2]]
    const isNumber = headings.has(heading) && isOnlyNumbered(heading.text)
    if (!isNumber || next === undefined || under === undefined) return []
    return headings.has(next) || headings.has(under) ? [] : [next]
  })
}

function cut(paragraphs: readonly TxtParagraph[], bookTitle: string): Part[] {
  const headings = headingsOf(paragraphs)
  const names = namesAmong(firstUnder(paragraphs, headings))
  const parts: Part[] = [{ title: bookTitle, printed: false, paragraphs: [] }]
  for (let at = 0; at < paragraphs.length; at++) {
    const paragraph = paragraphs[at]
    if (paragraph === undefined) continue
    if (!headings.has(paragraph)) {
      parts.at(-1)?.paragraphs.push(paragraph)
      continue
    }
    const next = paragraphs[at + 1]
    let title = paragraph.text
    if (next !== undefined && names.has(next)) {
      title = numberedTitle(title, next.text)
      at++
    }
    parts.push({ title, printed: true, paragraphs: [] })
  }
  return parts
}

/** A text with at most one heading is cut at natural places where it is long. */
function withCuts(parts: readonly Part[]): Part[] {
  const last = parts.at(-1)
  if (last === undefined || parts.length > 2) return [...parts]
  const cuttable = last.paragraphs.map((paragraph) => ({ words: countWords(paragraph.text), isBreak: !isWordy(paragraph), isHeading: false })) // prettier-ignore
  const cuts = withNaturalCuts([], cuttable)
  const pieces = cuts.map(({ title, at }, index): Part => {
    const paragraphs = last.paragraphs.slice(at, cuts[index + 1]?.at)
    const isOwn = index === 0 && last.printed
    return { title: isOwn ? last.title : title, printed: isOwn, paragraphs }
  })
  return pieces.length === 0 ? [...parts] : [...parts.slice(0, -1), ...pieces]
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

function isWordy({ text }: TxtParagraph): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}

function blocksOf(paragraphs: readonly TxtParagraph[]): Block[] {
  return paragraphs.filter(isWordy).map(({ kind, lined }) => ({ kind, text: lined, places: [] }))
}

function heading(text: string): Block {
  return { kind: 'heading', text, places: [] }
}

function wordsBefore(parts: readonly Part[], to?: number): number {
  return parts.slice(0, to).reduce((sum, part) => sum + wordsOf(part), 0)
}

/** Of the parts that are read, the first, before any heading, may hold nothing but a title page. */
function isFrontMatter(part: Part, read: readonly Part[]): boolean {
  if (part !== read[0] || part.printed || read.length < 2) return false
  const isOne = ({ text, lines }: TxtParagraph): boolean =>
    countWords(text) < 60 || lines > 8 || isContentsTitle(text)
  const isEmpty = !part.paragraphs.some(isWordy)
  return isEmpty || (wordsOf(part) <= maxFrontWords && part.paragraphs.every(isOne))
}

/** The reading text of a plain text. Pure. */
export function bookFromText(
  text: string,
  book: { title: string; language: string },
  judge: Restorer = restorer(),
): ReadBook {
  const changes: Change[] = []
  const take = (rule: string, words: string): Change => {
    const change = judge({ rule, text: words, place: null })
    changes.push(change)
    return change
  }
  const left: LeftBlock[] = []
  /** What the account says once of several parts is one piece; parts by each other are left out as one. */
  const leaveOut = (at: number, rule: string, words: string, blocks: Block[]): void => {
    left.push({ at, rule, group: rule, piece: { change: take(rule, words), blocks } })
  }
  const bare = withoutGutenberg(text)
  const around = (at: number, licence: string): void => {
    if (licence === '') return
    leaveOut(at, 'gutenberg-licence', licence, blocksOf(txtParagraphs(licence, book.language)))
  }
  const parts = withCuts(cut(txtParagraphs(bare.text, book.language), book.title))
  around(-1, bare.before)
  const chapters: FoundChapter[] = []
  const read = parts.filter((part, index) => !isEntry(part, index, parts))
  const isRead = new Set(read)
  const words = wordsBefore(parts)
  for (const [at, part] of parts.entries()) {
    const texts = [part.title, ...part.paragraphs.map((paragraph) => paragraph.text)].join('\n')
    const blocks = blocksOf(part.paragraphs)
    if (!isRead.has(part)) {
      leaveOut(at, 'contents-page', texts, [heading(part.title), ...blocks])
      continue
    }
    for (const paragraph of part.paragraphs) if (!isWordy(paragraph)) take('ornament', paragraph.text)
    if (isFrontMatter(part, read)) {
      if (blocks.length > 0)
        leaveOut(at, 'front-matter', blocks.map((block) => block.text).join('\n'), blocks)
    } else if (isBackMatter(part.title, () => wordsBefore(parts, at), words))
      leaveOut(at, 'back-matter', texts, [heading(part.title), ...blocks])
    else
      chapters.push({
        title: part.title,
        titleIsPrinted: part.printed,
        at,
        blocks: blocks.map((block) => ({ at, block })),
      })
  }
  around(parts.length, bare.after)
  const stretches = leftStretches(left, ({ rule, pieces }) =>
    rule === 'front-matter'
      ? book.title
      : stretchTitle(rule, pieces[0]?.blocks[0]?.text ?? book.title, book.language),
  )
  return chosenBook({ parts: wovenParts(chapters, stretches), language: book.language, changes }).book
}
