import { childElements, localName, textUnder, tokens, type Element } from '../dom.ts'
import type { Matter } from '../source-document.ts'
import { matterTokens } from './meanings.data.ts'
import type { Frame } from './piece-builder.ts'
import { isCode, isDataTable } from './tables.ts'

const verseToken =
  /^(?:poem|poetry|verse|verses|stanza|strophe|line-?group|lg|song|lyrics|z3998:(?:poem|verse|song|hymn|lyrics))$/u
const captionToken = /^(?:fig(?:ure)?-?caption|caption(?:-?text)?|legend)$/u
const marginToken = /^(?:marginalia|marginal-?note|margin-?note|side-?note|z3998:marginalia)$/u
const codeToken = /^(?:program-?listing|source-?code|code-?block|listing)$/u

function marksOf(element: Element): string[] {
  return [...tokens(element, 'epub:type'), ...tokens(element, 'role'), ...tokens(element, 'class')]
}

/** Whether an element holds verse, so that its lines stay lines. */
export function isVerse(element: Element): boolean {
  return localName(element) === 'linegroup' || marksOf(element).some((each) => verseToken.test(each))
}

function matterOf(element: Element): Matter | null {
  for (const each of [...tokens(element, 'epub:type'), ...tokens(element, 'role')]) {
    const matter = matterTokens[each]
    if (matter !== undefined) return matter
  }
  const gutenberg = tokens(element, 'class').some((each) => /^pg-?(?:boilerplate|header|footer)$/u.test(each))
  return gutenberg || /^pg-(?:header|footer)$/u.test(element.attribs['id'] ?? '') ? 'gutenberg-licence' : null
}

/** How what stands in a block is read, by the block and by those around it. */
export function frameOf(element: Element, name: string, around: Frame): Frame {
  const frame: Frame = { ...around, matter: around.matter ?? matterOf(element) }
  const level = /^h([1-6])$/u.exec(name)?.[1]
  if (level !== undefined) return { ...frame, kind: 'heading', level: Number(level), solid: true }
  if (name === 'caption' && frame.kind === 'table') return { ...frame, kind: 'caption', solid: false }
  if (frame.solid) return frame
  const marks = marksOf(element)
  const has = (token: RegExp): boolean => marks.some((each) => token.test(each))
  switch (name) {
    case 'hgroup': {
      const first = childElements(element)
        .map(localName)
        .find((each) => /^h[1-6]$/u.test(each))
      return { ...frame, kind: 'heading', level: Number(first?.slice(1) ?? 2) }
    }
    case 'doctitle':
      return { ...frame, kind: 'heading', level: 1, solid: true }
    case 'figcaption':
    case 'caption':
      return { ...frame, kind: 'caption' }
    case 'pre':
    case 'listing':
    case 'xmp':
    case 'plaintext':
      return isCode(element, textUnder(element))
        ? { ...frame, kind: 'code', pre: true, solid: true }
        : { ...frame, kind: 'verse', pre: true }
    case 'table':
      return isDataTable(element) ? { ...frame, kind: 'table', solid: true } : { ...frame, kind: 'paragraph' }
    case 'li':
      return { ...frame, kind: has(verseToken) ? 'verse' : 'list-item' }
    default:
      if (isVerse(element)) return { ...frame, kind: 'verse' }
      if (has(captionToken)) return { ...frame, kind: 'caption' }
      if (has(marginToken)) return { ...frame, kind: 'margin-note' }
      return has(codeToken) ? { ...frame, kind: 'code', pre: true, solid: true } : frame
  }
}
