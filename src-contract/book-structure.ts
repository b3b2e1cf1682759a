import { z } from 'zod'
import {
  keyOf,
  leftByListener,
  partWord,
  restoredTest,
  type KnownChange,
  type PartKey,
  type PartWish,
  type TextChoices,
} from './text-choices.ts'

/** How a paragraph begins, by which a part can be made to begin there. */
const foundParagraphSchema = z.object({
  page: z.number().int().positive().nullable(),
  text: z.string(),
  nth: z.number().int().nonnegative(),
  words: z.number().int().nonnegative(),
})
export type FoundParagraph = z.infer<typeof foundParagraphSchema>

/** A stretch of a book as reading it found it: a chapter, or what is no part of the text and left out. */
export const foundPartSchema = z.object({
  title: z.string().min(1),
  /** From 1, of the file: where it begins; null where the source has no pages. */
  page: z.number().int().positive().nullable(),
  /** From 0: which of those that have that title on that page. */
  nth: z.number().int().nonnegative(),
  /** Whether the title stands in the text and is read aloud. */
  titleIsPrinted: z.boolean(),
  /** The rule by which it is left out; null: it is read. */
  left: z.string().nullable(),
  /** Where it is read, it goes on with the part before it. */
  joined: z.boolean(),
  /** It stands in the midst of the part before it, behind so many of its paragraphs; null: by itself. */
  inside: z.number().int().nonnegative().nullable(),
  /** Of what is left out: the report's items that say so, counted from 0. */
  items: z.array(z.number().int().nonnegative()),
  paragraphs: z.array(foundParagraphSchema),
})
export type FoundPart = z.infer<typeof foundPartSchema>

/** Enough to know a paragraph by, and to show it in a line. */
const paragraphChars = 80
const titleChars = 60

export function paragraphText(text: string): string {
  return text.slice(0, paragraphChars)
}

/** What a part is called that has no title: how its text begins. */
export function titleFrom(text: string): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim()
  if (line.length <= titleChars) return line
  const cut = line.slice(0, titleChars)
  return `${cut.includes(' ') ? cut.slice(0, cut.lastIndexOf(' ')) : cut}…`
}

export function paragraphKey({ page, text, nth }: Pick<FoundParagraph, 'page' | 'text' | 'nth'>): PartKey {
  return { begins: 'paragraph', page, text, nth }
}

export function partKey({ page, title, nth }: Pick<FoundPart, 'page' | 'title' | 'nth'>): PartKey {
  return { begins: 'part', page, text: title, nth }
}

/** How much of what a rule leaves out the listener wants read. */
export type Restored = 'nothing' | 'some' | 'all'

/** A part as it was found, with its paragraphs in whatever shape. */
export type PartIn<Paragraph> = Pick<FoundPart, 'title' | 'titleIsPrinted' | 'left' | 'joined' | 'inside'> & {
  key: PartKey
  restored: Restored
  /** Of what is left out but for some of it: those. */
  paragraphs: readonly Paragraph[]
}

/** A part as the listener wants it. */
export type ChosenPart<Paragraph> = {
  key: PartKey
  /** The rule by which it was found to be left out; null: it was found to be read. */
  rule: string | null
  /** As found; of a part that begins at a paragraph, how that begins. */
  foundTitle: string
  title: string
  titleIsPrinted: boolean
  isRead: boolean
  /** Only some of it is read. */
  isPartly: boolean
  /** Why it is not read; null: it is. */
  why: string | null
  joined: boolean
  /** It stands in the midst of the part before it, and is read there. */
  isInside: boolean
  paragraphs: Paragraph[]
}

type Keyed = { key: PartKey; text: string }

/** The paragraphs of a part with those of the parts that stand in its midst. */
function interleaved<Paragraph>(
  part: PartIn<Paragraph>,
  inside: readonly PartIn<Paragraph>[],
): { paragraph: Paragraph; isOwn: boolean }[] {
  const behind = (count: number): { paragraph: Paragraph; isOwn: boolean }[] =>
    inside
      .filter((each) => each.inside === count && each.restored !== 'nothing')
      .flatMap(({ paragraphs }) => paragraphs.map((paragraph) => ({ paragraph, isOwn: false })))
  return [
    ...behind(0),
    ...part.paragraphs.flatMap((paragraph, at) => [{ paragraph, isOwn: true }, ...behind(at + 1)]),
  ]
}

