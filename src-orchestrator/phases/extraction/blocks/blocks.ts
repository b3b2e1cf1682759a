import type { Change, Place } from '../../../book/book-text.ts'
import { cleanText } from '../words/clean-text.ts'
import { capStandsAlone, joinLines, type Vocabulary } from '../words/hyphens.ts'
import type { Layout } from '../page/layout.ts'
import type { PlacedLine } from '../page/line.ts'
import { isCentred, type LineGroup } from './paragraphs.ts'
import type { Restorer } from '../restored.ts'
import { linesOnPurpose } from './verse.ts'

/** A group of lines as one line of text, with what tells a heading from a paragraph. */
export type TextBlock = {
  text: string
  /** The same with its lines, where they were ended on purpose. */
  verse: string | null
  places: Place[]
  display: boolean
  centred: boolean
  bold: boolean
  /** Points. */
  size: number
  lines: PlacedLine[]
  /** What belongs to it but is no part of the text, by its place in the list of asides. */
  asides: number[]
  /** A head or a number that the listener wants read: it opens no chapter. */
  restored?: boolean
}

function textOf(line: PlacedLine, vocabulary: Vocabulary): string {
  if (line.dropCap === 0) return line.text
  const letters = line.text.slice(0, line.dropCap)
  const rest = line.text.slice(line.dropCap)
  return capStandsAlone(letters, rest, vocabulary) ? `${letters} ${rest}` : line.text
}

/** One box for each page that the lines stand on. */
export function placesOf(lines: readonly PlacedLine[]): Place[] {
  const places = new Map<number, Place>()
  for (const { page, left, top, right, bottom } of lines) {
    const known = places.get(page)
    places.set(page, {
      page,
      left: Math.min(left, known?.left ?? left),
      top: Math.min(top, known?.top ?? top),
      right: Math.max(right, known?.right ?? right),
      bottom: Math.max(bottom, known?.bottom ?? bottom),
    })
  }
  return [...places.values()]
}

/** How much rarer than either word the two as one must be: every chapter's title may have the same blank. */
const rarer = 10

/**
 * The blank behind an overhanging f is hard to see in display type: "The First ofthe Three". Parted where the document knows both words and not
 * the two as one.
 */
export function partBehindF(text: string, vocabulary: Vocabulary): string {
  return text.replaceAll(/(?<!\p{L})(of|if)(\p{L}{2,})/giu, (whole, head: string, rest: string) =>
    vocabulary.count(whole) * rarer < Math.min(vocabulary.count(head), vocabulary.count(rest))
      ? `${head} ${rest}`
      : whole,
  )
}

/** What is one behind the other in a text, with the line where it begins. */
type Part = { words: string; line: PlacedLine }

/** The parts as one: words that were cut at a line's end are whole again, which `changes` tells. */
function joined(
  parts: readonly Part[],
  vocabulary: Vocabulary,
  language: string,
  changes: Change[],
  judge: Restorer,
): string {
  let text = ''
  let isHard = false
  for (const { words, line } of parts) {
    if (text === '') {
      text = words
      isHard = line.hardHyphen === true
      continue
    }
    const both: ReturnType<typeof joinLines> =
      isHard && text.endsWith('-')
        ? { text: text + words, made: 'compound' }
        : joinLines(text, words, vocabulary, language)
    isHard = line.hardHyphen === true
    let isKept = false
    if (both.made === 'word') {
      const [place] = placesOf([line])
      const around = `${text.split(' ').at(-1) ?? ''}|${words.split(' ', 1)[0] ?? ''}`
      const change = judge({ rule: 'hyphen-joined', text: around, place: place ?? null })
      changes.push(change)
      isKept = change.restored === true
    }
    text = isKept ? `${text.slice(0, -1)}-${words}` : both.text
  }
  return text
}

const cleaned = (text: string): string => cleanText(text.replaceAll('\u00AD', ''))

export function blockOf(
  group: LineGroup,
  layout: Layout,
  vocabulary: Vocabulary,
  language: string,
  changes: Change[],
  judge: Restorer,
): TextBlock | null {
  const join = (parts: readonly Part[]): string => joined(parts, vocabulary, language, changes, judge)
  const partsOf = (lines: readonly PlacedLine[]): Part[] =>
    lines.map((line) => ({ words: textOf(line, vocabulary), line }))
  const verse = linesOnPurpose(group, layout)?.flatMap((lines): Part[] => {
    const [line] = lines
    return line === undefined ? [] : [{ words: join(partsOf(lines)), line }]
  })
  let text = cleaned(join(verse ?? partsOf(group.lines)))
  if (group.kind === 'display') text = partBehindF(text, vocabulary)
  const [first] = group.lines
  if (text === '' || first === undefined) return null
  return {
    text,
    verse: verse?.map(({ words }) => cleaned(words)).join('\n') ?? null,
    places: placesOf(group.lines),
    display: group.kind === 'display',
    centred: group.lines.every((line) => isCentred(line, layout)),
    bold: group.lines.every((line) => line.bold),
    size: first.size,
    lines: group.lines,
    asides: group.lines.flatMap((line) => line.asides ?? []),
    restored: group.lines.every((line) => line.restored === true),
  }
}
