import type { Change, Place } from '../../../book/book-text.ts'
import { onPage, type Aside } from '../page/asides.ts'
import type { Layout } from '../page/layout.ts'
import type { Line, PageLines, PlacedLine } from '../page/line.ts'
import {
  countsOn,
  cutStretches,
  isSurelyMark,
  marksOf,
  mayBeMark,
  noteLabel,
  romanNumber,
  type Mark,
  type NoteLabel,
} from './note-marks.ts'
import {
  belowGap,
  isBehindWord,
  lowestColumns,
  sameSize,
  unfinishedIn,
  withRestOfNote,
  type Unfinished,
} from './note-feet.ts'
import { sentenceEnd } from '../blocks/paragraphs.ts'
import { restorer, type Restorer } from '../restored.ts'
import { footOf, scannedNotes } from './scanned-notes.ts'
import type { SetApart } from '../page/set-apart.ts'
import { answersTo, waitingAfter } from './waiting-marks.ts'

/** Raised numbers behind words that no note answers: from so many on they are marks of notes that stand elsewhere. */
const minMarks = 3

/**
 * Whether a foot in the last note's type stands under a sentence that is not over: a note that was parted at the end of one of its own sentences. A quotation
 * in small type stands under a sentence's end or a colon.
 */
function breaksIn(foot: readonly Line[], column: readonly Line[], last: Line): boolean {
  const [first] = foot
  const above = first === undefined ? undefined : column[column.indexOf(first) - 1]
  if (first === undefined || above === undefined) return false
  return Math.abs(first.size - last.size) <= last.size * sameSize && !sentenceEnd.test(above.text)
}

/** Which of a foot's lines begin notes. A number that is not raised does so only where the page's text has its mark, or where it counts on. */
function labelsIn(foot: readonly Line[], marked: ReadonlySet<string>): Map<Line, NoteLabel> {
  const labels = new Map<Line, NoteLabel>()
  let last: NoteLabel | null = null
  for (const line of foot) {
    const label = noteLabel(line)
    if (label === null) continue
    const countsOn: boolean =
      last !== null && !last.raised && Number(label.label) === Number(last.label) + 1 && !label.raised
    const isMarked = marked.has(label.label) || marked.has(label.bracket + label.label)
    if (!label.raised && !isMarked && !countsOn) continue
    if (last !== null && last.raised && !label.raised && /^\d/u.test(last.label)) continue
    labels.set(line, label)
    last = label
  }
  return labels
}

function placeOf({ page, left, top, right, bottom }: PlacedLine): Place {
  return { page, left, top, right, bottom }
}

type Found = { notes: Aside[]; inNotes: Set<Line> }

/** Notes at the feet of columns: small type that begins with a note's label, and what is left over of a note at the next foot. */
function findNotes(pages: readonly PageLines[], layout: Layout): Found {
  const notes: Aside[] = []
  const inNotes = new Set<Line>()
  const isScannedNote = scannedNotes(pages, layout)
  let unanswered: readonly string[] = []
  let pushed: readonly string[] = []
  let waiting: readonly string[] = []
  let unfinished: Unfinished | null = null
  for (const page of pages) {
    const columns = lowestColumns(page, layout.bodySize)
    const feet = columns.map((column) => {
      const own = footOf(page, column, layout, pushed)
      const foot = unfinished === null ? own : withRestOfNote(column, own, unfinished, layout)
      unfinished = unfinishedIn(column, foot, layout)
      return { column, foot }
    })
    const inFeet = new Set(feet.flatMap(({ foot }) => foot))
    const marks = page.lines
      .filter((line) => !inFeet.has(line))
      .flatMap((line) => marksOf(line).map((mark) => ({ line, mark })))
    const marked = new Set([
      ...marks.flatMap(({ mark: { labels, bracket } }) => labels.map((label) => bracket + label)),
      ...unanswered,
    ])
    waiting = waitingAfter(waiting, marks)
    const before = notes.length
    for (const { column, foot } of feet) {
      const answered = answersTo(foot, waiting)
      const labels = labelsIn(foot, new Set([...marked, ...answered]))
      const previous = notes.at(-1)
      const lastLine = previous?.lines.at(-1)
      const goesOn =
        lastLine !== undefined &&
        page.page - lastLine.page <= 1 &&
        (!sentenceEnd.test(lastLine.text) || breaksIn(foot, column, lastLine)) &&
        belowGap(foot, column, layout)
      let open: Aside | undefined = goesOn ? previous : undefined
      if (open === undefined && isScannedNote(page, column, foot)) {
        open = { kind: 'footnote', label: '', page: page.page, lines: [] }
        notes.push(open)
      }
      for (const line of foot) {
        const label = labels.get(line)
        const placed = onPage(line, page.page)
        if (label !== undefined) {
          const words = cutStretches(placed, [{ at: 0, length: label.length }])
          open = {
            kind: 'footnote',
            label: label.label,
            bracket: label.bracket,
            page: page.page,
            lines: words.text === '' ? [] : [words],
          }
          notes.push(open)
        } else if (open === undefined) continue
        else open.lines.push(placed)
        inNotes.add(line)
      }
    }
    // A note that finds no room is pushed to the next page.
    const here = new Set(notes.slice(before).map(({ label }) => label))
    waiting = waiting.filter((label) => !here.has(label))
    const left = marks.filter(({ line, mark }) => mark.bracket !== '' || isSurelyMark(line, mark))
    const labelsOf = (some: typeof left): string[] =>
      some.flatMap(({ mark: { labels, bracket } }) =>
        labels.filter((label) => !here.has(label)).map((label) => bracket + label),
      )
    unanswered = labelsOf(left)
    pushed = labelsOf(left.filter(({ line, mark }) => mark.raised && isBehindWord(line.text, mark)))
  }
  return { notes: notes.filter(({ label, lines }) => label !== '' || lines.length > 0), inNotes }
}

