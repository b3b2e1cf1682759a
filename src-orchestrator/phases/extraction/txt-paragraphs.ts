import { cleanText } from './clean-text.ts'
import { joinLines, vocabularyOf } from './hyphens.ts'

/** A paragraph of a plain text. */
export type TxtParagraph = {
  text: string
  /** Empty lines before it. */
  gap: number
  /** Lines that it was printed in. */
  lines: number
}

/** Texts without empty lines between paragraphs have lines longer than any typewriter's, or indents. */
const longLine = 100
const blankShare = 0.03

type RawLine = { text: string; indent: number }

function rawLines(text: string): RawLine[] {
  return text
    .replace(/\r\n?|\u2028|\u0085/gu, '\n')
    .replaceAll('\f', '\n\n')
    .split('\n')
    .map((line) => {
      const body = line.trimEnd()
      const trimmed = body.trimStart()
      return {
        text: trimmed,
        indent: body.replaceAll('\t', '    ').length - trimmed.replaceAll('\t', '    ').length,
      }
    })
}

/** One paragraph a line, paragraphs between empty lines, or paragraphs by indented first lines. */
type Form = 'by-line' | 'by-blank' | 'by-indent'

function formOf(lines: readonly RawLine[]): Form {
  const full = lines.filter((line) => line.text !== '')
  const long = full.filter((line) => line.text.length > longLine)
  if (
    long.reduce((sum, line) => sum + line.text.length, 0) >
    full.reduce((sum, line) => sum + line.text.length, 0) / 2
  )
    return 'by-line'
  if (lines.length - full.length >= lines.length * blankShare) return 'by-blank'
  const indented = full.filter((line) => line.indent >= 2).length
  return indented > full.length * 0.03 && indented < full.length * 0.7
    ? 'by-indent'
    : full.length <= 3
      ? 'by-line'
      : 'by-blank'
}

/** Cuts a plain text into paragraphs; lines that were broken to fit a width are joined, and cut words with them. */
export function txtParagraphs(text: string, language: string): TxtParagraph[] {
  const lines = rawLines(text)
  const form = formOf(lines)
  const vocabulary = vocabularyOf(lines.map((line) => line.text))
  const paragraphs: TxtParagraph[] = []
  let gap = 0
  let open: TxtParagraph | null = null
  for (const { text: raw, indent } of lines) {
    const words = cleanText(raw.replace(/^[_*](.+)[_*]$/u, '$1'))
    if (words === '') {
      gap++
      open = null
      continue
    }
    if (open === null || form === 'by-line' || (form === 'by-indent' && indent >= 2)) {
      open = { text: words, gap, lines: 1 }
      paragraphs.push(open)
    } else {
      open.text = joinLines(open.text, words, vocabulary, language).text
      open.lines++
    }
    gap = 0
  }
  for (const paragraph of paragraphs) paragraph.text = cleanText(paragraph.text.replaceAll('\u00AD', ''))
  return paragraphs
}
