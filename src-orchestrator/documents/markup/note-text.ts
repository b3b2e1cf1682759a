import { localName, tidyText, type Element } from '../dom.ts'
import { backLinkTokens } from './meanings.data.ts'
import { isOf } from './note-links.ts'

const arrow = /^[[(]?\s*(?:[↩↑↵⏎⤴⮌«^]\uFE0E?|back|return(?: to text)?|zurück|retour)\s*[\])]?$/iu

/** A link at a note's end that leads back to its mark. */
export function isBackLink(element: Element): boolean {
  return localName(element) === 'a' && (isOf(element, backLinkTokens) || arrow.test(tidyText(element)))
}

/** "[3] See above" without its label, where it begins with it. */
export function withoutLabel(text: string, label: string): string {
  const opening = /^[[({]?\s*/u.exec(text)?.[0] ?? ''
  const rest = text.slice(opening.length)
  if (label === '' || !rest.startsWith(label)) return text
  const behind = rest.slice(label.length)
  return /^[\d\p{Ll}]/u.test(behind) ? text : behind.replace(/^\s*[\])}]?[.:)]?\s*/u, '')
}
