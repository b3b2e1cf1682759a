import {
  chosenParts,
  inChapters,
  paragraphText,
  restoredOf,
  unmetChoices,
  type ChosenPart,
  type PartIn,
} from '../../../src-contract/book-structure.ts'
import { structureRows, type StructureRow } from '../../../src-contract/structure-rows.ts'
import {
  leftByListener,
  noTextChoices,
  partWord,
  type PartKey,
  type TextChoices,
} from '../../../src-contract/text-choices.ts'
import type { Block, BookText, Change, Chapter, Place } from '../../book/book-text.ts'
import { countWords } from './words/clean-text.ts'
import type { TextPart } from './text-parts.ts'

/** A book as it was read: its parts, and the text that they make. */
export type ReadBook = BookText & { parts: TextPart[] }

type KeyedBlock = { key: PartKey; text: string; block: Block; isRead: boolean }
export type KeyedPart = { part: TextPart; key: PartKey; blocks: KeyedBlock[] }

const pageOf = (places: readonly Place[] | null | undefined): number | null => places?.[0]?.page ?? null

/** Counts what has one name, so that each has a key of its own. */
function counter(): (begins: PartKey['begins'], page: number | null, text: string) => PartKey {
  const seen = new Map<string, number>()
  return (begins, page, text) => {
    const first = { begins, page, text, nth: 0 }
    const nth = seen.get(partWord(first)) ?? 0
    seen.set(partWord(first), nth + 1)
    return { ...first, nth }
  }
}

/** The parts with the keys by which they and their paragraphs are meant. */
export function keyedParts(parts: readonly TextPart[]): KeyedPart[] {
  const keyOf = counter()
  return parts.map((part) => {
    const all = [
      ...part.blocks.map((block) => ({ block, isRead: true })),
      ...part.pieces.flatMap(({ change, blocks }) =>
        blocks.map((block) => ({ block, isRead: change.restored === true })),
      ),
    ]
    const [first] = part.pieces
    const page = pageOf(part.titlePlaces) ?? pageOf(all[0]?.block.places) ?? first?.change.place?.page ?? null
    return {
      part,
      key: keyOf('part', page, part.title),
      blocks: all.map(({ block, isRead }) => ({
        key: keyOf('paragraph', pageOf(block.places), paragraphText(block.text)),
        text: block.text,
        block,
        isRead,
      })),
    }
  })
}

function partsIn(keyed: readonly KeyedPart[]): PartIn<KeyedBlock>[] {
  return keyed.map(({ part, key, blocks }) => {
    const { title, titleIsPrinted, left, joined, inside, pieces } = part
    const restored = pieces.filter(({ change }) => change.restored === true).length
    return {
      key, title, titleIsPrinted, left, joined, inside,
      restored: restoredOf(pieces.length, restored),
      paragraphs: left !== null && restored > 0 ? blocks.filter(({ isRead }) => isRead) : blocks,
    }
  }) // prettier-ignore
}

type Chosen = ChosenPart<KeyedBlock>

type PlacesOf = (part: Chosen) => Place[] | null

/** The chapter that these parts make together; null for a part that only holds others and has no words of its own. */
function chapterOf([first, ...others]: readonly [Chosen, ...Chosen[]], placesOf: PlacesOf): Chapter | null {
  const { title, titleIsPrinted } = first
  const headed = (part: Chosen): Block[] =>
    part.titleIsPrinted ? [{ kind: 'heading', text: part.title, places: placesOf(part) ?? [] }] : []
  const joined = others.flatMap((part) => headed(part).concat(part.paragraphs.map(({ block }) => block)))
  const blocks = [...first.paragraphs.map(({ block }) => block), ...joined]
  if (!titleIsPrinted && blocks.length === 0) return null
  const found = [first, ...others].map(({ foundTitle }) => foundTitle)
  const places = placesOf(first)
  return {
    title,
    titleIsPrinted,
    ...(places === null ? {} : { titlePlaces: places }),
    ...(found.length === 1 && found[0] === title ? {} : { found }),
    blocks,
  }
}

/** The chapters, each by the part that begins it. */
function chaptersByPart(chosen: readonly Chosen[], placesOf: PlacesOf): Map<Chosen, Chapter> {
  const chapters = new Map<Chosen, Chapter>()
  for (const group of inChapters(chosen)) {
    const chapter = chapterOf(group, placesOf)
    if (chapter !== null) chapters.set(group[0], chapter)
  }
  return chapters
}

function leftOut(
  { titleIsPrinted, foundTitle, paragraphs }: Chosen,
  titlePlaces: readonly Place[] | null,
): Change[] {
  const left = (text: string, places: readonly Place[]): Change => ({
    rule: leftByListener,
    text,
    place: places[0] ?? null,
  })
  return [
    ...(titleIsPrinted ? [left(foundTitle, titlePlaces ?? [])] : []),
    ...paragraphs.map(({ block }) => left(block.text, block.places)),
  ]
}

export function wordsIn(chapters: readonly Chapter[]): number {
  return chapters.reduce(
    (sum, chapter) =>
      sum +
      (chapter.titleIsPrinted ? countWords(chapter.title) : 0) +
      chapter.blocks.reduce((words, block) => words + countWords(block.text), 0),
    0,
  )
}

/** The list of a book's parts as the listener wants them. */
export function structureOf({ parts }: Pick<ReadBook, 'parts'>, choices: TextChoices): StructureRow[] {
  return structureRows(chosenParts(partsIn(keyedParts(parts)), choices), ({ text }) => countWords(text))
}

/** The text that the parts of a book make as the listener wants them. `unmet`: what was chosen for parts that were not found. Pure. */
export function chosenBook(
  { parts, language, changes }: Pick<ReadBook, 'parts' | 'language' | 'changes'>,
  choices: TextChoices = noTextChoices,
): { book: ReadBook; unmet: PartKey[] } {
  const keyed = keyedParts(parts)
  const found = partsIn(keyed)
  const chosen = chosenParts(found, choices)
  const places = new Map(keyed.map(({ key, part }) => [partWord(key), part.titlePlaces]))
  const placesOf: PlacesOf = ({ key }) => places.get(partWord(key)) ?? null
  const byPart = chaptersByPart(chosen, placesOf)
  const chapters = [...byPart.values()]
  const left: Chosen[] = []
  const leftOutAfter: number[] = []
  let begun = 0
  for (const part of chosen) {
    if (byPart.has(part)) begun += 1
    if (part.why !== leftByListener) continue
    left.push(part)
    leftOutAfter.push(begun)
  }
  return {
    unmet: unmetChoices(found, choices),
    book: {
      language,
      parts,
      chapters,
      ...(left.length === 0 ? {} : { leftOut: left.map(({ foundTitle }) => foundTitle), leftOutAfter }),
      changes: [...changes, ...left.flatMap((part) => leftOut(part, placesOf(part)))],
      words: wordsIn(chapters),
    },
  }
}
