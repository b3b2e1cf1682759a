import { cleanText } from '../words/clean-text.ts'
import { isOnlyNumbered, opensChapter } from '../words/heading-words.ts'
import { joinLines, vocabularyOf } from '../words/hyphens.ts'
import { quantile } from '../../quantile.ts'
import { stretchesOf, type TxtLine, type TxtStretch } from './txt-stretches.ts'

/** A paragraph of a plain text. */
export type TxtParagraph = {
  text: string
  /** The same with the breaks of verse. */
  lined: string
  /** Empty lines before it. */
  gap: number
  /** Lines that it was printed in. */
  lines: number
  /** `list-item`: printed behind a mark of a list. `verse`: its lines were ended on purpose. */
  kind: TxtStretch['kind']
  /** Of a heading that is marked as one (#, ##; a line of = or - under it), from 1; 0 for all else. */
  level: number
}

/** Lines longer than any typewriter's. */
const longLine = 100

type RawLine = { text: string; indent: number; level: number }

function rawLines(text: string): RawLine[] {
  return text
    .replace(/\r\n?|\u2028|\u0085/gu, '\n')
    .replaceAll('\f', '\n\n')
    .split('\n')
    .map((line): RawLine => {
      const body = line.trimEnd()
      const trimmed = body.trimStart()
      return {
        text: trimmed,
        indent: body.replaceAll('\t', '    ').length - trimmed.replaceAll('\t', '    ').length,
        level: 0,
      }
    })
}

