import { tidyText, tokens, type Element } from '../dom.ts'
import { pageBreakTokens } from './meanings.data.ts'
import { isOf } from './note-links.ts'
import type { LeftOut } from './pieces.ts'

const pageNumberClass = /^(?:page-?(?:num(?:ber)?|no|break)s?|pb|folio)$/u
const lineNumberClass = /^(?:l(?:ine)?-?num(?:ber)?s?|verse-?num(?:ber)?)$/u
const pageNumberText = /^[[({]?\s*(?:(?:page|pg|p|s)\.?\s*)?(?:\d{1,5}|[ivxlc]{1,8})?\s*[\])}]?$/iu
/** The number of a printed page or of a line, which the markup keeps for who looks a place up; null: it is none. */
export function placeNumber(element: Element): LeftOut | null {
  const text = tidyText(element)
  if (!pageNumberText.test(text)) return null
  const classes = tokens(element, 'class')
  if (isOf(element, pageBreakTokens) || classes.some((each) => pageNumberClass.test(each)))
    return { rule: 'page-number', text }
  return classes.some((each) => lineNumberClass.test(each)) ? { rule: 'line-number', text } : null
}
