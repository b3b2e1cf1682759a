import { allNamed, localName, tidyText, type Element } from '../dom.ts'
import { countWords } from '../../phases/extraction/words/clean-text.ts'

/** Cells of a table of figures and names are shorter on average; those of a page that was laid out with a table are not. */
const maxCellWords = 8

/** Whether a table is one, with rows and columns that mean something, and not a way to place things on a page. */
export function isDataTable(table: Element): boolean {
  if (/^(?:presentation|none)$/iu.test(table.attribs['role'] ?? '')) return false
  if (allNamed(table, 'table').length > 0) return false
  if (allNamed(table, 'th').length > 0 || allNamed(table, 'thead').length > 0) return true
  const rows = allNamed(table, 'tr')
  const cells = rows.map((row) => allNamed(row, 'td'))
  const widest = Math.max(0, ...cells.map((row) => row.length))
  if (rows.length < 2 || widest < 2) return false
  const words = cells
    .flat()
    .map((cell) => countWords(tidyText(cell)))
    .filter((count) => count > 0)
  return words.reduce((sum, count) => sum + count, 0) <= maxCellWords * words.length
}

const codeWords =
  /(?:^|\n)\s*(?:#include|def \w+\(|class \w+[:({]|import \w|from \w+ import|function\b|public\b|private\b|return\b|var \w|let \w|const \w|if ?\(|for ?\(|while ?\(|\$ \w|<\/?\w+[^>]*>)/u
const codeEnds = /[;{}]\s*$/u

/** Whether preformatted text is a program: by its element, its class, or how its lines look. Else it is verse, a letter, a telegram. */
export function isCode(element: Element, text: string): boolean {
  const inside = element.children.filter((child) => 'attribs' in child)
  if (
    inside.length > 0 &&
    inside.every((child) => 'name' in child && /^(?:code|samp|kbd)$/u.test(localName(child)))
  )
    return true
  if (
    /code|program|listing|source|highlight|screen|console|language-|terminal/iu.test(
      element.attribs['class'] ?? '',
    )
  )
    return true
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const ends = lines.filter((line) => codeEnds.test(line)).length
  return codeWords.test(text) || (lines.length > 0 && ends >= lines.length * 0.3)
}