const hashes = /^(#{1,6})\s+(.*?)(?:\s+#+)?$/u
const maxMarkedLength = 100

/** Takes the marks of headings off and notes their level: "## The Fox", and short lines with = or - under them. */
function withMarks(lines: readonly RawLine[]): RawLine[] {
  return lines.flatMap((line, index): RawLine[] => {
    const above = lines[index - 1]
    const under = lines[index + 1]?.text ?? ''
    const isRule = (text: string): boolean => /^(?:={3,}|-{3,})$/u.test(text)
    const isTitle = (title: RawLine | undefined, before: RawLine | undefined): boolean =>
      title !== undefined &&
      title.text !== '' &&
      title.text.length < maxMarkedLength &&
      !isRule(title.text) &&
      (before?.text ?? '') === ''
    if (isRule(line.text) && isTitle(above, lines[index - 2])) return []
    if (isRule(under) && isTitle(line, above)) return [{ ...line, level: under.startsWith('=') ? 1 : 2 }]
    const found = hashes.exec(line.text)
    if (found === null) return [line]
    return [{ ...line, text: found[2] ?? '', level: found[1]?.length ?? 1 }]
  })
}

/** Where every line has an empty one after it, as in a typescript, those are no paragraphs' ends. */
function withoutDoubleSpacing(lines: readonly RawLine[]): readonly RawLine[] {
  const full = lines.filter((line) => line.text !== '').length
  const followed = lines.filter(
    (line, index) => line.text !== '' && (lines[index + 1]?.text ?? '') !== '',
  ).length
  if (full < 20 || followed > full * 0.05 || !isWrapped(lines)) return lines
  return lines.filter((line, index) => line.text !== '' || (lines[index - 1]?.text ?? '') === '')
}

/** One paragraph a line, paragraphs between empty lines, or paragraphs by indented first lines. */
type Form = 'by-line' | 'by-blank' | 'by-indent'

const endsSentence = /[.!?…:][”’"')\]]*$/u

/** Share of the longest lines' length that a line reaches which was broken to fit. */
const nearWidth = 0.8
/** Of the lines that do not end a sentence: those at paragraphs' ends nearly all do. */
const wrappedShare = 0.6
const openShare = 0.25
/** Characters: nobody breaks lines by hand at more. */
const maxWidth = 200

/** The length of the longest lines, but for a few that stick out. */
function widthOf(lines: readonly RawLine[]): number {
  const lengths = lines.filter((line) => line.text !== '').map((line) => line.indent + line.text.length)
  return quantile(lengths, 0.97)
}

/** Whether lines were broken to fit a width: they end amid sentences, at about one length. Of paragraphs on one line each hardly any does. */
function isWrapped(lines: readonly RawLine[]): boolean {
  const full = lines.filter((line) => line.text !== '')
  const width = widthOf(full)
  if (full.length < 4 || width > maxWidth) return false
  const open = full.filter((line) => !endsSentence.test(line.text))
  const near = open.filter((line) => line.indent + line.text.length >= width * nearWidth)
  return open.length >= full.length * openShare && near.length >= open.length * wrappedShare
}

/** Without empty lines and indents: one paragraph, unless nearly every line ends a sentence. */
function fullEnds(lines: readonly RawLine[]): Form {
  const full = lines.filter((line) => line.text !== '')
  const ended = full.filter((line) => endsSentence.test(line.text)).length
  return ended > full.length * 0.8 ? 'by-line' : 'by-blank'
}

/** Share of the lines that are indented below another: fewer are inset quotations. */
const indentShare = 0.03

function formOf(lines: readonly RawLine[]): Form {
  if (!isWrapped(lines)) {
    // Short lines that fill no width and have empty lines between groups are verse, or a text cut by hand.
    const full = lines.filter((line) => line.text !== '')
    const long = full.filter((line) => line.text.length > longLine)
    const inLong = long.reduce((sum, line) => sum + line.text.length, 0)
    const inAll = full.reduce((sum, line) => sum + line.text.length, 0)
    if (inLong > inAll / 2 || full.length <= 3) return 'by-line'
  }
  let gaps = 0
  let indents = 0
  for (const [index, line] of lines.entries()) {
    const above = lines[index - 1]
    if (line.text === '' || above === undefined) continue
    if (above.text === '') gaps++
    else if (line.indent >= above.indent + 2) indents++
  }
  const full = lines.filter((line) => line.text !== '').length
  if (indents > gaps && indents > full * indentShare) return 'by-indent'
  return gaps >= 2 ? 'by-blank' : fullEnds(lines)
}

/** Lines of a paragraph under a heading that has no empty line below it. */
const minLinesUnder = 3
const maxTightLength = 80

/** "Chapter One" with its first paragraph right under it. */
function isTightHeading(lines: readonly RawLine[], index: number, form: Form, width: number): boolean {
  const line = lines[index]
  if (line === undefined || line.text.length > maxTightLength || !opensChapter(line.text)) return false
  const next = lines[index + 1]
  const first = (lines[index - 1]?.text ?? '') === ''
  if (form === 'by-indent') return next?.text === '' || (next !== undefined && next.indent >= line.indent + 2)
  if (!first) return false
  if (isOnlyNumbered(line.text)) return true
  // A paragraph's first line that begins with such words is as long as the others.
  if (line.text.length > width * nearWidth) return false
  const under = lines.slice(index + 1, index + 1 + minLinesUnder)
  return under.length === minLinesUnder && under.every((each) => each.text !== '')
}

/** Cuts a plain text into paragraphs; lines that were broken to fit a width are joined, and cut words with them. */
export function txtParagraphs(text: string, language: string): TxtParagraph[] {
  const lines = withoutDoubleSpacing(withMarks(rawLines(text)))
  const form = formOf(lines)
  const width = widthOf(lines)
  const vocabulary = vocabularyOf(lines.map((line) => line.text))
  const groups: { gap: number; level: number; lines: TxtLine[] }[] = []
  let gap = 0
  let open = false
  for (const [index, { text: raw, indent, level }] of lines.entries()) {
    const words = cleanText(raw.replace(/^[_*](.+)[_*]$/u, '$1'))
    if (words === '') {
      gap++
      open = false
      continue
    }
    const alone = level > 0 || isTightHeading(lines, index, form, width)
    const line = { text: words, end: indent + raw.length }
    const last = open && !alone && form !== 'by-line' && !(form === 'by-indent' && indent >= 2) ? groups.at(-1) : undefined // prettier-ignore
    if (last === undefined) groups.push({ gap, level, lines: [line] })
    else last.lines.push(line)
    open = !alone
    gap = 0
  }
  const join = (words: readonly string[]): string =>
    cleanText(
      words.reduce((all, more) => joinLines(all, more, vocabulary, language).text).replaceAll('\u00AD', ''),
    )
  return groups.flatMap(({ gap: before, level, lines: own }) =>
    stretchesOf(own, width).map(({ kind, whole }, at): TxtParagraph => {
      const printed = whole.flat()
      const lined = whole.map(join).join('\n')
      const words = whole.length === 1 ? lined : join(printed)
      return { text: words, lined, gap: at === 0 ? before : 0, lines: printed.length, kind, level }
    }),
  )
}
