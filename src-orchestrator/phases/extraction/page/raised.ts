import { cleanText } from '../words/clean-text.ts'

/** A stretch of a line's text in small type above its baseline: a note's mark, an exponent, the end of an ordinal. UTF-16 units. */
export type Raised = { at: number; length: number }

// Unicode's noncharacters: no document has them, and cleaning a text leaves them alone.
const opening = '\uFDD0'
const closing = '\uFDD1'

/** The text with marks around it, which withoutMarkers takes out again. */
export function markRaised(text: string): string {
  return text === '' ? '' : `${opening}${text}${closing}`
}

export function withoutMarkers(text: string): string {
  if (!text.includes(opening) && !text.includes(closing)) return text
  return text.replaceAll(/[\uFDD0\uFDD1]/gu, '')
}

/** Cleans a marked text, and says where its marked stretches are afterwards. */
export function cleanMarked(marked: string): { text: string; raised: Raised[] } {
  if (!marked.includes(opening)) return { text: cleanText(marked), raised: [] }
  const pieces = cleanText(marked.replaceAll(/\uFDD1\uFDD0/gu, '')).split(/([\uFDD0\uFDD1])/u)
  const raised: Raised[] = []
  let text = ''
  let up = false
  for (const piece of pieces) {
    if (piece === opening || piece === closing) {
      up = piece === opening
      continue
    }
    if (up && piece.trim() !== '') {
      const blank = piece.length - piece.trimStart().length
      raised.push({ at: text.length + blank, length: piece.trim().length })
    }
    text += piece
  }
  return { text, raised }
}

/** Notes' labels are as large as this beside notes that are small themselves: 8 to 9 points. */
export const smallType = 0.92

/** Whether small type stands above a baseline. Points; y grows downwards. */
export function isRaised(
  small: { size: number; baseline: number },
  line: { size: number; baseline: number },
): boolean {
  return small.size < line.size * smallType && small.baseline < line.baseline - line.size * 0.2
}