/** The note that a mark points to: the first of that label on its page that has no mark yet, else on the next, where it was pushed for want of room. */
function noteFor(
  label: string,
  bracket: string,
  page: number,
  notes: readonly Aside[],
  taken: ReadonlySet<number>,
): number | null {
  for (const where of [page, page + 1]) {
    const at = notes.findIndex(
      (note, index) =>
        note.page === where &&
        note.label === label &&
        (bracket === '' || note.bracket === bracket) &&
        !taken.has(index),
    )
    if (at >= 0) return at
  }
  return null
}

/** A note whose mark was not found belongs to the last line of its page, or of the last page before that has one. */
function anchorUnmarked(
  notes: readonly Aside[],
  taken: ReadonlySet<number>,
  lines: PlacedLine[],
  offset: number,
): void {
  for (const [index, note] of notes.entries()) {
    if (taken.has(index)) continue
    const at = lines.findLastIndex((each) => each.page <= note.page)
    const line = lines[at]
    if (line !== undefined) lines[at] = withAsides(line, [offset + index])
  }
}

function withAsides(line: PlacedLine, asides: readonly number[] = []): PlacedLine {
  return asides.length === 0 ? line : { ...line, asides: [...(line.asides ?? []), ...asides] }
}

/** Takes notes and their marks out of the text, and adds the notes to what was set apart. A line that had a mark names the notes that it pointed to. */
export function takeFootnotes(
  { pages, asides, anchors }: SetApart,
  layout: Layout,
  judge: Restorer = restorer(),
): { lines: PlacedLine[]; asides: Aside[]; changes: Change[] } {
  const { notes, inNotes } = findNotes(pages, layout)
  const body = pages.flatMap((page) => {
    const left = page.lines.filter((line) => !inNotes.has(line))
    return left.map((line) => withAsides(onPage(line, page.page), anchors.get(line)))
  })
  const sure = body.flatMap((line) =>
    marksOf(line).flatMap((mark) => (isSurelyMark(line, mark) ? mark.labels : [])),
  )
  const figures = sure.filter((label) => /^\d/u.test(label)).map(Number)
  const romans = sure.map(romanNumber).filter((number) => number !== null)
  const numbered = notes.some(({ label }) => /^\d/u.test(label))
  const figuresElsewhere = (numbered || figures.length >= minMarks) && countsOn(figures)
  const romansElsewhere = romans.length >= minMarks && countsOn(romans)
  const elsewhere = ({ labels: [label = ''] }: Mark): boolean =>
    romanNumber(label) === null ? figuresElsewhere : romansElsewhere
  const taken = new Set<number>()
  const changes: Change[] = []
  let last = 0
  const numberOf = (label = ''): number => romanNumber(label) ?? Number(label)
  const goesOn = (mark: Mark): boolean =>
    mark.labels.every((label) => [1, last + 1].includes(numberOf(label)))
  const withoutMarks = (line: PlacedLine): PlacedLine => {
    const pointed: number[] = []
    const marks = marksOf(line).filter((mark) => {
      const found = mark.labels
        .map((label) => noteFor(label, mark.bracket, line.page, notes, taken))
        .filter((each): each is number => each !== null)
      for (const each of found) taken.add(each)
      pointed.push(...found.map((each) => asides.length + each))
      const pointsElsewhere =
        elsewhere(mark) && (isSurelyMark(line, mark) || (mayBeMark(line, mark) && goesOn(mark)))
      const isMark = found.length > 0 || pointsElsewhere
      if (isMark) last = numberOf(mark.labels.at(-1)) || last
      return isMark
    })
    const cut = marks.filter(({ at, length }) => {
      const text = line.text.slice(at, at + length)
      const change = judge({ rule: 'note-mark', text, place: placeOf(line) })
      changes.push(change)
      return change.restored !== true
    })
    if (marks.length === 0) return line
    const [label] = cut.find(({ at, raised }) => at === 0 && raised)?.labels ?? []
    return {
      ...cutStretches(line, cut),
      asides: [...(line.asides ?? []), ...pointed],
      ...(label === undefined ? {} : { label }),
    }
  }
  const lines = body.map(withoutMarks)
  anchorUnmarked(notes, taken, lines, asides.length)
  return { lines: lines.filter(({ text }) => text !== ''), asides: [...asides, ...notes], changes }
}