/** The parts of a book as they were found, with what the listener chose: some are named otherwise, left out, joined, and begin at paragraphs. In the order of the book. */
export function chosenParts<Paragraph extends Keyed>(
  found: readonly PartIn<Paragraph>[],
  choices: TextChoices,
): ChosenPart<Paragraph>[] {
  const wishes = new Map(choices.parts.map((part): [string, PartWish] => [partWord(part), part]))
  return found.flatMap((part, index): ChosenPart<Paragraph>[] => {
    const { key, restored, left: rule } = part
    const isFoundRead = rule === null || restored !== 'nothing'
    const opened = (
      own: PartKey,
      title: string,
      titleIsPrinted: boolean,
      joined: boolean,
    ): ChosenPart<Paragraph> => {
      const wish = wishes.get(partWord(own)) ?? {}
      const isRead = isFoundRead && wish.left !== true
      return {
        key: own,
        rule,
        foundTitle: title,
        title: wish.title ?? title,
        titleIsPrinted,
        isRead,
        isPartly: isRead && restored === 'some',
        why: isRead ? null : isFoundRead ? leftByListener : rule,
        joined: wish.joined ?? joined,
        isInside: part.inside !== null,
        paragraphs: [],
      }
    }
    const parts = [opened(key, part.title, part.titleIsPrinted, part.joined || restored === 'some')]
    if (part.inside !== null) return parts.map((each) => ({ ...each, paragraphs: [...part.paragraphs] }))
    const next = found.findIndex((each, at) => at > index && each.inside === null)
    const around = interleaved(part, found.slice(index + 1, next < 0 ? undefined : next))
    const canBegin = rule === null || restored === 'all'
    for (const [at, { paragraph, isOwn }] of around.entries()) {
      const begins = canBegin && isOwn && (at > 0 || part.titleIsPrinted)
      if (begins && wishes.has(partWord(paragraph.key)))
        parts.push(opened(paragraph.key, titleFrom(paragraph.text), false, false))
      parts.at(-1)?.paragraphs.push(paragraph)
    }
    return parts
  })
}

type OneOrMore<T> = [T, ...T[]]

/** The parts that are read, those together that make one chapter. */
export function inChapters<Part extends ChosenPart<unknown>>(parts: readonly Part[]): OneOrMore<Part>[] {
  const chapters: OneOrMore<Part>[] = []
  for (const part of parts) {
    if (!part.isRead || part.isInside) continue
    if (part.joined && chapters.length > 0) chapters.at(-1)?.push(part)
    else chapters.push([part])
  }
  return chapters
}

/** Of so many pieces. */
export function restoredOf(count: number, restored: number): Restored {
  return restored === 0 ? 'nothing' : restored < count ? 'some' : 'all'
}

/** The report's parts, as far as these choices want them read. `items`: the report's. */
export function partsIn(
  parts: readonly FoundPart[],
  items: readonly KnownChange[],
  choices: TextChoices,
): PartIn<FoundParagraph & Keyed>[] {
  const isRestored = restoredTest(choices)
  return parts.map((part) => {
    const mine = part.items.flatMap((at) => items[at] ?? [])
    return {
      ...part,
      key: partKey(part),
      restored: restoredOf(mine.length, mine.filter((item) => isRestored(keyOf(item))).length),
      paragraphs: part.paragraphs.map((paragraph) => ({ ...paragraph, key: paragraphKey(paragraph) })),
    }
  })
}

/** What was chosen for parts and paragraphs that are not there, or are not read: another reading may not have found them. */
export function unmetChoices<Paragraph extends Keyed>(
  found: readonly PartIn<Paragraph>[],
  { parts }: Pick<TextChoices, 'parts'>,
): PartKey[] {
  const known = new Set(
    found.flatMap(({ key, paragraphs }) => [key, ...paragraphs.map((each) => each.key)].map(partWord)),
  )
  return parts.filter((part) => !known.has(partWord(part)))
}
